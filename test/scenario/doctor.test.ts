import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minutes, World } from '../world/world.ts';

describe('/incident doctor', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());
  const ask = async () => {
    await world.incident('bo', 'doctor');
    return world.answer('bo');
  };

  it('says who would be paged, and that Slack, clock and channel are well', async () => {
    const answer = await ask();
    for (const word of [
      'gateway: Ana Ruiz would be paged now',
      'are granted',
      'agrees with Slack',
      'Muster is in #incidents',
      'none was ever made',
      '0 things wait',
    ])
      expect(answer).toContain(word);
    expect(answer).not.toContain(':x:');
  });

  it('names the feature that a missing scope turns off, and the channel that it is not in', async () => {
    world.slack.world.removeScope('bookmarks:write');
    world.slack.world.kickBot('incidents', 'ana');
    const answer = await ask();
    expect(answer).toContain('bookmarks:write is missing, so this does not work: the call as a bookmark');
    expect(answer).toContain('Muster is not in #incidents');
    expect(answer.indexOf(':x:')).toBeLessThan(answer.indexOf(':white_check_mark:'));
  });

  it('notices a clock that is wrong', async () => {
    world.slack.faults.dateSkewMs = minutes(-7);
    expect(await ask()).toContain('this machine is 420 s ahead of Slack: what Slack signs is refused');
  });
});
