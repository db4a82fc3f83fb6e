import { words } from '../../words/words.ts';
import { isOpen } from '../incident.ts';
import type { PostmortemSource } from './source.ts';
import { span } from './span.ts';

/**
 * A figure and whether it can be trusted: `pending` while the incident is open, `not_recorded` when nobody wrote it
 * down, `invalid` when the times contradict each other (the negative figure is kept and shown). Never a made-up 0.
 */
export interface Metric {
  key: string;
  label: string;
  state: 'recorded' | 'pending' | 'not_recorded' | 'invalid';
  /** In `unit`; `null` unless recorded or invalid. */
  value: number | null;
  unit: 'ms' | 'count';
}

export function buildMetrics(source: PostmortemSource): Metric[] {
  const { incident, pages, counts, participants } = source;
  const { metrics: labels } = words.postmortem;
  const { declaredAt, startedAt } = incident;
  const open = isOpen(incident);
  const between = (key: string, label: string, from: number, to: number | null) =>
    duration(key, label, { from, to, open });
  const sent = pages.filter(({ sentAt }) => sentAt !== null);
  const since = startedAt === null ? labels.durationFromDeclaration : labels.durationFromStart;
  return [
    between('time_to_acknowledge', labels.acknowledge, declaredAt, incident.acknowledgedAt),
    between('time_to_mitigate', labels.mitigate, declaredAt, incident.mitigatedAt),
    between('time_to_resolve', labels.resolve, declaredAt, incident.resolvedAt),
    between('duration', since, startedAt ?? declaredAt, incident.resolvedAt),
    count('people_paged', labels.peoplePaged, new Set(sent.map(({ slackUser }) => slackUser)).size),
    count('pages_sent', labels.pagesSent, sent.length),
    count('messages', labels.messages, counts.messages),
    count('participants', labels.participants, new Set(participants).size),
  ];
}

/** The figure as a person reads it. */
export function metricText({ state, value, unit }: Metric): string {
  if (state === 'pending') return words.postmortem.pending;
  if (state === 'not_recorded' || value === null) return words.terms.notRecorded;
  if (state === 'invalid') return words.postmortem.invalid(span(value));
  return unit === 'ms' ? span(value) : String(value);
}

function duration(
  key: string,
  label: string,
  { from, to, open }: { from: number; to: number | null; open: boolean },
): Metric {
  if (to === null) return { key, label, state: open ? 'pending' : 'not_recorded', value: null, unit: 'ms' };
  const value = to - from;
  return { key, label, state: value < 0 ? 'invalid' : 'recorded', value, unit: 'ms' };
}

function count(key: string, label: string, value: number | null): Metric {
  return { key, label, state: value === null ? 'not_recorded' : 'recorded', value, unit: 'count' };
}
