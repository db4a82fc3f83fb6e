import type { CoverOffer } from '../domain/cover-offer.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

export async function coverOfferById(db: Db, id: string): Promise<CoverOffer | undefined> {
  const row = await db.read.selectFrom('coverOffers').selectAll().where('id', '=', id).executeTakeFirst();
  return row && decode('coverOffers', row);
}
