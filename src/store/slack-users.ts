import type { SlackUser } from '../domain/records.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

/** What Slack told us of these users; those it never told us of are missing. */
export async function knownUsers(db: Db, ids: readonly string[]): Promise<Map<string, SlackUser>> {
  if (ids.length === 0) return new Map();
  const rows = await db.read
    .selectFrom('slackUsers')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, decode('slackUsers', row)]));
}
