import { z } from 'zod';
import { goAlertExport, importGoAlert } from './goalert.ts';
import { Collection, type Imported } from './imported.ts';
import { importOpsgenie, opsgenieSchedule } from './opsgenie.ts';
import { importPagerDuty, pagerDutySchedule } from './pagerduty.ts';
import { importRotations, pagerDutyRotations } from './pagerduty-rotations.ts';

/** Reads an export of PagerDuty, Opsgenie or GoAlert, told apart by what is in it; undefined when it is none of them. */
export function importExport(json: unknown, now: number): Imported | undefined {
  const into = new Collection();
  const whole = goAlertExport.safeParse(dataOf(json));
  if (whole.success) {
    importGoAlert(into, whole.data);
    return into.done();
  }
  const schedules = listOf(dataOf(json));
  for (const schedule of schedules) if (!importOne(into, schedule, now)) return undefined;
  return schedules.length === 0 ? undefined : into.done();
}

function importOne(into: Collection, schedule: unknown, now: number): boolean {
  const layers = pagerDutySchedule.safeParse(schedule);
  if (layers.success) importPagerDuty(into, layers.data, now);
  if (layers.success) return true;
  const opsgenie = opsgenieSchedule.safeParse(schedule);
  if (opsgenie.success) importOpsgenie(into, opsgenie.data, now);
  if (opsgenie.success) return true;
  const rotations = pagerDutyRotations.safeParse(schedule);
  if (rotations.success) importRotations(into, rotations.data, now);
  return rotations.success;
}

const wrapped = z.object({ data: z.unknown() });
const one = z.object({ schedule: z.unknown() });
const many = z.object({ schedules: z.array(z.unknown()) });

/** APIs wrap what they answer in `data`. */
function dataOf(json: unknown): unknown {
  const read = wrapped.safeParse(json);
  return read.success && read.data.data !== undefined ? read.data.data : json;
}

function listOf(json: unknown): unknown[] {
  if (Array.isArray(json)) return json.flatMap(listOf);
  const several = many.safeParse(json);
  if (several.success) return several.data.schedules;
  const single = one.safeParse(json);
  return [single.success && single.data.schedule !== undefined ? single.data.schedule : json];
}
