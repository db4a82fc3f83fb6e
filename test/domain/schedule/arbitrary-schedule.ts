import fc from 'fast-check';
import type { Calendar, Coverage, Layer, Override, Schedule, Window } from '../../../src/domain/roster.ts';
import type { ResolveContext } from '../../../src/domain/schedule/shift.ts';
import { baton, DAY_MS, every, fixed, HOUR_MS, rotating } from './build.ts';

/** Clock changes of all kinds (and one zone without any): a zone and an instant close to the change. */
const CLOCK_CHANGES = (
  [
    ['America/Chicago', '2026-03-08T08:00Z'],
    ['America/Chicago', '2026-11-01T07:00Z'],
    ['America/New_York', '2026-11-01T06:00Z'],
    ['Europe/London', '2026-03-29T01:00Z'],
    ['Europe/London', '2026-10-25T01:00Z'],
    ['Australia/Sydney', '2026-04-04T16:00Z'],
    ['Australia/Sydney', '2026-10-03T16:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
    ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
    ['Africa/Cairo', '2026-04-23T22:00Z'],
    ['Africa/Cairo', '2026-10-29T21:00Z'],
    ['Asia/Beirut', '2026-03-28T22:00Z'],
    ['America/Santiago', '2026-09-06T04:00Z'],
    ['America/Santiago', '2026-04-05T03:00Z'],
    ['America/Havana', '2026-03-08T05:00Z'],
    ['America/Havana', '2026-11-01T05:00Z'],
    ['Pacific/Apia', '2011-12-30T10:00Z'],
    ['Africa/Casablanca', '2026-02-15T02:00Z'],
    ['Africa/Casablanca', '2026-03-22T02:00Z'],
    ['Asia/Tokyo', '2026-03-08T00:00Z'],
  ] as const
).map(([zone, at]) => ({ zone, centre: Date.parse(at) }));

export interface Case {
  schedule: Schedule;
  ctx: ResolveContext;
  centre: number;
}

const PEOPLE = ['ana', 'bo', 'cy', 'dee'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Any schedule the file can hold, everything in it near a clock change and on the quarter of an hour. */
export const cases: fc.Arbitrary<Case> = fc.constantFrom(...CLOCK_CHANGES).chain(({ zone, centre }) => {
  const zones = fc.constantFrom(zone, zone, 'UTC');
  const ownZone = fc.constantFrom(null, null, zone, 'UTC');
  return fc
    .record({
      timezone: zones,
      coverage: coverages(),
      layers: mostly(fc.array(layers(centre, ownZone), { minLength: 1, maxLength: 4 }), []),
      overrides: fc.array(overrides(centre), { maxLength: 5 }),
      calendars: fc.tuple(calendars('cal-1', zones, centre), calendars('cal-2', zones, centre)),
      inactive: fc.subarray(PEOPLE, { maxLength: 1 }),
      home: rotatingLayers(centre, ownZone),
      homeZone: zones,
    })
    .map(({ timezone, coverage, layers: list, overrides: file, calendars: known, inactive, home, homeZone }) => {
      const common = { team: null, timezone, coverage: 'none' as const, overrides: [] };
      const schedule: Schedule = {
        ...common,
        id: 'primary',
        name: 'Primary',
        coverage,
        // The first rotating layer may carry the id of a team, so that a baton finds it beside itself.
        layers: list.map((layer, i) => ({ ...layer, id: i === 0 ? 'team-2' : `layer-${i}` })),
        overrides: file.map((override, i) => ({ ...override, id: `override-${i}` })),
      };
      const other: Schedule = {
        ...common,
        id: 'home',
        name: 'Home',
        team: 'team-1',
        timezone: homeZone,
        layers: [home],
      };
      return { schedule, centre, ctx: { calendars: known, schedules: [schedule, other], inactive: new Set(inactive) } };
    });
});

/** One case in twenty is the odd one. */
function mostly<T>(usual: fc.Arbitrary<T>, odd: T): fc.Arbitrary<T> {
  return fc.oneof({ weight: 19, arbitrary: usual }, { weight: 1, arbitrary: fc.constant(odd) });
}

function people(): fc.Arbitrary<(string | null)[]> {
  const some = fc.array(fc.constantFrom(...PEOPLE, ...PEOPLE, null), { minLength: 1, maxLength: 5 });
  return mostly(some, []);
}

function clock(): fc.Arbitrary<string> {
  const early = fc.nat({ max: 12 });
  return fc.oneof(early, fc.nat({ max: 95 })).map((quarter) => {
    const pad = (n: number) => String(n).padStart(2, '0');
    return `${pad(Math.floor(quarter / 4))}:${pad((quarter % 4) * 15)}`;
  });
}

function localTime(centre: number, days: number): fc.Arbitrary<string> {
  return fc.tuple(fc.integer({ min: -days, max: days }), clock()).map(([day, time]) => {
    return `${new Date(centre + day * DAY_MS).toISOString().slice(0, 10)}T${time}`;
  });
}

function windows(): fc.Arbitrary<Window[]> {
  const days = fc.option(fc.subarray([...DAYS], { minLength: 1 }));
  const end: fc.Arbitrary<Window['end']> = fc.oneof(
    clock().map((to) => ({ to })),
    fc.integer({ min: 1, max: 140 }).map((quarters) => ({ lengthMs: (quarters * HOUR_MS) / 4 })),
  );
  const list: fc.Arbitrary<Window[]> = fc.array(fc.record({ days, from: clock(), end }), { maxLength: 3 });
  return fc.oneof(fc.constant<Window[]>([]), list);
}

function coverages(): fc.Arbitrary<Coverage> {
  const calendar = fc.constantFrom(null, 'cal-1');
  return fc.oneof(fc.constantFrom('none' as const, 'always' as const), fc.record({ windows: windows(), calendar }));
}

function calendars(id: string, timezone: fc.Arbitrary<string>, centre: number): fc.Arbitrary<Calendar> {
  const date = localTime(centre, 9).map((text) => text.slice(0, 10));
  return fc
    .record({
      timezone,
      closed: fc.array(date, { maxLength: 5 }),
      half: fc.array(fc.record({ date, to: clock() }), { maxLength: 3 }),
    })
    .map(({ half, ...rest }) => ({
      id,
      ...rest,
      half: half.filter((a, i) => half.findIndex((b) => b.date === a.date) === i),
    }));
}

function common(timezone: fc.Arbitrary<string | null>) {
  return {
    timezone,
    precedence: fc.nat({ max: 2 }),
    mode: fc.constantFrom('exclusive' as const, 'exclusive' as const, 'additive' as const),
    windows: windows(),
    calendar: fc.constantFrom(null, null, 'cal-1', 'cal-2'),
  };
}

function rotatingLayers(centre: number, timezone: fc.Arbitrary<string | null>) {
  const turn = fc.oneof(
    fc.record({ n: fc.integer({ min: 1, max: 5 }), unit: fc.constantFrom('day', 'day', 'week', 'hour', 'month') }),
    fc.record({ n: fc.constantFrom(45, 90, 105), unit: fc.constant('minute' as const) }),
  );
  return fc
    .record({
      ...common(timezone),
      start: localTime(centre, 14),
      turn,
      advance: fc.constantFrom('time' as const, 'occurrence' as const),
      shiftsPerMember: fc.integer({ min: 1, max: 3 }),
      people: people(),
    })
    .map((part) => rotating(part));
}

function layers(centre: number, timezone: fc.Arbitrary<string | null>): fc.Arbitrary<Layer> {
  const who = fc.oneof(
    fc.constantFrom(...PEOPLE).map((person) => ({ person })),
    fc.constantFrom('team-1', 'team-2', 'team-3').map((team) => ({ team })),
  );
  const days = fc.option(fc.subarray([...DAYS], { minLength: 1 }));
  const starts = fc.array(fc.record({ who, at: clock(), timezone, days }), { maxLength: 4 });
  return fc.oneof(
    { weight: 5, arbitrary: rotatingLayers(centre, timezone) },
    { weight: 1, arbitrary: fc.record({ ...common(timezone), people: people() }).map((part) => every(part)) },
    { weight: 1, arbitrary: fc.record({ ...common(timezone), people: people() }).map((part) => fixed(part)) },
    { weight: 2, arbitrary: fc.tuple(starts, fc.record(common(timezone))).map(([list, part]) => baton(list, part)) },
  );
}

function overrides(centre: number): fc.Arbitrary<Override> {
  const time = fc.oneof(
    localTime(centre, 7),
    localTime(centre, 7).map((text) => `${text}Z`),
    localTime(centre, 7).map((text) => `${text}+05:30`),
  );
  return fc.record({
    id: fc.constant(''),
    kind: fc.constantFrom('replace' as const, 'replace' as const, 'add' as const, 'remove' as const),
    from: time,
    to: time,
    // Nobody named is whoever is there.
    out: fc.constantFrom(...PEOPLE, ...PEOPLE, null),
    in: fc.constantFrom(...PEOPLE),
    layer: fc.constantFrom(null, null, 'team-2', 'layer-1', 'layer-2'),
  });
}
