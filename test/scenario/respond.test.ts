import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minutes, World } from '../world/world.ts';

describe('responding', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    channel = world.channel();
  });
  afterEach(() => world.close());

  it('posts an update in the channel and under the announcement, and reminds of the next', async () => {
    await world.incident('cy', 'update Orders flow again on two desks', channel);
    expect(world.said().at(-1)).toContain('Orders flow again on two desks');
    const { ts } = world.announcement();
    expect(
      world.slack.thread('incidents', ts).some(({ visible }) => visible.includes('Orders flow again on two desks')),
    ).toBe(true);
    expect(world.card().visible).toContain('Orders flow again on two desks');
    await world.pass(minutes(30));
    expect(world.said().at(-1)).toContain('<@U03CY>, an update on INC-1 was due');
    await world.pass(minutes(10));
    expect(world.lastDm('cy').visible).toContain('an update on INC-1 was due');
  });

  it('takes an update by the form, with a status and the next date', async () => {
    await world.as('cy').click(world.card(), 'Update');
    await world.settle();
    await world.as('cy').fill({
      'What has changed?': 'Rolled back',
      'Where does it stand?': 'monitoring',
      'When is the next one?': '15',
    });
    expect(await world.as('cy').submit()).toMatchObject({ outcome: 'closed' });
    await world.settle();
    expect(world.card().visible).toContain('Monitoring');
    await world.pass(minutes(15));
    expect(world.said().at(-1)).toContain('was due');
  });

  it('changes severity, status, roles and the call, everywhere at once', async () => {
    await world.incident('cy', 'sev 2', channel);
    await world.incident('cy', 'status identified', channel);
    await world.incident('cy', 'lead @bo', channel);
    await world.incident('cy', 'role @ana communications', channel);
    await world.incident('cy', 'zoom https://acme.zoom.us/j/2', channel);
    expect(world.slack.channel(channel)?.topic).toBe('SEV2 · Identified · <@U02BO>');
    const card = world.card().visible;
    for (const part of ['SEV2', 'Identified', '<@U02BO>', '*Communications*\n<@U01ANA>']) expect(card).toContain(part);
    expect(world.slack.bookmarks(channel).map(({ link }) => link)).toEqual(['https://acme.zoom.us/j/2']);
    expect(world.announcement().visible).toContain('SEV2');
    expect(world.slack.channel(channel)?.members).toContain('U02BO');
  });

  it('refuses what is wrong, says what is right, and changes nothing', async () => {
    const before = world.card().visible;
    for (const [text, words] of [
      ['sev sev9', 'Choose one of: sev1, sev2, sev3, sev4'],
      ['status fixed', 'Choose investigating, identified, monitoring'],
      ['role @bo king', 'Choose commander, communications, scribe'],
      ['zoom not-a-link', '/incident zoom https://…'],
      ['playbook nothing', 'The roster has: any'],
      ['note', '/incident note'],
      ['reopen', 'open already'],
      ['merge INC-77', 'Name the incident to merge into'],
    ]) {
      await world.incident('cy', text ?? '', channel);
      expect(world.answer('cy', channel), text).toContain(words);
    }
    expect(world.card().visible).toBe(before);
  });

  it('lets only people of the channel change things, and says who can', async () => {
    await world.incident('bo', `sev INC-1 sev3`);
    expect(world.answer('bo')).toContain(`Only people in #${channel} can change the severity of INC-1`);
    await world.incident('bo', 'note INC-1 the desk called');
    expect(world.said().at(-1)).toContain('the desk called');
    await world.as('bo').join(channel);
    await world.settle();
    await world.incident('bo', 'sev sev3', channel);
    expect(world.card().visible).toContain('SEV3');
  });

  it('keeps tasks and ticks playbook steps, with who and when', async () => {
    await world.incident('cy', 'task @bo call the exchange', channel);
    await world.incident('ana', 'tasks', channel);
    expect(world.answer('ana', channel)).toContain('1. call the exchange (<@U02BO>)');
    await world.clickAnswer('ana', 'Done', channel);
    expect(world.receipts().at(-1)).toContain('Task 1 done by <@U01ANA>');
    const playbook = world.slack.messages(channel).find(({ visible }) => visible.includes('Playbook: Any incident'));
    if (!playbook) throw new Error('no playbook');
    await world.as('ana').choose(playbook, { blockId: 'step_0' }, ['Done']);
    await world.settle();
    expect(world.slack.message(channel, playbook.ts)?.visible).toContain('done by <@U01ANA>');
    expect(world.card().visible).toContain('Playbook 1/2');
    await world.pass(minutes(10));
    expect(world.said().at(-1)).toContain('Tell the floor');
    await world.as('ana').choose(playbook, { blockId: 'step_0' }, []);
    await world.settle();
    expect(world.card().visible).toContain('Playbook 0/2');
  });

  it('shows where things stand to who asks, and lists what is open', async () => {
    await world.incident('bo', '', channel).catch(() => undefined);
    await world.incident('cy', '', channel);
    expect(world.answer('cy', channel)).toContain('Orders rejected');
    await world.incident('bo', 'list');
    expect(world.answer('bo')).toContain('*INC-1* Orders rejected');
    await world.incident('bo', 'status');
    expect(world.answer('bo')).toContain('Which incident?');
    await world.incident('bo', 'status INC-1');
    expect(world.answer('bo')).toContain('*Commander*');
    await world.incident('bo', 'oncall sre');
    expect(world.answer('bo')).toContain('*Primary*: <@U01ANA>');
    await world.incident('cy', 'who', channel);
    expect(world.answer('cy', channel)).toContain('Paged <@U01ANA>');
    await world.incident('bo', 'help resolve');
    expect(world.answer('bo')).toContain('what fixed it');
  });

  it('cancels: paging stops, the card says so', async () => {
    await world.incident('cy', 'cancel false alarm', channel);
    expect(world.card().visible).toContain('Cancelled');
    await world.pass(minutes(20));
    expect(world.dms('bo')).toEqual([]);
    await world.incident('cy', 'ack', channel);
    expect(world.answer('cy', channel)).toContain('INC-1 is already cancelled');
  });
});
