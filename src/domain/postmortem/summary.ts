import { type Incident, type IncidentStatus, incidentName } from '../incident.ts';
import { spoken } from './moment.ts';
import type { PostmortemSource } from './source.ts';
import { span } from './span.ts';
import { who } from './who.ts';

/** The incident in a few sentences, always the same for the same records. */
export function summary(source: PostmortemSource, zone: string): string[] {
  const { incident, severityName, serviceName, names } = source;
  const on = serviceName === null ? '' : ` on ${serviceName}`;
  const kind = incident.isDrill ? 'a drill' : 'an incident';
  return [
    `${incidentName(incident)} was ${kind} of severity ${severityName}${on}, declared by ${who(incident.declaredBy, names)} on ${spoken(incident.declaredAt, zone)}.`,
    ...began(incident, zone),
    acknowledged(source),
    outcome(source),
  ];
}

function began({ startedAt, declaredAt }: Incident, zone: string): string[] {
  if (startedAt === null) return [];
  const before = declaredAt - startedAt;
  return [
    `The trouble began on ${spoken(startedAt, zone)}${before > 0 ? `, ${span(before)} before the declaration` : ''}.`,
  ];
}

function acknowledged({ incident, timeline, names }: PostmortemSource): string {
  const { acknowledgedAt, declaredAt, ack } = incident;
  if (acknowledgedAt === null) return 'Nobody acknowledged it.';
  const first = timeline.find(({ kind, withdrawnAt }) => kind === 'acknowledged' && withdrawnAt === null);
  const by = first ? first.actor : (ack?.by ?? '');
  return `${who(by, names)} acknowledged ${after(acknowledgedAt - declaredAt)}.`;
}

const closings: Record<Exclude<IncidentStatus, 'merged'>, string> = {
  investigating: 'It is still open and being investigated.',
  identified: 'It is still open; the cause is identified.',
  monitoring: 'It is still open; a fix is being watched.',
  resolved: 'It is resolved and not yet closed.',
  closed: 'It is closed.',
  cancelled: 'It was cancelled.',
};

function outcome({ incident, timeline, names }: PostmortemSource): string {
  const { status, resolvedAt, resolvedBy, declaredAt } = incident;
  if (status === 'merged') {
    const number = timeline.findLast(({ kind }) => kind === 'merged')?.data.number;
    return `It was merged into ${typeof number === 'number' ? `INC-${number}` : 'another incident'}.`;
  }
  if (resolvedAt === null) return closings[status];
  const resolved = `${who(resolvedBy, names)} resolved it ${after(resolvedAt - declaredAt)}.`;
  return status === 'closed' ? resolved : `${resolved} ${closings[status]}`;
}

/** Times that contradict each other make no sentence about how long it took; the table of metrics shows them. */
function after(ms: number): string {
  return ms < 0 ? 'at a time that contradicts the declaration' : `${span(ms)} after the declaration`;
}
