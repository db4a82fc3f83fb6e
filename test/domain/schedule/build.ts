import type {
  BatonLayer,
  BatonStart,
  Calendar,
  EveryLayer,
  FixedLayer,
  Layer,
  Override,
  RotatingLayer,
  Schedule,
  Weekday,
  Window,
} from '../../../src/domain/roster.ts';
import { resolveShifts } from '../../../src/domain/schedule/resolve-shifts.ts';
import type { ResolveContext, Shift } from '../../../src/domain/schedule/shift.ts';

const COMMON = {
  timezone: null,
  precedence: 0,
  mode: 'exclusive' as const,
  windows: [],
  calendar: null,
};

/** A weekly rotation of ana, bo and cy from Monday 2026-01-05 09:00, and what the test changes about it. */
export function rotating(part: Partial<RotatingLayer> = {}): RotatingLayer {
  return {
    ...COMMON,
    id: 'rotation',
    kind: 'rotating',
    start: '2026-01-05T09:00',
    turn: { n: 1, unit: 'week' },
    advance: 'time',
    shiftsPerMember: 1,
    people: ['ana', 'bo', 'cy'],
    ...part,
  };
}

export function every(part: Partial<EveryLayer> = {}): EveryLayer {
  return { ...COMMON, id: 'every', kind: 'every', people: ['dee'], ...part };
}

export function fixed(part: Partial<FixedLayer> = {}): FixedLayer {
  return { ...COMMON, id: 'fixed', kind: 'fixed', people: ['dee'], ...part };
}

export function baton(starts: BatonStart[], part: Partial<BatonLayer> = {}): BatonLayer {
  return { ...COMMON, id: 'sun', kind: 'baton', starts, ...part };
}

export function batonStart(who: BatonStart['who'], at: string, timezone: string | null = null): BatonStart {
  return { who, at, timezone, days: null };
}

export const WORKDAYS: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** A window on the days named, all days by default; `to` is a time of day or a length in milliseconds. */
export function window(from: string, to: string | number, days: Weekday[] | null = null): Window {
  return { days, from, end: typeof to === 'string' ? { to } : { lengthMs: to } };
}

export function replace(
  out: string,
  incoming: string,
  from: string,
  to: string,
  part: Partial<Override> = {},
): Override {
  return { id: `${out}-by-${incoming}`, kind: 'replace', from, to, out, in: incoming, layer: null, ...part };
}

export function remove(out: string, from: string, to: string, part: Partial<Override> = {}): Override {
  return { id: `without-${out}`, kind: 'remove', from, to, out, in: null, layer: null, ...part };
}

export function add(incoming: string, from: string, to: string, part: Partial<Override> = {}): Override {
  return { id: `with-${incoming}`, kind: 'add', from, to, out: null, in: incoming, layer: null, ...part };
}

/** A schedule in Chicago that must always be covered. */
export function schedule(layers: Layer[], part: Partial<Schedule> = {}): Schedule {
  return {
    id: 'primary',
    name: 'Primary',
    team: null,
    timezone: 'America/Chicago',
    coverage: 'always',
    layers,
    overrides: [],
    ...part,
  };
}

export function calendar(part: Partial<Calendar> = {}): Calendar {
  return { id: 'cme', timezone: 'America/Chicago', closed: [], half: [], ...part };
}

export function context(part: Partial<ResolveContext> = {}): ResolveContext {
  return { calendars: [], schedules: [], inactive: new Set(), ...part };
}

/** Who is on call at an instant, as the shifts say it: `ana`, `ana + dee`, or `(restriction)`. */
export function who(on: Schedule, at: string, ctx: ResolveContext = context()): string {
  const start = Date.parse(at);
  return names(resolveShifts(on, ctx, { start, end: start + 1 }));
}

/** The shifts of a window, one line an interval: `01-05T15:00Z 01-12T15:00Z ana`. */
export function lines(on: Schedule, from: string, to: string, ctx: ResolveContext = context()): string[] {
  const shifts = resolveShifts(on, ctx, { start: Date.parse(from), end: Date.parse(to) });
  const intervals = Map.groupBy(shifts, ({ start }) => start).values();
  return [...intervals].map((rows) => `${stamp(rows[0]?.start)} ${stamp(rows[0]?.end)} ${names(rows)}`);
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

function names(shifts: readonly Shift[]): string {
  return shifts.map(({ person, vacant }) => person ?? `(${vacant})`).join(' + ');
}

function stamp(at: number | undefined): string {
  return new Date(at ?? Number.NaN).toISOString().replace(/^\d+-(.*):00\.000Z$/, '$1Z');
}
