import type { Coverage, Override, Schedule } from '../domain/roster.ts';
import { choose, field, list, listOrNone, maybe, otherwise, record } from './field.ts';
import { layer } from './layer-schema.ts';
import { limits } from './limits.ts';
import { quoted } from './quoted.ts';
import { id, line, word } from './text-field.ts';
import { moment } from './time-field.ts';
import { windows } from './window-schema.ts';
import { zone } from './zone-field.ts';

const COVERAGE = '`always`, `none`, or a map with `windows` and `calendar`';

const coverageWord = field(
  COVERAGE,
  (text, refuse): Coverage =>
    text === 'always' || text === 'none' ? text : refuse(`${quoted(text)} is not ${COVERAGE}`),
);

const coverage = choose<Coverage>((raw) =>
  typeof raw === 'string' ? coverageWord : record(COVERAGE, { windows, calendar: maybe(id) }),
);

/** Which of `out` and `in` a kind needs is seen to by `check-schedules.ts`. */
const override = record('an override, with `kind`, `from` and `to`', {
  id: maybe(id),
  kind: word('replace', 'add', 'remove'),
  from: moment,
  to: moment,
  out: maybe(id),
  in: maybe(id),
  layer: maybe(id),
});

export type WrittenOverride = Omit<Override, 'id'> & { id: string | null };

/** As in the file: the zone may be the file's, and overrides may still have no id. */
export type WrittenSchedule = Omit<Schedule, 'timezone' | 'overrides'> & {
  timezone: string | null;
  overrides: WrittenOverride[];
};

export const schedule = record('a schedule, with `id`, `name` and `layers`', {
  id,
  name: line,
  team: maybe(id),
  timezone: maybe(zone),
  coverage: otherwise(coverage, 'none'),
  layers: list(layer, 'layers', limits.layersPerSchedule),
  overrides: listOrNone(override, 'overrides', limits.overridesPerSchedule),
}).transform((raw): WrittenSchedule => raw);
