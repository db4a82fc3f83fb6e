import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { World } from '../world/world.ts';

describe('arranging an incident', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open({
      guests: [
        { id: 'U10DEE', name: 'dee', realName: 'Dee Park' },
        { id: 'U11EVE', name: 'eve', realName: 'Eve Stone' },
        { id: 'U12GUS', name: 'gus', realName: 'Gus Guest' },
      ],
    });
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    channel = world.channel();
  });
  afterEach(() => world.close());

  it('renames everything that carries the title, the channel too', async () => {
    await world.incident('cy', 'rename Fills are late', channel);
    expect(world.channel()).toBe('inc-1-fills-are-late');
    expect(world.card().visible).toContain('INC-1 · Fills are late');
    expect(world.announcement().visible).toContain('Fills are late');
    expect(world.dms('ana').at(-1)?.visible).toContain('Fills are late');
    expect(world.said().at(-1)).toContain('renamed this incident: *Fills are late*');
    await world.incident('ana', 'status', 'inc-1-fills-are-late');
    expect(world.answer('ana', 'inc-1-fills-are-late')).toContain('Fills are late');
  });

  it('takes the next suffix when the name is taken, and keeps its own', async () => {
    world.slack.world.createChannel({ name: 'inc-1-fills-late', creator: 'bo' });
    await world.incident('cy', 'rename Fills late', channel);
    expect(world.slack.channel(channel)).toBeUndefined();
    const renamed = world.slack.channels().filter(({ name }) => name.startsWith('inc-1-fills-late'));
    expect(renamed.map(({ name }) => name).sort()).toEqual(['inc-1-fills-late', 'inc-1-fills-late-2']);
    await world.incident('cy', 'rename', 'inc-1-fills-late-2');
    await world.as('cy').fill({ 'New title': 'Fills are late' });
    expect(await world.as('cy').submit()).toMatchObject({ outcome: 'closed' });
    await world.settle();
    expect(world.channel()).toBe('inc-1-fills-are-late');
  });

  it('does not take its own new name for somebody else’s when the answer of Slack is lost', async () => {
    world.slack.faults.loseReply('conversations.rename', { times: 1 });
    await world.incident('cy', 'rename Fills late', channel);
    await world.pass(60_000);
    expect(world.channel()).toBe('inc-1-fills-late');
    expect(world.card().buttons).not.toContain('Retry');
  });

  it('adds people, groups and teams, and says for each what came of it', async () => {
    world.slack.world.addUsergroup({ handle: 'desk', name: 'Desk', users: ['U10DEE', 'U12GUS'] });
    world.slack.world.changeUser('gus', { isRestricted: true });
    await world.incident('cy', 'invite @desk @eve @ana sre', channel);
    const said = world.said().at(-1);
    expect(said).toContain('<@U03CY> added <@U11EVE>, <@U02BO>, <@U10DEE>.');
    expect(said).toContain('Here already: <@U01ANA>.');
    expect(said).toContain('Could not be added: <@U12GUS> (a guest cannot be added)');
    expect(world.slack.members(channel)).toContain('U10DEE');
  });

  it('says so when Slack does not name the people of a group, and when a name is unknown', async () => {
    world.slack.world.addUsergroup({ handle: 'desk', name: 'Desk', users: ['U10DEE'] });
    world.slack.world.removeScope('usergroups:read');
    await world.incident('cy', 'invite @desk', channel);
    expect(world.said().at(-1)).toContain('did not say who is in that group (missing_scope)');
    await world.incident('cy', 'invite nobody-here', channel);
    expect(world.answer('cy', channel)).toContain('no person or team “nobody-here”');
    await world.incident('bo', 'invite INC-1 @eve');
    expect(world.answer('bo')).toContain(`Only people in #${channel} can add people to INC-1`);
  });

  it('keeps links on the card, as bookmarks and on the timeline', async () => {
    await world.incident('cy', 'link https://acme.example/board Order board', channel);
    expect(world.card().visible).toContain('<https://acme.example/board|Order board>');
    expect(world.slack.bookmarks(channel).map(({ link }) => link)).toContain('https://acme.example/board');
    expect(world.said().at(-1)).toContain('added <https://acme.example/board|Order board>');
    for (const [text, words] of [
      ['link javascript:alert(1)', 'Give the whole address'],
      ['link', 'Give the whole address'],
      ['link https://acme.example/board again', 'is linked already'],
    ]) {
      await world.incident('cy', text ?? '', channel);
      expect(world.answer('cy', channel), text).toContain(words);
    }
  });
});
