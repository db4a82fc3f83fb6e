import { addressOf, type ContactKind, triesMax } from '../domain/contact-check.ts';
import { type Ctx, decided, insert, update } from '../domain/decision.ts';
import type { CarrierName, Person } from '../domain/roster.ts';
import { commit } from '../store/commit.ts';
import { contactCheck } from '../store/contact-checks.ts';
import type { Deps } from './perform.ts';

/**
 * Somebody answered a page from their phone or through their mail: that proves as much as a code, because it takes the
 * same hands. Does nothing when the address is verified already.
 */
export async function noteReached(
  deps: Deps,
  person: Person,
  { kind, by }: { kind: ContactKind; by: CarrierName },
  ctx: Ctx,
): Promise<void> {
  const address = addressOf(person, kind);
  if (address === null) return;
  const known = await contactCheck(deps.db, address);
  if (known !== undefined && known.verifiedAt !== null) return;
  const verified = { verifiedAt: ctx.now, verifiedBy: 'answer' as const };
  const fresh = { address, person: person.id, codeId: null, carrier: by, sentAt: null, triesLeft: triesMax };
  const changes =
    known === undefined
      ? [insert('contactChecks', { ...fresh, asked: 0, askedSince: ctx.now, ...verified }, 'ignore')]
      : [update('contactChecks', { address }, verified)];
  const audit = [{ action: 'verify_contact', subject: person.id, outcome: 'done' as const, detail: by }];
  await commit(deps.db, decided(null, { changes, audit }), ctx);
}
