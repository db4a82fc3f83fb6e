import type { CoverOffer } from '../domain/cover-offer.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

export async function coverOfferById(db: Db, id: string): Promise<CoverOffer | undefined> {
  const row = await db.read.selectFrom('coverOffers').selectAll().where('id', '=', id).executeTakeFirst();
  return row && decode('coverOffers', row);
}

/** Offers that wait for an answer and whose time is not over. */
export async function openCoverOffers(db: Db, now: number): Promise<CoverOffer[]> {
  const rows = await db.read
    .selectFrom('coverOffers')
    .selectAll()
    .where('state', '=', 'offered')
    .where('endsAt', '>', now)
    .orderBy('startsAt')
    .orderBy('id')
    .execute();
  return rows.map((row) => decode('coverOffers', row));
}
