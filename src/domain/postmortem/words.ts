import type { IncidentStatus } from '../incident.ts';
import type { Postmortem, TaskRow, TimeRow } from './model.ts';
import { stamp } from './moment.ts';
import { span } from './span.ts';

/** Short texts that the Markdown and the HTML document share. */
export const notRecorded = 'not recorded';

const statuses: Record<IncidentStatus, string> = {
  investigating: 'Investigating',
  identified: 'Identified',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
  closed: 'Closed',
  cancelled: 'Cancelled',
  merged: 'Merged',
};

export function documentTitle({ number, title }: Postmortem): string {
  return `Post-mortem ${number}: ${title}`;
}

/** `SEV1`, `Order gateway`, `Closed`: what the incident is, most important first. */
export function labels({ severity, service, status, isDrill, isPrivate }: Postmortem): string[] {
  return [
    ...(isDrill ? ['Drill'] : []),
    ...(isPrivate ? ['Private'] : []),
    severity,
    ...(service === null ? [] : [service]),
    statuses[status],
  ].filter((label) => label !== '');
}

/** What a reader has to know first: whether it is final, and in which zone it speaks. */
export function preface({ isDraft, madeAt, zone }: Postmortem): string[] {
  const draft = `Draft as of ${stamp(madeAt, zone)}: the incident is not closed, so more may follow.`;
  return [...(isDraft ? [draft] : []), `All times are in ${zone}.`];
}

/** How long before or after the declaration; empty for the declaration itself and for what is not known. */
export function fromDeclaration({ key, at }: TimeRow, times: readonly TimeRow[]): string {
  const declared = times.find((time) => time.key === 'declared')?.at ?? null;
  if (key === 'declared' || at === null || declared === null) return '';
  return at < declared ? `${span(declared - at)} before` : `${span(at - declared)} after`;
}

export function whenText(at: number | null, zone: string): string {
  return at === null ? notRecorded : stamp(at, zone);
}

export function taskState({ dueAt, isDone, doneBy, doneAt }: TaskRow, zone: string): string {
  if (isDone) return `done by ${doneBy ?? 'somebody'}, ${whenText(doneAt, zone)}`;
  return dueAt === null ? 'open' : `open, due ${stamp(dueAt, zone)}`;
}

/** `Ana Ruiz, Bo Lindqvist and Cy Okafor`: a list within a sentence. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? 'nobody') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
