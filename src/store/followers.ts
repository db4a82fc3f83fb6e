import type { Db } from './db.ts';

/** Slack ids of who asked to hear of each turn of an incident. */
export async function subscribersOf(db: Db, incidentId: string): Promise<string[]> {
  const rows = await db.read
    .selectFrom('subscriptions')
    .select('userId')
    .where('incidentId', '=', incidentId)
    .orderBy('userId')
    .execute();
  return rows.map(({ userId }) => userId);
}

/** When this person last asked what they had missed. */
export async function lastVisit(db: Db, incidentId: string, userId: string): Promise<number | null> {
  const row = await db.read
    .selectFrom('visits')
    .select('at')
    .where('incidentId', '=', incidentId)
    .where('userId', '=', userId)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** When this person last wrote in an incident's channel. */
export async function lastMessageBy(db: Db, incidentId: string, userId: string): Promise<number | null> {
  const row = await db.read
    .selectFrom('messages')
    .select(({ fn }) => fn.max('at').as('at'))
    .where('incidentId', '=', incidentId)
    .where('author', '=', userId)
    .executeTakeFirst();
  return row?.at ?? null;
}
