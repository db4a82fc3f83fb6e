import type { Receipt } from '../domain/receipt.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

/** What carriers said of a page, oldest first. */
export async function receiptsOf(db: Db, pageId: string): Promise<Receipt[]> {
  const rows = await db.read
    .selectFrom('receipts')
    .selectAll()
    .where('pageId', '=', pageId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => decode('receipts', row));
}

/** Ids of the pages that went out under a carrier's name for a message or call. */
export async function pagesByRef(db: Db, providerRef: string): Promise<string[]> {
  const rows = await db.read
    .selectFrom('receipts')
    .select('pageId')
    .distinct()
    .where('providerRef', '=', providerRef)
    .execute();
  return rows.map(({ pageId }) => pageId);
}
