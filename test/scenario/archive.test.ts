import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { hours, minutes, smallRoster, World, type WorldOptions } from '../world/world.ts';

const roster = smallRoster.replace('close_after: 30m', 'close_after: 30m, archive_after: 7d');
const folder = mkdtempSync(join(tmpdir(), 'muster-archive-'));
afterAll(() => rmSync(folder, { recursive: true }));
const asked = 'shall the channel be archived?';

describe('archiving the channel of an incident that is over', () => {
  let world: World;
  let channel: string;
  afterEach(() => world.close());

  const over = async (options: WorldOptions = { roster }, words = 'new! sev1 gateway Orders rejected') => {
    world = await World.open(options);
    await world.incident('cy', words);
    if (words.startsWith('drill')) await world.as('cy').submit();
    await world.settle();
    channel = world.channel();
    await world.incident('ana', 'ack', channel);
    await world.incident('cy', 'resolve', channel);
    await world.as('cy').fill({ 'What fixed it?': 'Rolled back' });
    await world.as('cy').submit();
    await world.pass(minutes(31));
  };
  const question = () => world.slack.messages(channel).find(({ visible }) => visible.includes(asked));
  const isArchived = () => world.slack.channel(channel)?.isArchived === true;
  /** Before Slack's own line. */
  const lastWords = () => world.said().at(-2);
  const press = async (label: string) => {
    const message = question();
    if (!message) throw new Error('nobody was asked');
    await world.as('ana').click(message, label);
    await world.settle();
  };

  it('asks after `archive_after`; who says yes is named, and it is archived at once', async () => {
    await over();
    await world.pass(hours(7 * 24 - 1));
    expect(question()).toBeUndefined();
    await world.pass(hours(1));
    expect(question()?.buttons).toEqual(['Archive now', 'Keep the channel']);
    expect(isArchived()).toBe(false);
    await press('Archive now');
    expect(isArchived()).toBe(true);
    expect(lastWords()).toContain('<@U01ANA> archived this channel');
    // Nobody is alarmed over what was decided.
    expect(world.dms('cy').some(({ visible }) => visible.includes('archived'))).toBe(false);
  });

  it('takes silence for a yes a day later, after a restart too', async () => {
    await over({ roster, databaseUrl: `file:${join(folder, 'muster.db')}` });
    await world.pass(hours(7 * 24));
    await world.stopApp();
    await world.startApp();
    await world.pass(hours(23));
    expect(isArchived()).toBe(false);
    await world.pass(hours(1));
    expect(isArchived()).toBe(true);
    expect(lastWords()).toContain('Nobody objected');
  });

  it('keeps it when somebody says so, and never asks again', async () => {
    await over();
    await world.pass(hours(7 * 24));
    await press('Keep the channel');
    expect(world.said().at(-1)).toContain('<@U01ANA> keeps this channel open');
    await world.pass(hours(10 * 24));
    expect(isArchived()).toBe(false);
    expect(world.said().filter((text) => text.includes(asked))).toHaveLength(1);
  });

  it('waits while something is still to be done', async () => {
    await over();
    await world.incident('cy', 'followup @bo write to the exchange', channel);
    await world.pass(hours(8 * 24));
    expect(question()).toBeUndefined();
    await world.as('bo').click(world.lastDm('bo'), 'Done');
    await world.settle();
    await world.pass(hours(25));
    expect(question()).toBeDefined();
  });

  it('is off when the incident is opened again, and the old question does nothing', async () => {
    await over();
    await world.pass(hours(7 * 24));
    await world.incident('cy', 'reopen it is back', channel);
    await press('Archive now');
    expect(isArchived()).toBe(false);
    expect(world.answer('ana', channel)).toContain('opened again');
    await world.pass(hours(3 * 24));
    expect(isArchived()).toBe(false);
  });

  it('never happens when the roster does not ask for it, but a drill is cleared away the same day', async () => {
    await over({});
    await world.pass(hours(100 * 24));
    expect(question()).toBeUndefined();
    await world.close();
    await over({}, 'drill sev1 gateway Orders rejected');
    await world.pass(hours(1));
    expect(question()).toBeDefined();
    await world.pass(hours(1));
    expect(isArchived()).toBe(true);
  });
});
