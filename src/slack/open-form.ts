import type { ModalView } from '@slack/types';
import type { SlackAnswer } from '../ports.ts';
import { words } from '../words/words.ts';
import type { Listening, Origin } from './listen/listening.ts';

/** A trigger lives three seconds; waiting longer for the answer is of no use. */
const openWithinMs = 3_000;

/**
 * Opens a form at once, before any slow work. `null` when it is open, else why not, in words.
 * A replayed delivery has a dead trigger: it is not even tried.
 */
export async function openForm(
  listening: Listening,
  origin: Origin,
  triggerId: string,
  view: ModalView,
): Promise<string | null> {
  if (origin.isReplay) return words.answers.problems.restarted;
  const answer = await listening.slack.call('views.open', { trigger_id: triggerId, view }, { timeoutMs: openWithinMs });
  return answer.kind === 'ok' ? null : whyNot(answer);
}

function whyNot(answer: Exclude<SlackAnswer, { kind: 'ok' }>): string {
  const { problems } = words.answers;
  if (answer.kind === 'limited') return problems.wait;
  if (answer.kind !== 'refused') return answer.reason;
  const isLate = ['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id'].includes(answer.error);
  return isLate ? problems.late : problems.refused(answer.error);
}
