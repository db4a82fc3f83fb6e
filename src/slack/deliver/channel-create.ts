import { channelName } from '../../domain/channel-name.ts';
import type { Outcome } from '../../domain/delivery.ts';
import type { Incident } from '../../domain/incident.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import { currentDirectory } from '../../store/directory.ts';
import { incidentByChannel, incidentById } from '../../store/incidents.ts';
import { words } from '../../words/words.ts';
import { done, failureOf, type SenderDeps } from './sender.ts';

const namesMax = 20;
const pagesMax = 20;
const clockSkewMs = 60_000;

interface SlackChannel {
  id: string;
  name: string;
  creator?: string;
  created?: number;
}

/**
 * Opens the incident's channel. A name that is taken is somebody else's: the next suffix is tried, an existing channel
 * is never adopted, unless an earlier attempt of ours may have made it and it is ours by name, creator and time.
 * A private incident's channel is made private or not at all.
 */
export async function createChannel(row: OutboxRow, deps: SenderDeps): Promise<Outcome> {
  const incident = row.incidentId === null ? undefined : await incidentById(deps.db, row.incidentId);
  if (!incident || incident.channelId !== null) return done;
  const { roster } = await currentDirectory(deps.db);
  for (let attempt = 1; attempt <= namesMax; attempt += 1) {
    const name = channelName(roster.slack.prefix, incident.number, incident.title, attempt);
    const answer = await deps.slack.call('conversations.create', { name, is_private: incident.isPrivate });
    if (answer.kind === 'ok') return opened(answer.data.channel as SlackChannel);
    if (answer.kind !== 'refused' || answer.error !== 'name_taken') return failureOf(answer);
    if (!row.isUncertain) continue;
    const own = await findOwn(name, incident, row, deps);
    if (own === undefined) return { kind: 'retry', reason: words.slack.channelUnknown, uncertain: true };
    if (own !== null) return opened(own);
  }
  return { kind: 'failed', reason: 'name_taken' };
}

function opened({ id, name }: SlackChannel): Outcome {
  return { kind: 'done', result: { channel: { id, name } } };
}

/** The channel that an earlier attempt made: of this name, created by Muster since then, and no other incident's. */
async function findOwn(
  name: string,
  incident: Incident,
  row: OutboxRow,
  deps: SenderDeps,
): Promise<SlackChannel | null | undefined> {
  const since = (row.firstAttemptAt ?? row.createdAt) - clockSkewMs;
  let cursor = '';
  for (let page = 0; page < pagesMax; page += 1) {
    const answer = await deps.slack.call('users.conversations', {
      types: incident.isPrivate ? 'private_channel' : 'public_channel',
      exclude_archived: true,
      limit: 200,
      ...(cursor === '' ? {} : { cursor }),
    });
    if (answer.kind !== 'ok') return undefined;
    const channels = (answer.data.channels ?? []) as SlackChannel[];
    const found = channels.find((channel) => channel.name === name);
    if (found) {
      const isOurs = found.creator === deps.identity.botUserId && (found.created ?? 0) * 1000 >= since;
      return isOurs && !(await incidentByChannel(deps.db, found.id)) ? found : null;
    }
    cursor = (answer.data.response_metadata as { next_cursor?: string } | undefined)?.next_cursor ?? '';
    if (cursor === '') return null;
  }
  return null;
}
