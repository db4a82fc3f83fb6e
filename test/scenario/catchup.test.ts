import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minutes, World } from '../world/world.ts';

describe('catching up', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    channel = world.channel();
    await world.incident('cy', 'invite @bo', channel);
  });
  afterEach(() => world.close());

  it('tells what others did since the last message, and where it stands now', async () => {
    await world.as('bo').say(channel, 'back in five');
    await world.settle();
    await world.pass(minutes(2));
    await world.incident('cy', 'status identified', channel);
    await world.incident('cy', 'update Rolled the gateway back', channel);
    await world.incident('cy', 'task @ana call the exchange', channel);
    const { ts } = await world.as('cy').say(channel, 'The feed stopped at 14:58');
    await world.as('cy').react(channel, ts, 'pushpin');
    await world.settle();
    await world.incident('bo', 'catchup', channel);
    const answer = world.answer('bo', channel);
    for (const part of [
      'your last message',
      'Identified',
      'paged, no answer yet: <@U01ANA>',
      'Moved from investigating to identified by Cy Okafor.',
      'Updated by Cy Okafor: Rolled the gateway back',
      '📌 <@U03CY>: The feed stopped at 14:58',
      '1. call the exchange (<@U01ANA>)',
    ])
      expect(answer.replace(':pushpin:', '📌'), part).toContain(part);
    expect(answer).not.toContain('Declared by');
  });

  it('begins where the last look ended, and says when there is nothing', async () => {
    await world.incident('bo', 'catchup', channel);
    expect(world.answer('bo', channel)).toContain('the declaration');
    expect(world.answer('bo', channel)).toContain('Declared by Cy Okafor');
    await world.pass(minutes(1));
    await world.incident('bo', 'catchup', channel);
    expect(world.answer('bo', channel)).toContain('your last look');
    expect(world.answer('bo', channel)).toContain('nothing new');
    await world.incident('bo', 'catchup 1h', channel);
    expect(world.answer('bo', channel)).toContain('Declared by Cy Okafor');
    await world.incident('bo', 'catchup yesterday', channel);
    expect(world.answer('bo', channel)).toContain('is no length of time');
  });

  it('stays short, and says what it leaves out', async () => {
    for (let count = 1; count <= 30; count += 1) await world.incident('cy', `note line ${count}`, channel);
    await world.incident('bo', 'catchup', channel);
    const answer = world.answer('bo', channel);
    expect(answer).toContain('line 30');
    expect(answer).not.toMatch(/line 3\b/);
    expect(answer).toMatch(/… and \d+ earlier, not shown/);
  });
});
