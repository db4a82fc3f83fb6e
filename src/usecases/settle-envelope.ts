import { decided, type NewOutbox } from '../domain/decision.ts';
import { commit } from '../store/commit.ts';
import type { Asked, Deps } from './perform.ts';

/** Ends what Slack delivered when it changed nothing: with an answer to who asked, or without. */
export async function settleEnvelope(deps: Deps, { ctx }: Asked<null>, answer: NewOutbox | null = null): Promise<void> {
  await commit(deps.db, decided(null, { outbox: answer === null ? [] : [answer] }), ctx);
  if (answer !== null) deps.wake();
}
