import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continueRoster, fileOf } from '../../src/domain/continue-roster.ts';
import type { Roster, Schedule, Window } from '../../src/domain/roster.ts';
import { emptyRoster } from '../../src/domain/roster-lookup.ts';
import { resolveShifts } from '../../src/domain/schedule/resolve-shifts.ts';
import { calendar, context, DAY_MS, lines, rotating, schedule, WORKDAYS, who, window } from './schedule/build.ts';

const ids = ['ana', 'bo', 'cy', 'dee', 'eli'];

function rosterWith(one: Schedule, present: readonly string[] = ids): Roster {
  const nobody = { timezone: null, email: null, phone: null, webhook: null, waking: null, manager: null };
  const people = present.map((id) => ({ id, name: id, slack: id, ...nobody, rules: { high: null, low: null } }));
  return { ...emptyRoster, people, schedules: [one] };
}

function edited(before: Roster, after: Roster, at: string, atOnce = false): Roster {
  return continueRoster(before, after, { now: Date.parse(at), atOnce });
}

const only = ({ schedules: [one] }: Roster): Schedule => one ?? schedule([]);
const weekly = (people: (string | null)[], part = {}) => rosterWith(schedule([rotating({ people, ...part })]));

describe('a live rotation is edited: who is on call stays until the end of the turn, the next of the old order follows', () => {
  const abc = weekly(['ana', 'bo', 'cy']);
  const weeks = (roster: Roster) =>
    lines(only(roster), '2026-01-12T15:00Z', '2026-02-16T15:00Z').map((line) => line.split(' ')[2]);

  it.each([
    ['somebody is put in front', ['dee', 'ana', 'bo', 'cy'], ['bo', 'cy', 'dee', 'ana', 'bo']],
    ['somebody is added at the end', ['ana', 'bo', 'cy', 'dee'], ['bo', 'cy', 'dee', 'ana', 'bo']],
    ['the order is turned around', ['cy', 'bo', 'ana'], ['bo', 'cy', 'bo', 'ana', 'cy']],
    ['the next person is taken out', ['ana', 'bo'], ['bo', 'ana', 'bo', 'ana', 'bo']],
    ['who is on call is taken out', ['ana', 'cy'], ['bo', 'cy', 'ana', 'cy', 'ana']],
    ['everybody is replaced', ['dee', 'eli'], ['bo', 'dee', 'eli', 'dee', 'eli']],
  ])('%s', (_what, people, expected) => {
    expect(weeks(edited(abc, weekly(people), '2026-01-14T16:00Z'))).toEqual(expected);
  });

  it('at once, if asked: the next person has the rest of the turn, and then a whole one', () => {
    const after = edited(abc, weekly(['ana', 'bo', 'cy', 'dee']), '2026-01-14T16:00Z', true);
    expect(lines(only(after), '2026-01-12T15:00Z', '2026-02-02T15:00Z')).toEqual([
      '01-12T15:00Z 01-14T16:00Z bo',
      '01-14T16:00Z 01-26T15:00Z cy',
      '01-26T15:00Z 02-02T15:00Z dee',
    ]);
  });

  it('who is no longer there at all cannot stay: the next person follows now', () => {
    const gone = rosterWith(schedule([rotating({ people: ['ana', 'cy'] })]), ['ana', 'cy']);
    const after = edited(abc, gone, '2026-01-14T16:00Z');
    expect([who(only(after), '2026-01-14T15:59Z'), who(only(after), '2026-01-14T16:00Z')]).toEqual(['bo', 'cy']);
  });

  it('twice within a turn: the order is that of the first edit', () => {
    const first = edited(abc, weekly(['dee', 'ana', 'bo', 'cy']), '2026-01-14T16:00Z');
    const second = edited(first, weekly(['dee', 'ana', 'bo', 'cy', 'eli']), '2026-01-15T16:00Z');
    expect(weeks(second)).toEqual(['bo', 'cy', 'eli', 'dee', 'ana']);
  });

  it('at the exact instant of a hand-off it is the new person who stays', () => {
    const after = edited(abc, weekly(['cy', 'bo', 'ana']), '2026-01-12T15:00Z');
    expect(weeks(after).slice(0, 2)).toEqual(['bo', 'cy']);
  });

  it('a hand-off an hour later: nobody is given an hour of a week', () => {
    const after = edited(abc, weekly(['ana', 'bo', 'cy'], { start: '2026-01-05T10:00' }), '2026-01-14T16:00Z');
    expect(lines(only(after), '2026-01-12T15:00Z', '2026-02-02T16:00Z')).toEqual([
      '01-12T15:00Z 01-19T16:00Z bo',
      '01-19T16:00Z 01-26T16:00Z cy',
      '01-26T16:00Z 02-02T16:00Z ana',
    ]);
  });

  it('windows by the day: the window in force is served to its end', () => {
    const days = {
      turn: { n: 1, unit: 'day' as const },
      advance: 'occurrence' as const,
      windows: [window('09:00', '17:00', WORKDAYS)],
    };
    const after = edited(
      weekly(['ana', 'bo', 'cy'], days),
      weekly(['dee', 'ana', 'bo', 'cy'], days),
      '2026-01-14T18:00Z',
    );
    const people = lines(only(after), '2026-01-13T15:00Z', '2026-01-19T00:00Z').map((line) => line.split(' ')[2]);
    expect(people.filter((name) => !name?.startsWith('('))).toEqual(['ana', 'bo', 'cy', 'dee']);
  });

  it('who has served two of three turns in a row serves the third', () => {
    const three = { shiftsPerMember: 3 };
    const after = edited(weekly(['ana', 'bo'], three), weekly(['dee', 'ana', 'bo'], three), '2026-01-14T16:00Z');
    expect(lines(only(after), '2026-01-05T15:00Z', '2026-03-09T14:00Z')).toEqual([
      '01-05T15:00Z 01-26T15:00Z ana',
      '01-26T15:00Z 02-16T15:00Z bo',
      '02-16T15:00Z 03-09T14:00Z dee',
    ]);
  });
});

describe('the past never changes', () => {
  const before = weekly(['ana', 'bo', 'cy']);
  const now = '2026-01-14T16:00Z';
  const past = ['2026-01-01T00:00Z', now] as const;

  it.each([
    ['the layer is another', rosterWith(schedule([rotating({ id: 'new', people: ['dee'] })]))],
    ['the zone is another', rosterWith(schedule([rotating()], { timezone: 'Asia/Tokyo' }))],
    [
      'an override reaches back',
      rosterWith(
        schedule([rotating()], {
          overrides: [
            {
              id: 'o',
              kind: 'replace',
              from: '2026-01-01T00:00',
              to: '2026-02-01T00:00',
              out: null,
              in: 'eli',
              layer: null,
            },
          ],
        }),
      ),
    ],
    ['there is no layer any more', rosterWith(schedule([]))],
  ])('%s', (_what, after) => {
    const result = edited(before, after, now);
    expect(lines(only(result), ...past)).toEqual(lines(only(before), ...past));
    expect(lines(only(result), now, '2026-03-01T00:00Z')).not.toEqual(lines(only(before), now, '2026-03-01T00:00Z'));
  });

  it('a calendar is edited', () => {
    const layer = rotating({ calendar: 'cme' });
    const closed = (dates: string[]) => ({
      ...rosterWith(schedule([layer])),
      calendars: [calendar({ closed: dates })],
    });
    const [old, fresh] = [closed(['2026-01-09']), closed(['2026-01-08', '2026-03-03'])];
    const result = edited(old, fresh, now);
    const ctx = context({ calendars: fresh.calendars });
    expect(lines(only(result), ...past, ctx)).toEqual(lines(only(old), ...past, context({ calendars: old.calendars })));
    expect(who(only(result), '2026-03-03T18:00Z', ctx)).toBe('(holiday)');
  });

  it('a name that changes leaves nothing behind, and what edits leave is no part of the file', () => {
    expect(
      edited(before, rosterWith(schedule([rotating()], { name: 'First' })), now).schedules[0]?.past,
    ).toBeUndefined();
    const after = weekly(['cy', 'bo', 'ana']);
    expect(fileOf(edited(before, after, now))).toEqual(after);
  });
});

const turns = fc.constantFrom(
  { n: 1, unit: 'week' as const },
  { n: 1, unit: 'day' as const },
  { n: 3, unit: 'day' as const },
  { n: 12, unit: 'hour' as const },
  { n: 1, unit: 'month' as const },
);
const orders = fc.array(fc.constantFrom(...ids), { minLength: 1, maxLength: 5 });
const layers = fc.record({
  people: orders,
  turn: turns,
  shiftsPerMember: fc.integer({ min: 1, max: 2 }),
  advance: fc.constantFrom('time' as const, 'occurrence' as const),
  windows: fc.constantFrom<Window[]>([], [window('09:00', '17:00', WORKDAYS)], [window('17:00', 20 * 3_600_000)]),
});
const zones = fc.constantFrom(
  'America/Chicago',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Santiago',
  'America/Havana',
);
const instants = fc.integer({ min: 0, max: 365 * 24 * 4 }).map((n) => Date.parse('2026-01-01T00:00Z') + n * 900_000);

describe('whatever is edited', () => {
  it('the past and who is on call stay, and the answer does not depend on the window', () => {
    fc.assert(
      fc.property(layers, layers, zones, instants, (a, b, timezone, now) => {
        const [old, fresh] = [a, b].map((part) => rosterWith(schedule([rotating(part)], { timezone }))) as [
          Roster,
          Roster,
        ];
        const result = only(continueRoster(old, fresh, { now, atOnce: false }));
        const at = (one: Schedule, start: number, end: number) => resolveShifts(one, context(), { start, end });
        expect(at(result, now - 10 * DAY_MS, now)).toEqual(at(only(old), now - 10 * DAY_MS, now));
        const serving = at(only(old), now, now + 1).flatMap(({ person }) => person ?? []);
        if (serving.length > 0) expect(at(result, now, now + 1).map(({ person }) => person)).toEqual(serving);
        const whole = at(result, now - 5 * DAY_MS, now + 20 * DAY_MS);
        for (const instant of [now - 1, now, now + DAY_MS, now + 9 * DAY_MS]) {
          const there = whole.filter(({ start, end }) => start <= instant && instant < end);
          expect(at(result, instant, instant + 1).map(({ person }) => person)).toEqual(
            there.map(({ person }) => person),
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  it('a rotation that always runs gives the turn after the edit to the next of the old order who is in the new one', () => {
    const always = fc.record({ people: fc.shuffledSubarray(ids, { minLength: 2 }), turn: turns });
    fc.assert(
      fc.property(always, fc.shuffledSubarray(ids, { minLength: 1 }), zones, instants, (a, people, timezone, now) => {
        const old = rosterWith(schedule([rotating(a)], { timezone }));
        const fresh = rosterWith(schedule([rotating({ ...a, people })], { timezone }));
        const result = only(continueRoster(old, fresh, { now, atOnce: false }));
        const span = { start: now, end: now + 250 * DAY_MS };
        const [serving, ...following] = resolveShifts(only(old), context(), span);
        const expected = following.find(({ person }) => people.includes(person ?? ''))?.person ?? people[0];
        const turnEnd = serving?.end ?? 0;
        expect(who(result, new Date(turnEnd).toISOString())).toBe(
          people.some((p) => a.people.includes(p)) ? expected : people[0],
        );
      }),
      { numRuns: 100 },
    );
  });
});
