import { z } from 'zod';
import type { BatonLayer, BatonStart, EveryLayer, FixedLayer, Layer, RotatingLayer } from '../domain/roster.ts';
import { turn } from './duration-field.ts';
import { choose, filledList, maybe, otherwise, record } from './field.ts';
import { limits } from './limits.ts';
import { id, wholeNumber, word } from './text-field.ts';
import { localMoment, localTime } from './time-field.ts';
import { days, windows } from './window-schema.ts';
import { zone } from './zone-field.ts';

/** A key of another kind of layer: allowed, without effect, and told by `inert-keys.ts`. */
const inert = z.unknown().optional();

const common = {
  id,
  timezone: maybe(zone),
  precedence: otherwise(wholeNumber(-limits.precedence, limits.precedence), 0),
  mode: otherwise(word('exclusive', 'additive'), 'exclusive'),
  windows,
  calendar: maybe(id),
};

const people = filledList(
  id.nullable(),
  'people',
  limits.peoplePerLayer,
  'write `[null]` for a turn that nobody serves, or leave the layer out',
);

const rotation = { start: inert, turn: inert, advance: inert, shifts_per_member: inert };

const rotating = record('a rotating layer, with `id`, `start`, `turn` and `people`', {
  ...common,
  kind: maybe(word('rotating')),
  start: localMoment,
  turn,
  advance: maybe(word('time', 'occurrence')),
  shifts_per_member: otherwise(wholeNumber(1, limits.shiftsPerMember), 1),
  people,
  starts: inert,
}).transform(({ shifts_per_member, starts: _, ...raw }): RotatingLayer => {
  const restricted = raw.windows.length > 0 || raw.calendar !== null;
  const advance = raw.advance ?? (restricted ? 'occurrence' : 'time');
  return { ...raw, kind: 'rotating', advance, shiftsPerMember: shifts_per_member };
});

const every = record('a layer, with `id` and `people`', {
  ...common,
  ...rotation,
  kind: word('every'),
  people,
  starts: inert,
}).transform((raw): EveryLayer => ({ ...commonOf(raw), kind: 'every', people: raw.people }));

const fixed = record('a layer, with `id`, `windows` and `people`', {
  ...common,
  ...rotation,
  kind: word('fixed'),
  people,
  starts: inert,
}).transform((raw): FixedLayer => ({ ...commonOf(raw), kind: 'fixed', people: raw.people }));

/** Exactly one of `person` and `team` is there: `check-schedules.ts` sees to it. */
const start = record('a start, such as `{ person: ana, at: "07:00" }`', {
  person: maybe(id),
  team: maybe(id),
  at: localTime,
  timezone: maybe(zone),
  days: maybe(days),
}).transform(
  ({ person, team, ...raw }): BatonStart => ({ ...raw, who: person === null ? { team: team ?? '' } : { person } }),
);

const baton = record('a baton layer, with `id` and `starts`', {
  ...common,
  ...rotation,
  kind: word('baton'),
  people: inert,
  starts: filledList(start, 'starts', limits.startsPerLayer, 'a baton needs somebody to begin'),
}).transform((raw): BatonLayer => ({ ...commonOf(raw), kind: 'baton', starts: raw.starts }));

/** For a kind that does not exist: the other keys are read as far as every kind has them. */
const unknownKind = record('a layer, with `id`', {
  ...common,
  ...rotation,
  kind: word('rotating', 'every', 'fixed', 'baton'),
  people: inert,
  starts: inert,
}).transform((): Layer => z.NEVER);

const kinds = new Map<unknown, z.ZodType<Layer>>([
  [undefined, rotating],
  [null, rotating],
  ['rotating', rotating],
  ['every', every],
  ['fixed', fixed],
  ['baton', baton],
]);

export const layer = choose<Layer>((raw) => {
  const isMap = typeof raw === 'object' && raw !== null && !Array.isArray(raw);
  return isMap ? (kinds.get((raw as { kind?: unknown }).kind) ?? unknownKind) : unknownKind;
});

type Common = Pick<Layer, keyof typeof common>;

function commonOf(raw: Common): Common {
  const { id: layerId, timezone, precedence, mode, windows: when, calendar } = raw;
  return { id: layerId, timezone, precedence, mode, windows: when, calendar };
}
