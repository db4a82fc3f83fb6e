import type { KnownChannel } from '../domain/records.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

export async function knownChannel(db: Db, name: string): Promise<KnownChannel | undefined> {
  const row = await db.read.selectFrom('knownChannels').selectAll().where('name', '=', name).executeTakeFirst();
  return row && decode('knownChannels', row);
}

/** Channels that the roster names and Muster cannot post to, with the reason. */
export async function troubledChannels(db: Db): Promise<KnownChannel[]> {
  const rows = await db.read.selectFrom('knownChannels').selectAll().where('problem', 'is not', null).execute();
  return rows.map((row) => decode('knownChannels', row));
}
