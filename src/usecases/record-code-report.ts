import { type Ctx, decided } from '../domain/decision.ts';
import { isLost } from '../domain/receipt.ts';
import { findPerson } from '../domain/roster-lookup.ts';
import { watchRow } from '../domain/watch-note.ts';
import { commit } from '../store/commit.ts';
import { contactCheckByCode } from '../store/contact-checks.ts';
import { currentRoster } from '../store/directory.ts';
import { words } from '../words/words.ts';
import type { Deps } from './perform.ts';
import type { CarrierReport } from './record-carrier-report.ts';

/** A carrier says later what became of a code: when it is lost, who waits for it hears so, once. */
export async function recordCodeReport(
  deps: Deps,
  codeId: string,
  { status, detail }: Pick<CarrierReport, 'status' | 'detail'>,
  ctx: Ctx,
): Promise<void> {
  if (!isLost({ status })) return;
  const check = await contactCheckByCode(deps.db, codeId);
  const person = check && findPerson((await currentRoster(deps.db)).roster, check.person);
  if (person === undefined) return;
  const reason = status === 'no_answer' ? words.carrier.noAnswer(detail) : words.carrier.undelivered(detail);
  const note = watchRow(`code:${codeId}:lost`, { user: person.slack }, { what: 'code_failed', reason });
  await commit(deps.db, decided(null, { outbox: [note] }), ctx);
  deps.wake();
}
