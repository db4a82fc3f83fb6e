import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { hours, minutes, smallRoster, World } from '../world/world.ts';

/** Ana and Bo take turns by the week; nobody is second on Wednesdays. Chicago's weeks begin on Monday at 09:00. */
const roster = smallRoster
  .replace('people: [ana] }]', 'people: [ana, bo] }]')
  .replace(
    'layers: [{ id: always, start: 2026-01-05T09:00, turn: 1 week, people: [bo] }]',
    'coverage: always, layers: [{ id: most, kind: every, people: [bo], windows: [{ days: [mon, tue, thu, fri, sat, sun], from: "00:00", length: 24h }] }]',
  );
const monday = Date.parse('2026-11-30T15:00:00Z');

describe('the summary of a week', () => {
  let world: World;
  let folder = '';
  afterEach(async () => {
    await world.close();
    if (folder !== '') await rm(folder, { recursive: true, force: true });
  });
  const weeks = (channel = 'sre') =>
    world.slack
      .messages(channel)
      .map(({ visible }) => visible)
      .filter((text) => text.includes('The week on call'));
  const until = (at: number) => world.pass(at - world.clock.now());

  it('says what was and who comes, once, and nothing private', async () => {
    folder = await mkdtemp(join(tmpdir(), 'muster-week-'));
    world = await World.open({ roster, start: '2026-11-29T05:00:00Z', databaseUrl: `file:${join(folder, 'week.db')}` });
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    await world.pass(minutes(6));
    await world.incident('ana', 'ack', world.channel());
    await world.incident('cy', 'new! sev2 pricing Secret quotes');
    await world.incident('cy', 'private', world.channel(2));
    await world.incident('bo', 'cover primary tomorrow 08:00-08:30');
    await world.clickAnswer('bo', 'Save');
    await until(monday - 1);
    expect(weeks()).toEqual([]);
    await until(monday);
    expect(weeks()).toHaveLength(1);
    const said = weeks()[0] ?? '';
    for (const line of [
      '*The week on call of SRE*',
      '1 incident (1 SEV1)',
      'INC-1 Orders rejected',
      'Time to acknowledge 6 min',
      'Ana Ruiz 1 time (1 at night)',
      'Bo Lindqvist 1 time (1 at night)',
      '• Bo Lindqvist for Ana Ruiz on Primary',
      '*On call this week*',
      '*Nobody is on call*',
      '• Secondary:',
    ])
      expect(said).toContain(line);
    expect(said).not.toContain('Secret');
    // What belongs to no team has no news.
    expect(weeks('incidents')).toEqual([]);
    await world.stopApp();
    await world.startApp();
    await world.pass(hours(1));
    expect(weeks()).toHaveLength(1);
    // Three weeks of silence are one summary, and it is late.
    await world.stopApp();
    world.clock.moveTo(monday + hours(24 * 22));
    await world.startApp();
    await world.pass(hours(1));
    expect(weeks()).toHaveLength(2);
    expect(weeks()[1]).toContain('No incidents.');
    expect(world.slack.violations()).toEqual([]);
  });
});
