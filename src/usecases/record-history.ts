import { type Change, type Ctx, insert, type NewOutbox, remove, update } from '../domain/decision.ts';
import { type HistoryFound, type HistoryWanted, historyRow } from '../domain/history.ts';
import { type Message, type MessageMark, msToTs, type SeenMessage, tsToMs } from '../domain/message.ts';
import { messageAt } from '../store/messages.ts';
import type { Deps } from './perform.ts';
import { fetchUser, strangers } from './record-message.ts';

const pagesMax = 50;

interface Parts {
  changes: Change[];
  outbox: NewOutbox[];
}

/**
 * What a page of history adds to what we have: messages that we do not know, wordings that are newer than ours. What an
 * event wrote down meanwhile is never overwritten, and what was deleted stays deleted.
 */
export async function historyParts(
  deps: Pick<Deps, 'db'>,
  incidentId: string,
  wanted: HistoryWanted,
  found: HistoryFound,
  ctx: Ctx,
): Promise<Parts> {
  const parts: Parts = { changes: [], outbox: nextRows(incidentId, wanted, found, ctx) };
  const unknownPeople = new Set<string>();
  for (const seen of found.messages) {
    const known = await messageAt(deps.db, seen.channelId, seen.ts);
    if (known && known.incidentId !== incidentId) continue;
    parts.changes.push(...messageChanges(known, seen, incidentId, wanted, ctx));
    for (const user of await strangers(deps, seen)) unknownPeople.add(user);
  }
  for (const ts of found.gone) {
    const { channelId } = wanted;
    parts.changes.push(
      update('messages', { channelId, ts, deletedAt: null }, { text: null, files: [], deletedAt: ctx.now }),
      remove('messageEdits', { channelId, ts }),
    );
  }
  parts.changes.push(...found.captured.map((gesture) => markOf(gesture, wanted.channelId)));
  parts.outbox.push(...[...unknownPeople].map(fetchUser));
  return parts;
}

function messageChanges(
  known: Message | undefined,
  seen: SeenMessage,
  incidentId: string,
  { why, by }: HistoryWanted,
  ctx: Ctx,
): Change[] {
  const { channelId, ts } = seen;
  const mark = why === 'origin' && seen.authorKind !== 'muster' ? [bringMark(channelId, ts, by, ctx)] : [];
  if (!known) {
    const row: Message = {
      ...seen,
      incidentId,
      deletedAt: null,
      at: tsToMs(ts),
      backfilledAt: why === 'gap' ? ctx.now : null,
    };
    return [insert('messages', row, 'ignore'), ...mark];
  }
  const { editedTs } = known;
  const isNewer = seen.editedTs !== null && (editedTs === null || tsToMs(seen.editedTs) > tsToMs(editedTs));
  // What came with the form was cut, and without its files.
  const isFuller = why === 'origin' && seen.editedTs === editedTs;
  if (known.deletedAt !== null || !(isNewer || isFuller)) return mark;
  const { text, files, author, authorName, authorKind } = seen;
  const set = { text, files, author, authorName, authorKind, editedTs: seen.editedTs };
  const edit = seen.editedTs === null ? [] : [{ channelId, ts, editedTs: seen.editedTs, textBefore: known.text }];
  return [
    ...(isNewer ? edit.map((row) => insert('messageEdits', row, 'ignore')) : []),
    update('messages', { channelId, ts, editedTs, deletedAt: null }, set),
    ...mark,
  ];
}

/** Puts a message that was brought in on the timeline. */
export function bringMark(channelId: string, ts: string, by: string | null, ctx: Ctx): Change {
  const eventTs = msToTs(ctx.now);
  const mark: MessageMark = {
    channelId,
    ts,
    kind: 'shortcut',
    name: '',
    userId: by ?? '',
    by,
    eventTs,
    isActive: true,
  };
  return insert('messageMarks', mark, 'ignore');
}

/** Its own time is not known: with the message's, any event about it counts for more. */
function markOf({ ts, kind, by }: HistoryFound['captured'][number], channelId: string): Change {
  const name = kind === 'reaction' ? 'pushpin' : '';
  const mark: MessageMark = { channelId, ts, kind, name, userId: by, by: by || null, eventTs: ts, isActive: true };
  return insert('messageMarks', mark, 'ignore');
}

function nextRows(incidentId: string, wanted: HistoryWanted, found: HistoryFound, ctx: Ctx): NewOutbox[] {
  const rows = found.threads.map((threadTs) =>
    historyRow(incidentId, ctx.newId(), { ...wanted, threadTs, cursor: null, page: 1 }),
  );
  if (found.cursor === null || wanted.page >= pagesMax) return rows;
  const next = { ...wanted, cursor: found.cursor, page: wanted.page + 1 };
  return [historyRow(incidentId, ctx.newId(), next), ...rows];
}
