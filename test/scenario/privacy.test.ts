import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minutes, World } from '../world/world.ts';

describe('private and public', () => {
  let world: World;
  let former: string;
  beforeEach(async () => {
    world = await World.open();
    await world.incident('cy', 'new! sev1 gateway Client data leaked');
    former = world.channel();
    await world.incident('cy', 'update Only two clients', former);
  });
  afterEach(() => world.close());

  /** The private channel that the incident moved into. */
  function moved(): string {
    const found = world.slack.channels().find(({ name, kind }) => name.startsWith('inc-1') && kind === 'private');
    if (!found) throw new Error('it did not move');
    return found.name;
  }

  it('moves into a private channel, and empties what it showed before', async () => {
    await world.incident('cy', 'private', former);
    expect(world.answer('cy', former)).toContain('It goes on in a new private channel');
    const channel = moved();
    expect(world.slack.members(channel)).toEqual(expect.arrayContaining(['U03CY', 'U01ANA']));
    const inside = world.slack.messages(channel).map(({ visible }) => visible);
    expect(inside.filter((visible) => visible.includes('*Commander*'))).toHaveLength(1);
    expect(inside.filter((visible) => visible.includes('Playbook: Any incident'))).toHaveLength(1);
    expect(inside.some((visible) => visible.includes('made this incident private'))).toBe(true);
    expect(inside.some((visible) => visible.startsWith('Page to <@U01ANA>'))).toBe(true);
    expect(world.slack.pins(channel)).toHaveLength(1);
    expect(world.slack.channel(channel)?.topic).toContain('SEV1');
    expect(world.slack.bookmarks(channel)).toHaveLength(1);
    const outside = world.slack.messages(former).map(({ visible }) => visible);
    expect(outside.filter((visible) => visible.includes('*Commander*'))).toEqual([]);
    expect(outside.filter((visible) => visible.includes('Playbook'))).toEqual([]);
    expect(outside.at(-1)).toContain('It goes on in a private channel');
    expect(world.slack.channel(former)?.topic).toBe('');
    expect(world.slack.bookmarks(former)).toEqual([]);
    const announced = world.announcement();
    expect(announced.visible).toContain('Private incident');
    expect(announced.visible).not.toContain('Client data');
    expect(announced.buttons).toEqual([]);
    const told = world.slack.thread('incidents', announced.ts).map(({ visible }) => visible);
    expect(told).toHaveLength(2);
    expect(told.join()).not.toContain('Only two clients');
  });

  it('goes on there: pages, acknowledgement and updates, and nothing of it outside', async () => {
    await world.incident('cy', 'private', former);
    const before = world.slack.messages(former).length;
    await world.as('ana').click(world.lastDm('ana'), 'Acknowledge');
    await world.settle();
    await world.incident('cy', 'update Three clients', moved());
    const inside = world.slack.messages(moved()).map(({ visible }) => visible);
    expect(inside.some((visible) => visible.includes('acknowledged after'))).toBe(true);
    expect(inside.some((visible) => visible.includes('Three clients'))).toBe(true);
    expect(world.slack.messages(former)).toHaveLength(before);
    expect(world.slack.messages('incidents').some(({ visible }) => visible.includes('Three clients'))).toBe(false);
    await world.incident('bo', 'status INC-1');
    expect(world.answer('bo')).toContain('no such incident');
    await world.incident('bo', 'list');
    expect(world.answer('bo')).not.toContain('Client data');
  });

  it('keeps what was captured in the former channel for the post-mortem', async () => {
    const { ts } = await world.as('cy').say(former, 'The bucket was open since May');
    await world.as('cy').react(former, ts, 'pushpin');
    await world.settle();
    await world.incident('cy', 'private', former);
    await world.incident('cy', 'postmortem', moved());
    const file = world.slack.files().at(-1);
    expect(file?.bytes?.toString()).toContain('The bucket was open since May');
    expect(file?.bytes?.toString()).toContain('Made private by Cy Okafor');
  });

  it('fails closed: without a private channel nothing is shown, somebody hears of it, and can try again', async () => {
    const heal = world.slack.faults.refuse('conversations.create', 'restricted_action');
    await world.incident('cy', 'private', former);
    expect(world.slack.channels().filter(({ kind }) => kind === 'private')).toEqual([]);
    expect(world.lastDm('cy').visible).toContain('The private channel of INC-1 could not be opened');
    expect(world.slack.messages(former).every(({ visible }) => !visible.includes('*Commander*'))).toBe(true);
    expect(world.announcement().visible).toContain('Private incident');
    heal();
    await world.as('cy').click(world.lastDm('cy'), 'Retry');
    await world.settle();
    expect(world.slack.pins(moved())).toHaveLength(1);
  });

  it('opens one private channel when the answer of Slack is lost', async () => {
    world.slack.faults.loseReply('conversations.create', { times: 2 });
    await world.incident('cy', 'private', former);
    await world.pass(60_000);
    expect(world.slack.channels().filter(({ kind }) => kind === 'private')).toHaveLength(1);
    expect(world.slack.messages(moved()).filter(({ visible }) => visible.includes('*Commander*'))).toHaveLength(1);
  });

  it('is refused to who is not in the channel, and twice', async () => {
    await world.incident('bo', 'private INC-1');
    expect(world.answer('bo')).toContain('Only people in');
    await world.incident('cy', 'private', former);
    await world.incident('cy', 'private', moved());
    expect(world.answer('cy', moved())).toContain('INC-1 is private already');
  });

  it('goes public only when a second person agrees', async () => {
    await world.incident('cy', 'private', former);
    const channel = moved();
    await world.incident('cy', 'invite @bo', channel);
    await world.incident('bo', 'public', channel);
    expect(world.answer('bo', channel)).toContain('<@U03CY> or an admin can ask to make INC-1 public');
    await world.incident('cy', 'public', channel);
    const asked = world.slack.messages(channel).findLast(({ buttons }) => buttons.includes('Agree'));
    if (!asked) throw new Error('nobody was asked');
    await world.as('cy').click(asked, 'Agree');
    await world.settle();
    expect(world.answer('cy', channel)).toContain('a second person of this channel has to agree');
    expect(world.announcement().visible).toContain('Private incident');
    await world.as('bo').click(asked, 'Agree');
    await world.settle();
    expect(world.announcement().visible).toContain('Client data leaked');
    const said = world.slack.messages(channel).at(-1)?.visible;
    expect(said).toContain('<@U03CY> and <@U02BO> made this incident public');
    expect(said).toContain('This channel stays private in Slack');
    await world.incident('cy', 'private', channel);
    expect(world.answer('cy', channel)).toContain('This channel is private already');
    expect(world.slack.messages('incidents').every(({ visible }) => !visible.includes('Client data'))).toBe(true);
    expect(world.announcement().visible).toContain('Private incident');
  });

  it('forgets the question after half an hour', async () => {
    await world.incident('cy', 'private', former);
    const channel = moved();
    await world.incident('cy', 'public', channel);
    await world.incident('cy', 'ack', channel);
    await world.pass(minutes(31));
    const asked = world.slack.messages(channel).findLast(({ buttons }) => buttons.includes('Agree'));
    if (!asked) throw new Error('nobody was asked');
    await world.as('ana').click(asked, 'Agree');
    await world.settle();
    expect(world.answer('ana', channel)).toContain('Nobody asks for it any more');
    expect(world.announcement().visible).toContain('Private incident');
  });
});
