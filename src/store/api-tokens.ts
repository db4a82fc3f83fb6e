import type { ApiToken } from '../domain/records.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

export async function tokenByName(db: Db, name: string): Promise<ApiToken | undefined> {
  const row = await db.read.selectFrom('apiTokens').selectAll().where('name', '=', name).executeTakeFirst();
  return row && decode('apiTokens', row);
}
