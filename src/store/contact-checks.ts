import type { ContactCheck } from '../domain/contact-check.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

/** What is known of an address, sealed as in the roster. */
export async function contactCheck(db: Db, address: string): Promise<ContactCheck | undefined> {
  const row = await db.read.selectFrom('contactChecks').selectAll().where('address', '=', address).executeTakeFirst();
  return row && decode('contactChecks', row);
}

/** The address that the code of this id went to; undefined once it was used or another one was sent. */
export async function contactCheckByCode(db: Db, codeId: string): Promise<ContactCheck | undefined> {
  const row = await db.read.selectFrom('contactChecks').selectAll().where('codeId', '=', codeId).executeTakeFirst();
  return row && decode('contactChecks', row);
}

/** The sealed addresses that are known to reach their owner. */
export async function verifiedAddresses(db: Db): Promise<Set<string>> {
  const rows = await db.read
    .selectFrom('contactChecks')
    .select('address')
    .where('verifiedAt', 'is not', null)
    .execute();
  return new Set(rows.map(({ address }) => address));
}
