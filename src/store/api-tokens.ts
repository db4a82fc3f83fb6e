import type { ApiToken } from '../domain/records.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

/** The token with this digest (SHA-256, hex), unless it was revoked. */
export async function tokenByDigest(db: Db, digest: string): Promise<ApiToken | undefined> {
  const row = await db.read
    .selectFrom('apiTokens')
    .selectAll()
    .where('digest', '=', digest)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return row && decode('apiTokens', row);
}

export async function tokenByName(db: Db, name: string): Promise<ApiToken | undefined> {
  const row = await db.read.selectFrom('apiTokens').selectAll().where('name', '=', name).executeTakeFirst();
  return row && decode('apiTokens', row);
}

/** All tokens, revoked ones too, by name. */
export async function allTokens(db: Db): Promise<ApiToken[]> {
  const rows = await db.read.selectFrom('apiTokens').selectAll().orderBy('name').execute();
  return rows.map((row) => decode('apiTokens', row));
}
