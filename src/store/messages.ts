import type { Message, MessageMark } from '../domain/message.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

export async function messageAt(db: Db, channelId: string, ts: string): Promise<Message | undefined> {
  const row = await db.read
    .selectFrom('messages')
    .selectAll()
    .where('channelId', '=', channelId)
    .where('ts', '=', ts)
    .executeTakeFirst();
  return row && decode('messages', row);
}

/** How many replies of each thread of a channel are kept that were not deleted. */
export async function repliesByThread(db: Db, channelId: string): Promise<Map<string, number>> {
  const rows = await db.read
    .selectFrom('messages')
    .select(({ fn }) => ['threadTs', fn.countAll().as('count')])
    .where('channelId', '=', channelId)
    .where('threadTs', 'is not', null)
    .where('deletedAt', 'is', null)
    .groupBy('threadTs')
    .execute();
  return new Map(rows.map(({ threadTs, count }) => [threadTs ?? '', Number(count)]));
}

/** The ts of people's messages of a channel's top level, or of a thread, that stand in a span of time, its ends included. */
export async function standingBetween(
  db: Db,
  where: { channelId: string; threadTs: string | null },
  span: { from: number; to: number },
): Promise<string[]> {
  const rows = await db.read
    .selectFrom('messages')
    .select('ts')
    .where('channelId', '=', where.channelId)
    .where('threadTs', where.threadTs === null ? 'is' : '=', where.threadTs)
    .where('deletedAt', 'is', null)
    .where('authorKind', '!=', 'muster')
    .where('at', '>=', span.from)
    .where('at', '<=', span.to)
    .execute();
  return rows.map(({ ts }) => ts);
}

/** All messages of an incident in the order they were written, a page at a time: memory does not grow with the channel. */
export async function* messagesOf(db: Db, incidentId: string, pageSize = 500): AsyncGenerator<Message> {
  let after: Pick<Message, 'at' | 'ts' | 'channelId'> = { at: -1, ts: '', channelId: '' };
  for (;;) {
    const { at, ts, channelId } = after;
    const rows = await db.read
      .selectFrom('messages')
      .selectAll()
      .where('incidentId', '=', incidentId)
      .where(({ eb, refTuple, tuple }) => eb(refTuple('at', 'ts', 'channelId'), '>', tuple(at, ts, channelId)))
      .orderBy('at')
      .orderBy('ts')
      .orderBy('channelId')
      .limit(pageSize)
      .execute();
    for (const row of rows) yield decode('messages', row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = last;
  }
}

/** Gestures that stand on the messages of these channels. */
export async function activeMarks(db: Db, ...channelIds: string[]): Promise<MessageMark[]> {
  if (channelIds.length === 0) return [];
  const rows = await db.read
    .selectFrom('messageMarks')
    .selectAll()
    .where('channelId', 'in', channelIds)
    .where('isActive', '=', 1)
    .execute();
  return rows.map((row) => decode('messageMarks', row));
}

/** The same gesture on one message by anybody, whether it stands or was taken away. */
export async function marksNamed(
  db: Db,
  { channelId, ts, kind, name }: Pick<MessageMark, 'channelId' | 'ts' | 'kind' | 'name'>,
): Promise<MessageMark[]> {
  const rows = await db.read
    .selectFrom('messageMarks')
    .selectAll()
    .where('channelId', '=', channelId)
    .where('ts', '=', ts)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .execute();
  return rows.map((row) => decode('messageMarks', row));
}

/** How many messages a document shows of an incident: deleted ones and Muster's own are not counted. */
export async function countMessages(db: Db, incidentId: string): Promise<number> {
  const row = await db.read
    .selectFrom('messages')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('incidentId', '=', incidentId)
    .where('deletedAt', 'is', null)
    .where('authorKind', '!=', 'muster')
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** The messages of an incident that carry a gesture, in the order they were written. */
export async function markedMessages(db: Db, incidentId: string): Promise<Message[]> {
  const rows = await db.read
    .selectFrom('messages')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('messageMarks')
          .select('messageMarks.ts')
          .whereRef('messageMarks.channelId', '=', 'messages.channelId')
          .whereRef('messageMarks.ts', '=', 'messages.ts')
          .where('messageMarks.isActive', '=', 1),
      ),
    )
    .orderBy('at')
    .orderBy('ts')
    .execute();
  return rows.map((row) => decode('messages', row));
}

/** Slack ids of the people who wrote in an incident's channel, in the order they first did. */
export async function writersOf(db: Db, incidentId: string): Promise<string[]> {
  const rows = await db.read
    .selectFrom('messages')
    .select(({ fn }) => ['author', fn.min('at').as('firstAt')])
    .where('incidentId', '=', incidentId)
    .where('authorKind', '=', 'person')
    .where('author', 'is not', null)
    .groupBy('author')
    .orderBy('firstAt')
    .execute();
  return rows.flatMap((row) => (row.author === null ? [] : [row.author]));
}
