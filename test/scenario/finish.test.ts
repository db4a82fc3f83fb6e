import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minutes, seconds, World } from '../world/world.ts';

describe('resolving and closing', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    channel = world.channel();
    await world.pass(seconds(48));
    await world.incident('ana', 'ack', channel);
  });
  afterEach(() => world.close());

  const resolve = async (who: string, text: string) => {
    await world.as(who).click(world.card(), 'Resolve');
    await world.settle();
    await world.as(who).fill({ 'What fixed it?': text });
    const result = await world.as(who).submit();
    await world.settle();
    return result;
  };

  it('resolves by the form, stops everything and offers to close', async () => {
    await world.pass(minutes(20));
    expect(await resolve('ana', 'Rolled back to 4.2.1')).toMatchObject({ outcome: 'closed' });
    expect(world.card().buttons).toEqual(['Close', 'Reopen']);
    expect(world.card().visible).toContain('Rolled back to 4.2.1');
    expect(world.said().at(-1)).toContain('*Resolved* by <@U01ANA>');
    expect(world.announcement().visible).toContain('Rolled back to 4.2.1');
    expect(world.slack.channel(channel)?.topic).toContain('Resolved');
  });

  it('wants to know what fixed it', async () => {
    expect(await resolve('ana', ' ')).toMatchObject({
      errors: { 'What fixed it?': 'Say in a few words what fixed it.' },
    });
    expect(world.card().visible).toContain('Investigating');
  });

  it('tells the second of two who resolve it that it is done', async () => {
    await world.as('cy').click(world.card(), 'Resolve');
    await world.settle();
    await resolve('ana', 'Rolled back');
    await world.as('cy').fill({ 'What fixed it?': 'Something else' });
    expect(await world.as('cy').submit()).toMatchObject({
      errors: { 'What fixed it?': 'Ana Ruiz has resolved INC-1 already.' },
    });
    expect(world.card().visible).toContain('Rolled back');
  });

  it('closes with a form, posts the summary in both places and puts the document into the channel', async () => {
    await world.pass(minutes(20));
    await resolve('ana', 'Rolled back to 4.2.1');
    await world.as('cy').click(world.card(), 'Close');
    await world.settle();
    await world.as('cy').fill({
      'Why did it happen?': 'A release without a canary',
      'What is to be done now?': '@bo add a canary\nwrite a runbook',
    });
    expect(await world.as('cy').submit()).toMatchObject({ outcome: 'closed' });
    await world.settle();
    const summary = world.said().find((text) => text.includes('Post-mortem · INC-1'));
    for (const part of ['Rolled back to 4.2.1', '<@U03CY>', '48 s', '20 min', 'add a canary (<@U02BO>)'])
      expect(summary).toContain(part);
    expect(
      world.slack
        .thread('incidents', world.announcement().ts)
        .some(({ visible }) => visible.includes('Post-mortem · INC-1')),
    ).toBe(true);
    const file = world.slack.files()[0];
    const text = file?.bytes?.toString() ?? '';
    expect(file?.name).toBe('INC-1-post-mortem.md');
    for (const part of [
      'Timeline',
      'Ana Ruiz',
      'Cy Okafor',
      'Rolled back to 4.2.1',
      'A release without a canary',
      'add a canary',
    ]) {
      expect(text).toContain(part);
    }
    expect(text.replace(/https?:\S+/g, '')).not.toMatch(/\b[UW][0-9][0-9A-Z]{3,}\b/);
    expect(world.card().buttons).toEqual(['Reopen']);
    expect(world.slack.violations()).toEqual([]);
  });

  it('closes by itself after a while', async () => {
    await resolve('ana', 'Rolled back');
    await world.pass(minutes(30));
    expect(world.card().visible).toContain('Closed');
    expect(world.slack.files()).toHaveLength(1);
  });

  it('reopens without paging anybody, and offers to page', async () => {
    await resolve('ana', 'Rolled back');
    const pagesBefore = world.dms('ana').length;
    await world.incident('cy', 'reopen it is back', channel);
    expect(world.card().visible).toContain('Investigating');
    expect(world.said().at(-1)).toContain('it is back');
    await world.pass(minutes(40));
    expect(world.card().visible).toContain('Investigating');
    expect(world.dms('ana').length).toBe(pagesBefore);
    const post = world.slack.messages(channel).find(({ buttons }) => buttons.includes('Page on-call'));
    if (!post) throw new Error('no offer');
    await world.as('cy').click(post, 'Page on-call');
    await world.settle();
    expect(world.dms('ana').length).toBe(pagesBefore + 1);
  });

  it('does not close what is open: asks to resolve it first', async () => {
    await world.incident('cy', 'close', channel);
    expect(world.as('cy').view()?.title).toBe('Resolve incident');
  });

  it('gives a draft of the post-mortem at any time', async () => {
    await world.incident('cy', 'postmortem', channel);
    expect(world.slack.files().map(({ name }) => name)).toEqual(['INC-1-post-mortem-draft.md']);
  });
});
