import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import { homeOf } from '../../store/homes.ts';
import { done, failureOf, type SenderDeps } from './sender.ts';

/** Publishes somebody's home tab, unless Slack shows it as it should be already. */
export async function publishHome(row: OutboxRow, { db, slack, renderHome, log }: SenderDeps): Promise<Outcome> {
  const userId = String(row.payload.user);
  const known = await homeOf(db, userId);
  const { view, digest } = await renderHome(userId);
  if (!known || known.digest === digest) return done;
  const answer = await slack.call('views.publish', { user_id: userId, view });
  if (answer.kind === 'ok') return { kind: 'done', result: { home: { userId, digest } } };
  if (answer.kind !== 'refused') return failureOf(answer);
  // Somebody who left, or an app without a home tab: asking again before they open it again would be of no use.
  log.warn({ error: answer.error }, 'a home tab could not be published');
  return { kind: 'done', result: { home: { userId, digest } } };
}
