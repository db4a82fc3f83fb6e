import { z } from 'zod';
import type { BusinessService, Maintenance, Service } from '../domain/roster.ts';
import { routingKey } from './contact-field.ts';
import { duration, positiveDuration } from './duration-field.ts';
import { choose, field, filledList, listOrNone, maybe, otherwise, record } from './field.ts';
import { limits } from './limits.ts';
import { quoted } from './quoted.ts';
import { id, line, sentence, wholeNumber, word } from './text-field.ts';
import { moment } from './time-field.ts';
import { window } from './window-schema.ts';
import { zone } from './zone-field.ts';

type Grouping = NonNullable<Service['grouping']>;

const services = (what: string) => listOrNone(id, what, limits.namesPerService);

const GROUPING = '`off`, or a map with `window`, `fields` and `never_with`';

const groupingWord = field(
  GROUPING,
  (text, refuse): Grouping => (text === 'off' ? text : refuse(`${quoted(text)} is not ${GROUPING}`)),
);

const groupingRules = record(GROUPING, {
  window: maybe(duration),
  fields: listOrNone(line, 'fields', 20),
  never_with: services('services'),
}).transform((raw): Grouping => ({ windowMs: raw.window, fields: raw.fields, neverWith: raw.never_with }));

/** Tools that know YAML 1.1 write `off` as `false`. */
const groupingFalse = z.literal(false).transform((): Grouping => 'off');

const grouping = choose<Grouping>((raw) => {
  if (raw === false) return groupingFalse;
  return typeof raw === 'string' ? groupingWord : groupingRules;
});

const severityMap = record('a map, such as `{ critical: sev1 }`', {
  critical: maybe(id),
  error: maybe(id),
  warning: maybe(id),
  info: maybe(id),
}).transform((raw) => {
  const map: Record<string, string> = {};
  for (const [level, severity] of Object.entries(raw)) if (severity !== null) map[level] = severity;
  return map;
});

const supportHours = record('a map with `windows`, `timezone` and `outside`', {
  windows: filledList(window, 'windows', limits.windowsPerLayer, 'leave `support_hours` out for all hours'),
  timezone: maybe(zone),
  outside: otherwise(word('low', 'high'), 'low'),
});

export const service = record('a service, with `id` and `name`', {
  id,
  name: line,
  team: maybe(id),
  policy: maybe(id),
  tier: maybe(wholeNumber(0, 99)),
  business: services('business services'),
  depends_on: services('services'),
  playbook: maybe(id),
  routing_key: maybe(routingKey),
  ack_timeout: maybe(positiveDuration),
  auto_resolve: maybe(positiveDuration),
  severity_map: otherwise(severityMap, {}),
  grouping: maybe(grouping),
  support_hours: maybe(supportHours),
}).transform(
  ({ depends_on, routing_key, ack_timeout, auto_resolve, severity_map, support_hours, ...same }): Service => ({
    ...same,
    dependsOn: depends_on,
    routingKey: routing_key,
    ackTimeoutMs: ack_timeout,
    autoResolveMs: auto_resolve,
    severityMap: severity_map,
    supportHours: support_hours,
  }),
);

/** The owner is a person or a team. */
export const businessService = record('a business service, with `id` and `name`', {
  id,
  name: line,
  owner: maybe(id),
}).transform((raw): BusinessService => raw);

export const maintenance = record('a maintenance window, with `services`, `from` and `to`', {
  services: filledList(id, 'services', limits.namesPerService, 'name at least one'),
  from: moment,
  to: moment,
  reason: maybe(sentence),
}).transform((raw): Maintenance => raw);
