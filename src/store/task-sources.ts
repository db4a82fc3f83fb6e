import type { Db } from './db.ts';

/** The task that was made of a message by a gesture, if there is one. */
export async function taskSourceAt(db: Db, channelId: string, ts: string): Promise<string | null> {
  const row = await db.read
    .selectFrom('taskSources')
    .select('taskId')
    .where('channelId', '=', channelId)
    .where('ts', '=', ts)
    .executeTakeFirst();
  return row?.taskId ?? null;
}
