import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import { incidentById } from '../../store/incidents.ts';
import { failureOf, type SenderDeps } from './sender.ts';

const isArchived: Outcome = { kind: 'done', result: { archived: true } };

/** Slack's words for a channel that is archived, or not ours to archive any more. */
const over: ReadonlySet<string> = new Set(['already_archived', 'is_archived', 'channel_not_found', 'not_in_channel']);

/**
 * Archives the incident's channel, unless the incident was reopened meanwhile.
 * Source: docs.slack.dev/reference/methods/conversations.archive.
 */
export async function archiveChannel(row: OutboxRow, { db, slack }: SenderDeps): Promise<Outcome> {
  const incident = row.incidentId === null ? undefined : await incidentById(db, row.incidentId);
  if (!incident || incident.channelId === null) return { kind: 'done' };
  if (incident.status !== 'closed' && incident.status !== 'cancelled') return { kind: 'done' };
  const answer = await slack.call('conversations.archive', { channel: incident.channelId });
  if (answer.kind === 'ok') return isArchived;
  return answer.kind === 'refused' && over.has(answer.error) ? isArchived : failureOf(answer);
}
