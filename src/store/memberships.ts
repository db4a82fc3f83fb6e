import type { Membership } from '../domain/records.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

/** Whether a person is in a channel, as far as Slack told us; unknown counts as not. */
export async function isMember(db: Db, channelId: string, userId: string): Promise<boolean> {
  return (await membership(db, channelId, userId))?.isMember ?? false;
}

export async function membership(db: Db, channelId: string, userId: string): Promise<Membership | undefined> {
  const row = await db.read
    .selectFrom('memberships')
    .selectAll()
    .where('channelId', '=', channelId)
    .where('userId', '=', userId)
    .executeTakeFirst();
  return row && decode('memberships', row);
}
