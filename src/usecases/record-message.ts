import { type Change, decided, insert, type NewOutbox, remove, upsert } from '../domain/decision.ts';
import { type Message, type SeenMessage, tsToMs } from '../domain/message.ts';
import { findPersonBySlack } from '../domain/roster-lookup.ts';
import { mentionedUsers } from '../domain/text.ts';
import { currentDirectory } from '../store/directory.ts';
import { incidentByChannel } from '../store/incidents.ts';
import { messageAt } from '../store/messages.ts';
import { knownUsers } from '../store/slack-users.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/**
 * Keeps a message of an incident's channel. Events come twice, late and out of order: the latest wording wins, a message
 * that was deleted stays deleted, and what is already known changes nothing.
 * Messages elsewhere are not kept, but for those that an incident was declared from.
 */
export function recordMessage(deps: Deps, seen: SeenMessage, asked: Asked<null>): Promise<Result<null>> {
  const { db } = deps;
  return perform(deps, asked, {
    action: 'message',
    subject: seen.channelId,
    key: `message:${seen.channelId}:${seen.ts}`,
    load: async () => ({
      incident: await incidentByChannel(db, seen.channelId),
      known: await messageAt(db, seen.channelId, seen.ts),
      toFetch: await strangers(deps, seen),
    }),
    decide: ({ incident, known, toFetch }) => {
      if (!incident) return decided(null);
      const message = merge(known, {
        ...seen,
        incidentId: incident.id,
        deletedAt: null,
        at: tsToMs(seen.ts),
        backfilledAt: null,
      });
      return decided(null, {
        changes:
          message === null ? [] : [...keepWording(known, message), upsert('messages', message, ['channelId', 'ts'])],
        outbox: toFetch.map(fetchUser),
      });
    },
  });
}

/** A message was taken back: its text goes, and with it the earlier wordings; that it was there stays. */
export function recordDeletion(
  deps: Deps,
  gone: { channelId: string; ts: string; deletedAt: number },
  asked: Asked<null>,
): Promise<Result<null>> {
  const { channelId, ts, deletedAt } = gone;
  return perform(deps, asked, {
    action: 'message_deleted',
    subject: channelId,
    key: `message:${channelId}:${ts}`,
    load: async () => {
      const known = await messageAt(deps.db, channelId, ts);
      return { known, incidentId: (await incidentByChannel(deps.db, channelId))?.id ?? known?.incidentId };
    },
    decide: ({ incidentId, known }) => {
      if (incidentId === undefined) return decided(null);
      const blank = {
        threadTs: null,
        author: null,
        authorName: null,
        authorKind: 'person' as const,
        editedTs: null,
        subtype: null,
      };
      const base: Message = known ?? {
        ...blank,
        channelId,
        ts,
        incidentId,
        text: null,
        deletedAt,
        files: [],
        at: tsToMs(ts),
        backfilledAt: null,
      };
      return decided(null, {
        changes: [
          upsert('messages', { ...base, text: null, files: [], deletedAt }, ['channelId', 'ts']),
          remove('messageEdits', { channelId, ts }),
        ],
      });
    },
  });
}

/** The message as it is to be stored, or `null` when nothing new was seen. */
function merge(known: Message | undefined, seen: Message): Message | null {
  if (!known) return seen;
  const authored = {
    author: known.author ?? seen.author,
    authorName: known.authorName ?? seen.authorName,
    threadTs: known.threadTs ?? seen.threadTs,
  };
  if (known.deletedAt !== null) return { ...known, ...authored };
  const isNewer = seen.editedTs !== null && (known.editedTs === null || tsToMs(seen.editedTs) > tsToMs(known.editedTs));
  if (isNewer) return { ...seen, ...authored, backfilledAt: known.backfilledAt };
  return known.author === null && seen.author !== null ? { ...known, ...authored } : null;
}

function keepWording(known: Message | undefined, message: Message): Change[] {
  if (!known || known.deletedAt !== null || message.editedTs === null || known.editedTs === message.editedTs) return [];
  const { channelId, ts, text } = known;
  return [insert('messageEdits', { channelId, ts, editedTs: message.editedTs, textBefore: text }, 'ignore')];
}

/** Authors and mentioned people whose name nobody has told us yet. */
export async function strangers({ db }: Pick<Deps, 'db'>, seen: SeenMessage): Promise<string[]> {
  const author = seen.authorKind === 'person' && seen.author !== null ? [seen.author] : [];
  const ids = [...new Set([...author, ...mentionedUsers(seen.text ?? '')])];
  if (ids.length === 0) return [];
  const { roster } = await currentDirectory(db);
  const known = await knownUsers(db, ids);
  return ids.filter((id) => !findPersonBySlack(roster, id) && !known.has(id));
}

export function fetchUser(user: string): NewOutbox {
  return { key: `user:${user}`, kind: 'user.fetch', payload: { user }, priority: 9 };
}
