import { words } from '../../words/words.ts';
import { type Incident, incidentName } from '../incident.ts';
import { spoken } from './moment.ts';
import type { PostmortemSource } from './source.ts';
import { span } from './span.ts';
import { who } from './who.ts';

const { postmortemSummary: texts } = words;

/** The incident in a few sentences, always the same for the same records. */
export function summary(source: PostmortemSource, zone: string): string[] {
  const { incident, severityName, serviceName, names } = source;
  const [by, at] = [who(incident.declaredBy, names), spoken(incident.declaredAt, zone)];
  return [
    texts.declared(incidentName(incident), incident.isDrill, severityName, serviceName, by, at),
    ...began(incident, zone),
    acknowledged(source),
    outcome(source),
  ];
}

function began({ startedAt, declaredAt }: Incident, zone: string): string[] {
  if (startedAt === null) return [];
  const before = declaredAt - startedAt;
  return [texts.began(spoken(startedAt, zone), before > 0 ? span(before) : null)];
}

function acknowledged({ incident, timeline, names }: PostmortemSource): string {
  const { acknowledgedAt, declaredAt, ack } = incident;
  if (acknowledgedAt === null) return texts.notAcknowledged;
  const first = timeline.find(({ kind, withdrawnAt }) => kind === 'acknowledged' && withdrawnAt === null);
  const by = first ? first.actor : (ack?.by ?? '');
  return texts.acknowledged(who(by, names), after(acknowledgedAt - declaredAt));
}

function outcome({ incident, timeline, names }: PostmortemSource): string {
  const { status, resolvedAt, resolvedBy, declaredAt } = incident;
  if (status === 'merged') {
    const number = timeline.findLast(({ kind }) => kind === 'merged')?.data.number;
    return texts.merged(typeof number === 'number' ? incidentName({ number }) : texts.anotherIncident);
  }
  if (resolvedAt === null) return texts.closings[status];
  const resolved = texts.resolved(who(resolvedBy, names), after(resolvedAt - declaredAt));
  return status === 'closed' ? resolved : `${resolved} ${texts.closings[status]}`;
}

/** Times that contradict each other make no sentence about how long it took; the table of metrics shows them. */
function after(ms: number): string {
  return ms < 0 ? texts.contradiction : texts.after(span(ms));
}
