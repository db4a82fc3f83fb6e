import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import { surfaceOfKind } from '../../store/surfaces.ts';
import { channelLoss, done, failureOf, type SenderDeps } from './sender.ts';

/** Pins the control card. */
export async function pinCard(row: OutboxRow, { db, slack }: SenderDeps): Promise<Outcome> {
  const card = row.incidentId === null ? undefined : await surfaceOfKind(db, row.incidentId, 'card');
  if (!card?.channelId || !card.slackRef) return done;
  const answer = await slack.call('pins.add', { channel: card.channelId, timestamp: card.slackRef });
  if (answer.kind === 'ok' || (answer.kind === 'refused' && answer.error === 'already_pinned')) return done;
  const lost = answer.kind === 'refused' ? channelLoss(answer.error) : null;
  return lost === null ? failureOf(answer) : { ...failureOf(answer), result: { channelLost: lost } };
}
