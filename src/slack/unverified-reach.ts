import { isReachVerified } from '../domain/contact-check.ts';
import type { Page } from '../domain/page.ts';
import type { Roster } from '../domain/roster.ts';
import { findPersonBySlack } from '../domain/roster-lookup.ts';
import { verifiedAddresses } from '../store/contact-checks.ts';
import type { Db } from '../store/db.ts';

/** Tells of each page whether it goes where nobody has shown that it reaches its person. It goes there all the same. */
export async function unverifiedReach(db: Db, roster: Roster): Promise<(page: Page) => boolean> {
  const verified = await verifiedAddresses(db);
  return ({ slackUser, carrier }) => !isReachVerified(findPersonBySlack(roster, slackUser), carrier, verified);
}
