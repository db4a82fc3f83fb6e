import { channelName } from '../../domain/channel-name.ts';
import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import { currentDirectory } from '../../store/directory.ts';
import { incidentById } from '../../store/incidents.ts';
import { channelLoss, done, failureOf, type SenderDeps } from './sender.ts';

const namesMax = 20;

/** Slack's words for a channel that the app may not rename: it did not make it, or the workspace forbids it. */
const forbidden: ReadonlySet<string> = new Set(['not_authorized', 'restricted_action', 'user_is_restricted']);

/**
 * Gives the channel the name that goes with the incident's title now; a name that is taken gets the next suffix.
 * Source: docs.slack.dev/reference/methods/conversations.rename.
 */
export async function renameChannel(row: OutboxRow, deps: SenderDeps): Promise<Outcome> {
  const incident = row.incidentId === null ? undefined : await incidentById(deps.db, row.incidentId);
  const channel = incident?.channelId ?? null;
  if (!incident || channel === null) return done;
  const { roster } = await currentDirectory(deps.db);
  const wanted = (attempt: number) => channelName(roster.slack.prefix, incident.number, incident.title, attempt);
  // An attempt whose answer was lost may have renamed it: then a name that is taken is our own.
  const current = row.isUncertain ? await nameNow(channel, deps) : incident.channelName;
  for (let attempt = 1; attempt <= namesMax; attempt += 1) {
    const name = wanted(attempt);
    if (name === current) return { kind: 'done', result: { renamed: name } };
    const answer = await deps.slack.call('conversations.rename', { channel, name });
    if (answer.kind === 'ok') {
      const { name: given } = answer.data.channel as { name?: string };
      return { kind: 'done', result: { renamed: given ?? name } };
    }
    if (answer.kind !== 'refused') return failureOf(answer);
    if (answer.error === 'name_taken') continue;
    if (forbidden.has(answer.error)) return { kind: 'done', result: { notRenamed: { name, reason: answer.error } } };
    const lost = channelLoss(answer.error);
    return lost === null ? failureOf(answer) : { ...failureOf(answer), result: { channelLost: lost } };
  }
  return { kind: 'failed', reason: 'name_taken' };
}

async function nameNow(channel: string, { slack }: SenderDeps): Promise<string | null> {
  const answer = await slack.call('conversations.info', { channel });
  return answer.kind === 'ok' ? ((answer.data.channel as { name?: string }).name ?? null) : null;
}
