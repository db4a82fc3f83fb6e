import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minutes, World } from '../world/world.ts';

describe('merging and duplicates', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    await world.incident('cy', 'new! sev2 gateway Fills late');
  });
  afterEach(() => world.close());

  it('closes as a duplicate, says so in both channels, and stops paging', async () => {
    await world.incident('cy', 'dup INC-1', world.channel(2));
    expect(world.said(2).at(-1)).toContain('closed this as a duplicate of *INC-1*');
    expect(world.said(1).at(-1)).toContain('closed *INC-2* Fills late as a duplicate of this incident');
    expect(world.card(2).visible).toContain('*Merged* into INC-1 · Order gateway');
    const paged = world.dms('ana').length;
    await world.incident('cy', 'ack', world.channel(1));
    await world.pass(minutes(20));
    expect(world.dms('ana')).toHaveLength(paged);
    expect(world.dms('bo')).toEqual([]);
  });

  it('is undone by the button: status and paging are what they were, paging from the first step', async () => {
    await world.incident('cy', 'status identified', world.channel(2));
    await world.incident('cy', 'merge INC-1', world.channel(2));
    const paged = world.dms('ana').length;
    const merged = world.slack.messages(world.channel(2)).at(-1);
    if (!merged) throw new Error('nothing was said');
    await world.as('cy').click(merged, 'Undo');
    await world.settle();
    expect(world.card(2).visible).toContain('Identified');
    expect(world.said(2).at(-1)).toContain('Paging starts again at the first step');
    expect(world.said(1).at(-1)).toContain('took *INC-2* out again');
    expect(world.dms('ana')).toHaveLength(paged + 1);
    await world.incident('cy', 'ack', world.channel(1));
    await world.pass(minutes(5));
    expect(world.dms('bo')).toHaveLength(1);
  });

  it('keeps an acknowledgement through merge and undo, and pages nobody', async () => {
    await world.incident('ana', 'ack', world.channel(2));
    await world.incident('cy', 'merge INC-1', world.channel(2));
    await world.incident('cy', 'unmerge', world.channel(2));
    expect(world.card(2).visible).toContain('Acknowledged by*\n<@U01ANA>');
    expect(world.said(2).at(-1)).toContain('still acknowledged');
  });

  it('cannot be undone after ten minutes, twice, or by anybody', async () => {
    await world.incident('cy', 'unmerge', world.channel(2));
    expect(world.answer('cy', world.channel(2))).toContain('INC-2 is not merged');
    await world.incident('cy', 'merge INC-1', world.channel(2));
    await world.incident('bo', 'unmerge INC-2');
    expect(world.answer('bo')).toContain('<@U03CY> or an admin can merge INC-2');
    await world.pass(minutes(11));
    await world.incident('cy', 'unmerge', world.channel(2));
    expect(world.answer('cy', world.channel(2))).toContain('can be undone for 10 minutes');
    expect(world.card(2).visible).toContain('Merged');
  });

  it('does not look into a private incident, nor tell its title', async () => {
    await world.as('ana').command('/incident', 'new', { channel: 'general' });
    await world.settle();
    await world.as('ana').fill({ 'What is happening?': 'Secret trouble', Options: ['Private'] });
    await world.as('ana').submit();
    await world.settle();
    await world.incident('cy', 'merge INC-3', world.channel(2));
    expect(world.answer('cy', world.channel(2))).toContain('Choose another incident');
    await world.incident('ana', 'merge INC-1', world.channel(3));
    expect(world.said(1).at(-1)).toContain('merged *INC-3* (private) into this incident');
    expect(world.said(1).join()).not.toContain('Secret trouble');
  });
});
