import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import { toSlackUser } from '../slack-user.ts';
import { done, failureOf, type SenderDeps } from './sender.ts';

/** Asks Slack for a person's name, so that documents never show an id. Somebody whom Slack does not know stays unknown. */
export async function fetchUser(row: OutboxRow, { slack, clock }: SenderDeps): Promise<Outcome> {
  const answer = await slack.call('users.info', { user: String(row.payload.user) });
  if (answer.kind === 'refused' && answer.error === 'user_not_found') return done;
  if (answer.kind !== 'ok') return failureOf(answer);
  const user = toSlackUser(answer.data.user, clock.now());
  return user === null ? done : { kind: 'done', result: { user } };
}
