import type { Db } from './db.ts';

/**
 * Ids of rows that nothing needs any more: deliveries handled and messages sent before `before`. Rows that others may
 * still wait for (a channel, a card) and everything that failed stay.
 */
export async function prunable(db: Db, before: number, limit: number): Promise<{ inbox: string[]; outbox: string[] }> {
  const inbox = await db.read
    .selectFrom('inbox')
    .select('id')
    .where('state', '=', 'handled')
    .where('receivedAt', '<', before)
    .limit(limit)
    .execute();
  const outbox = await db.read
    .selectFrom('outbox')
    .select('id')
    .where('state', 'in', ['done', 'dropped'])
    .where('settledAt', '<', before)
    .where(({ or, eb }) =>
      or([
        eb('kind', 'in', [
          'reply',
          'message.post',
          'channel.join',
          'channel.rename',
          'bookmark.add',
          'message.retire',
          'home.publish',
          'history.fetch',
          'roster.note',
          'watch.note',
          'code.send',
          'usergroup.sync',
          'operator.post',
          'operator.ping',
          'canary.send',
        ]),
        eb('key', 'like', 'sync:%'),
        // Asked once a day; a name that was asked for once is not asked for again.
        eb('key', 'like', 'user:%:%'),
      ]),
    )
    .limit(limit)
    .execute();
  return { inbox: inbox.map(({ id }) => id), outbox: outbox.map(({ id }) => id) };
}
