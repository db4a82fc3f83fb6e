import { z } from 'zod';
import { finishImport } from './finish-import.ts';
import { goAlertExport, importGoAlert } from './goalert.ts';
import { Collection, type Imported } from './imported.ts';
import { importOpsgenie, opsgenieSchedule } from './opsgenie.ts';
import { importPagerDuty, pagerDutySchedule } from './pagerduty.ts';
import { importRotations, pagerDutyRotations } from './pagerduty-rotations.ts';
import {
  goAlertUser,
  importGoAlertUser,
  importOpsgenieUser,
  importPagerDutyUser,
  opsgenieUser,
  pagerDutyUser,
} from './people.ts';
import {
  goAlertPolicy,
  importGoAlertPolicy,
  importOpsgeniePolicy,
  importPagerDutyPolicy,
  opsgeniePolicy,
  pagerDutyPolicy,
} from './policies.ts';
import { noteUnread } from './unread-keys.ts';

/**
 * Reads exports of PagerDuty, Opsgenie or GoAlert, told apart by what is in them: schedules, people and escalation
 * policies, of one file or of several together. Undefined when there is something that is none of them.
 */
export function importExport(files: readonly unknown[], now: number): Imported | undefined {
  const into = new Collection();
  const parts = files.flatMap((file) => partsOf(dataOf(file)));
  // People before schedules, so that they have their names; schedules before the policies that name them.
  const isKnown = [readers.people, readers.schedules, readers.policies].map((read) =>
    parts.map((part) => read(into, part, now)),
  );
  if (parts.length === 0 || parts.some((_, index) => !isKnown.some((known) => known[index]))) return undefined;
  for (const file of files)
    if (page.safeParse(file).success) into.note('The export', 'It is one page of several: the rest is not in it.');
  finishImport(into, now);
  return into.done();
}

type Read = (into: Collection, part: unknown, now: number) => boolean;

/** The first schema that fits takes the part; what it does not read of it is noted. */
function reader<S extends z.ZodType>(
  schema: S,
  take: (into: Collection, value: z.output<S>, now: number) => void,
): Read {
  return (into, part, now) => {
    const read = schema.safeParse(part);
    if (!read.success) return false;
    const { name, fullName, id } = part as { name?: string; fullName?: string; id?: string };
    noteUnread(into, name ?? fullName ?? id ?? 'The export', part as object);
    take(into, read.data, now);
    return true;
  };
}

/** An object with any of these keys is something else than a person. */
const isPerson = (part: unknown) =>
  !['schedule_layers', 'rotations', 'targets', 'escalation_rules', 'rules', 'steps', 'schedules'].some(
    (key) => typeof part === 'object' && part !== null && key in part,
  );

const people = [
  reader(opsgenieUser, importOpsgenieUser),
  reader(goAlertUser.required({ contactMethods: true }), importGoAlertUser),
  reader(pagerDutyUser.extend({ email: z.string() }), importPagerDutyUser),
];
const schedules = [
  reader(pagerDutySchedule, importPagerDuty),
  reader(opsgenieSchedule, importOpsgenie),
  reader(pagerDutyRotations, importRotations),
  takeGoAlert,
];
const policies = [
  reader(pagerDutyPolicy, importPagerDutyPolicy),
  reader(opsgeniePolicy, importOpsgeniePolicy),
  reader(goAlertPolicy, importGoAlertPolicy),
];

const readers: Record<'people' | 'schedules' | 'policies', Read> = {
  people: (into, part, now) => isPerson(part) && people.some((read) => read(into, part, now)),
  schedules: (into, part, now) => schedules.some((read) => read(into, part, now)),
  policies: (into, part, now) => policies.some((read) => read(into, part, now)),
};

/** GoAlert's schedules are understood only together with its rotations and overrides. */
function takeGoAlert(into: Collection, part: unknown): boolean {
  const read = goAlertExport.safeParse(part);
  if (!read.success) return false;
  const whole = part as { schedules: { name: string }[] };
  for (const schedule of whole.schedules) noteUnread(into, schedule.name, schedule);
  importGoAlert(into, read.data);
  return true;
}

/** PagerDuty and Opsgenie answer long lists in pages. */
const page = z.union([z.object({ more: z.literal(true) }), z.object({ paging: z.object({ next: z.string() }) })]);
const wrapped = z.object({ data: z.unknown() });
const lists = ['schedules', 'escalation_policies', 'escalations', 'escalationPolicies', 'users'] as const;
const singles = ['schedule', 'escalation_policy', 'user'] as const;

/** APIs wrap what they answer in `data`. */
function dataOf(json: unknown): unknown {
  const read = wrapped.safeParse(json);
  return read.success && read.data.data !== undefined ? read.data.data : json;
}

/** The single schedules, people and policies in an answer; how far it was paged says nothing. */
function partsOf(json: unknown): unknown[] {
  if (Array.isArray(json)) return json.flatMap(partsOf);
  if (typeof json !== 'object' || json === null) return [json];
  const all = new Map(Object.entries(json).map(([key, value]) => [key, nodesOf(value) ?? value]));
  const flat: unknown = Object.fromEntries(all);
  const single = singles.flatMap((key) => (all.has(key) ? [all.get(key)] : []));
  if (single.length > 0) return single;
  if (all.has('schedule_layers') || all.has('contact_methods')) return [json];
  const isGoAlert = goAlertExport.safeParse(flat).success;
  const found = lists.flatMap((key) => {
    const value = nodesOf(all.get(key));
    return value === null || (isGoAlert && key === 'schedules') ? [] : value;
  });
  if (isGoAlert) return [flat, ...found];
  return found.length > 0 ? found : [json];
}

/** GraphQL lists come as `{nodes: […]}`. */
function nodesOf(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value;
  const nodes = typeof value === 'object' && value !== null && 'nodes' in value ? value.nodes : null;
  return Array.isArray(nodes) ? nodes : null;
}
