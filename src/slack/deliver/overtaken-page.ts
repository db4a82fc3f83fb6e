import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import { isOvertaken } from '../../domain/overtaken.ts';
import type { Surface } from '../../domain/surface.ts';
import { pageById, pagesOf } from '../../store/pages.ts';
import { findMessage } from './find-message.ts';
import type { SenderDeps } from './sender.ts';

const lookupMs = 1_000;

/**
 * What becomes of a page by Slack that is late while a newer one says the same: it stays here, unless an attempt whose
 * fate was unknown has posted it after all. `null` = it has to leave like any other.
 */
export async function overtakenPage(surface: Surface, row: OutboxRow, deps: SenderDeps): Promise<Outcome | null> {
  const { id, pageId, slackRef, target } = surface;
  if (slackRef !== null || pageId === null || target === null || row.payload.page !== pageId) return null;
  const page = await pageById(deps.db, pageId);
  if (page?.status !== 'due') return null;
  if (!isOvertaken(page, await pagesOf(deps.db, page.incidentId), deps.clock.now())) return null;
  if (!row.isUncertain) return { kind: 'done', result: { overtaken: pageId } };
  const since = row.firstAttemptAt ?? row.createdAt;
  const found = await findMessage(deps.slack, { channel: target, threadTs: null }, id, since, lookupMs);
  if (found === undefined) return null;
  if (found === null) return { kind: 'done', result: { overtaken: pageId } };
  return { kind: 'done', result: { surface: { id, channelId: found.channelId, slackRef: found.ts, digest: '' } } };
}
