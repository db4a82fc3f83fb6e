import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CalendarEvent, ical } from '../../src/domain/calendar/ical.ts';
import { createLog } from '../../src/log.ts';
import { createRandom } from '../../src/random.ts';
import { readRoster } from '../../src/roster/read-roster.ts';
import { applyRoster } from '../../src/usecases/apply-roster.ts';
import { createFeed } from '../../src/usecases/create-feed.ts';
import { revokeFeeds } from '../../src/usecases/revoke-feeds.ts';
import { createSerial } from '../../src/usecases/serial.ts';
import { smallRoster, World } from '../world/world.ts';

const roster = smallRoster.replace('people: [ana] }', 'people: [ana, bo] }');
let world: World;
beforeEach(async () => {
  world = await World.open({ roster });
});
afterEach(() => world.close());

const deps = () => ({
  db: world.db,
  log: createLog('silent'),
  random: createRandom(() => world.clock.now()),
  carriers: new Set(['slack'] as const),
  serial: createSerial(),
  wake: () => undefined,
});
const ctx = () => ({ now: world.clock.now(), newId: deps().random.id, actor: null, cause: null });

async function feed(kind: 'person' | 'schedule', subject: string): Promise<string> {
  const made = await createFeed(deps(), { kind, subject }, { ctx: ctx() });
  if (!made.ok) throw new Error(made.refusal.message);
  return `/calendar/${made.value.token}.ics`;
}

async function apply(text: string): Promise<void> {
  const read = readRoster(text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  await applyRoster(deps(), { roster: read.roster, by: 'test', dryRun: false, seal: (t) => t }, { ctx: ctx() });
}

/** The events of a calendar as maps from property to value, lines unfolded. */
async function events(url: string): Promise<Record<string, string>[]> {
  const { statusCode, body, headers } = await world.app.server.inject({ url });
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
  return read(body);
}

function read(body: string): Record<string, string>[] {
  const [, ...blocks] = body.replace(/\r\n /g, '').split('BEGIN:VEVENT\r\n');
  return blocks.map((block) =>
    Object.fromEntries(
      block
        .split('\r\n')
        .filter((line) => line.includes(':'))
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
    ),
  );
}

test('a person has only their own shifts, a schedule everybody’s', async () => {
  const own = await events(await feed('person', 'ana'));
  expect(new Set(own.map(({ SUMMARY }) => SUMMARY))).toEqual(new Set(['On call: Primary']));
  expect(own.map(({ DTSTART }) => DTSTART)).toContain('20261207T150000Z');
  const all = await events(await feed('schedule', 'primary'));
  expect(new Set(all.map(({ SUMMARY }) => SUMMARY))).toEqual(
    new Set(['Ana Ruiz on call: Primary', 'Bo Lindqvist on call: Primary']),
  );
  expect(new Set(all.map(({ STATUS }) => STATUS))).toEqual(new Set(['CONFIRMED']));
});

test('the same shift has the same name tomorrow, and no two share one', async () => {
  const url = await feed('schedule', 'primary');
  const before = await events(url);
  await world.pass(24 * 60 * 60_000);
  const after = await events(url);
  const uids = before.map(({ UID }) => UID);
  expect(new Set(uids).size).toBe(uids.length);
  const known = new Map(before.map(({ DTSTART, UID }) => [DTSTART, UID]));
  const both = after.filter(({ DTSTART }) => known.has(DTSTART ?? ''));
  expect(both.length).toBeGreaterThan(10);
  expect(both.map(({ UID }) => UID)).toEqual(both.map(({ DTSTART }) => known.get(DTSTART ?? '')));
});

test('what a new roster takes away stays, cancelled; what was over stays as it was', async () => {
  const url = await feed('person', 'ana');
  const before = await events(url);
  await world.pass(60_000);
  await apply(roster.replace('people: [ana, bo] }', 'people: [cy, bo] }'));
  const after = await events(url);
  const isToCome = ({ DTSTART = '' }) => DTSTART > '20261124T150100Z';
  const cancelled = after.filter(({ STATUS }) => STATUS === 'CANCELLED');
  expect(cancelled.map(({ UID }) => UID)).toEqual(before.filter(isToCome).map(({ UID }) => UID));
  expect(Number(after[0]?.SEQUENCE)).toBeGreaterThan(Number(before[0]?.SEQUENCE));
  await world.pass(60_000);
  await apply(roster);
  const back = (await events(url)).filter(isToCome);
  expect(back.map(({ UID, STATUS }) => [UID, STATUS])).toEqual(
    before.filter(isToCome).map(({ UID }) => [UID, 'CONFIRMED']),
  );
});

test('a program that has it already is not sent it again; HEAD has no body; a revoked address is gone at once', async () => {
  const url = await feed('person', 'ana');
  const ask = (method: 'GET' | 'HEAD', etag = '') =>
    world.app.server.inject({ method, url, headers: { 'if-none-match': etag } });
  const first = await ask('GET');
  const { etag } = first.headers;
  expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
  const again = await ask('GET', `"x", W/${etag}`);
  expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
  const head = await ask('HEAD');
  expect([head.statusCode, head.body, head.headers['content-type']]).toEqual([200, '', 'text/calendar; charset=utf-8']);
  await world.pass(60_000);
  await apply(roster.replace('people: [ana, bo] }', 'people: [cy, bo] }'));
  expect((await ask('GET', etag)).statusCode).toBe(200);
  const of = { kind: 'person', subject: 'ana' } as const;
  expect(await revokeFeeds(deps(), of, { ctx: ctx() })).toEqual({ ok: true, value: { revoked: 1 } });
  expect([(await ask('GET', etag)).statusCode, (await ask('HEAD')).statusCode]).toEqual([404, 404]);
});

test.each(['none.ics', `${'0'.repeat(40)}.ics`, 'x'])('a wrong address shows nothing: %s', async (file) => {
  expect((await world.app.server.inject({ url: `/calendar/${file}` })).statusCode).toBe(404);
});

describe('the text', () => {
  const event = (own: Partial<CalendarEvent>): CalendarEvent => ({
    uid: 'u1@muster',
    start: 0,
    end: 3_600_000,
    summary: 'On call',
    description: '',
    isCancelled: false,
    ...own,
  });
  const text = (...all: CalendarEvent[]) => ical({ name: 'On call', stamp: 0, sequence: 1, events: all });

  test('has the lines of RFC 5545', () => {
    expect(text(event({ summary: 'a,b;c\\d\ne', isCancelled: true })).split('\r\n')).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'DTSTART:19700101T000000Z',
        'DTEND:19700101T010000Z',
        'SUMMARY:a\\,b\\;c\\\\d\\ne',
        'STATUS:CANCELLED',
        'END:VCALENDAR',
      ]),
    );
  });

  test('no line is over 75 bytes, and unfolded everything is there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (summary) => {
        const whole = text(event({ summary }));
        for (const line of whole.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const shown = (read(whole)[0]?.SUMMARY ?? '').replace(/\\([\\;,])/g, '$1');
        expect(shown).toBe(summary.toWellFormed());
      }),
    );
  });
});
