import type { Home } from '../domain/records.ts';
import type { Db } from './db.ts';

export async function homeOf(db: Db, userId: string): Promise<Home | undefined> {
  return db.read.selectFrom('homes').selectAll().where('userId', '=', userId).executeTakeFirst();
}

/** Home tabs that were opened since an instant. */
export async function homesOpenedSince(db: Db, at: number): Promise<Home[]> {
  return db.read.selectFrom('homes').selectAll().where('openedAt', '>=', at).orderBy('userId').execute();
}

/** People whose home tab is already on its way. */
export async function homesOnTheirWay(db: Db): Promise<Set<string>> {
  const rows = await db.read
    .selectFrom('outbox')
    .select('lane')
    .where('kind', '=', 'home.publish')
    .where('state', '=', 'due')
    .execute();
  return new Set(rows.map(({ lane }) => (lane ?? '').replace(/^home:/, '')));
}
