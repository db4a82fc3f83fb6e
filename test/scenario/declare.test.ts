import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { World } from '../world/world.ts';

describe('declaring an incident', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  it('opens a channel with card, playbook, topic, bookmark, pin and people, and pages who is on call', async () => {
    await world.incident('bo', 'new! sev1 gateway Orders rejected');
    const channel = world.slack.channel('inc-1-orders-rejected');
    expect(channel?.members.sort()).toEqual([world.slack.botUserId, 'U01ANA', 'U02BO'].sort());
    expect(channel?.topic).toBe('SEV1 · Investigating · <@U02BO>');
    expect(world.slack.bookmarks('inc-1-orders-rejected').map(({ link }) => link)).toEqual([
      'https://acme.zoom.us/j/1',
    ]);
    const card = world.card();
    expect(world.slack.pins('inc-1-orders-rejected').map(({ ts }) => ts)).toEqual([card.ts]);
    expect(card.buttons).toEqual(['Acknowledge', 'Update', 'Resolve']);
    expect(
      world.said().some((text) => text.includes('Playbook: Any incident') && text.includes('https://acme.zoom.us/j/1')),
    ).toBe(true);
    expect(world.announcement().visible).toContain('Orders rejected');
    const page = world.lastDm('ana');
    expect(page.buttons).toEqual(['Acknowledge', "I can't", 'Join channel', 'Join Zoom']);
    expect(page.visible).toContain('You are on call for *Primary*');
    expect(world.receipts().some((text) => text.includes('<@U01ANA>') && text.includes('Slack'))).toBe(true);
    expect(world.slack.violations()).toEqual([]);
  });

  it('answers who declared at once, and then with the channel', async () => {
    await world.incident('bo', 'new! gateway Orders rejected');
    const answer = world.answer('bo');
    expect(answer).toContain('INC-1');
    expect(answer).toContain('Paging Ana Ruiz');
    expect(answer).toContain(`<#${world.slack.channel('inc-1-orders-rejected')?.id}>`);
  });

  it('declares from the form, where only the title has to be said', async () => {
    await world.incident('bo', 'new');
    const form = world.as('bo').view();
    expect(form?.title).toBe('Declare incident');
    expect(form?.labels).toEqual([
      'What is happening?',
      'Severity',
      'Service',
      'Impact',
      'Started at',
      'Commander',
      'Options',
    ]);
    expect(form?.visible).toContain('Will be paged: *Ana Ruiz*');
    await world.as('bo').fill({ 'What is happening?': 'Prices are stale' });
    const result = await world.as('bo').submit();
    expect(result).toMatchObject({ outcome: 'closed' });
    await world.settle();
    expect(world.slack.channel('inc-1-prices-are-stale')).toBeDefined();
    expect(world.card().visible).toContain('SEV2');
  });

  it('opens the form filled in from leading words', async () => {
    await world.incident('bo', 'new gateway sev1 Orders rejected');
    const values = JSON.stringify(world.as('bo').view()?.values);
    for (const word of ['Orders rejected', 'sev1', 'gateway', 'U02BO']) expect(values).toContain(word);
  });

  it('refuses an empty title under its field, and declares nothing', async () => {
    await world.incident('bo', 'new');
    await world.as('bo').fill({ 'What is happening?': '   ' });
    const result = await world.as('bo').submit();
    expect(result).toMatchObject({ errors: { 'What is happening?': 'Say in a few words what is happening.' } });
    expect(world.slack.channels().some(({ name }) => name.startsWith('inc-'))).toBe(false);
  });

  it('takes an unknown word for nothing but a slip', async () => {
    await world.incident('bo', 'reslove');
    expect(world.answer('bo')).toContain('/incident resolve');
    await world.incident('bo', 'Orders rejected');
    expect(world.answer('bo')).toContain('nothing was declared');
    expect(world.slack.channels().some(({ name }) => name.startsWith('inc-'))).toBe(false);
  });

  it('names a similar incident and merges into it', async () => {
    await world.incident('bo', 'new! gateway Orders rejected');
    await world.incident('cy', 'new! gateway Orders failing');
    expect(world.answer('cy')).toContain('INC-1 Orders rejected');
    await world.clickAnswer('cy', 'Merge into INC-1');
    expect(world.card(2).visible).toContain('Merged');
    expect(world.said(1).some((text) => text.includes('merged *INC-2*'))).toBe(true);
  });
});

describe('a private incident', () => {
  it('shows its number and severity and nothing else, and does not exist for who has no part in it', async () => {
    const world = await World.open();
    await world.incident('cy', 'new');
    await world
      .as('cy')
      .fill({ 'What is happening?': 'A secret leaked', Service: 'gateway', Options: ['page', 'private'] });
    await world.as('cy').submit();
    await world.settle();
    const channel = world.slack.channels().find(({ name }) => name.startsWith('inc-1'));
    expect(channel?.kind).toBe('private');
    expect(world.announcement().visible).toContain('Private incident');
    expect(JSON.stringify(world.slack.messages('incidents'))).not.toContain('secret');
    for (const text of [
      'status INC-1',
      'note INC-1 hello',
      'task INC-1 look',
      'page INC-1 bo',
      'ack INC-1',
      'postmortem INC-1',
    ]) {
      await world.incident('bo', text);
      expect(world.answer('bo'), text).toContain('There is no such incident');
    }
    await world.incident('bo', 'list');
    expect(world.answer('bo')).toContain('No open incidents');
    await world.incident('bo', 'new! gateway Orders rejected');
    expect(world.answer('bo')).not.toContain('INC-1');
    await world.incident('ana', 'ack INC-1');
    expect(world.answer('ana')).toContain('You have INC-1');
    await world.close();
  });

  it('is not opened in public when Slack refuses the private channel', async () => {
    const world = await World.open();
    world.slack.faults.refuse('conversations.create', 'restricted_action', { times: 1 });
    await world.incident('cy', 'new');
    await world.as('cy').fill({ 'What is happening?': 'A secret leaked', Options: ['page', 'private'] });
    await world.as('cy').submit();
    await world.settle();
    expect(world.slack.channels().some(({ name }) => name.startsWith('inc-'))).toBe(false);
    await world
      .as('cy')
      .click(world.announcement(), 'Retry')
      .catch(() => undefined);
    await world.settle();
    expect(
      world.slack
        .channels()
        .filter(({ name }) => name.startsWith('inc-'))
        .every(({ kind }) => kind === 'private'),
    ).toBe(true);
    await world.close();
  });
});
