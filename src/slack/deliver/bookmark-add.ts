import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import { incidentById } from '../../store/incidents.ts';
import { words } from '../../words/words.ts';
import { done, failureOf, type SenderDeps } from './sender.ts';
import { findBookmark } from './sync-bookmark.ts';

/** Puts a link on top of the channel; one that is there already stays as it is. */
export async function addBookmark(row: OutboxRow, deps: SenderDeps): Promise<Outcome> {
  const incident = row.incidentId === null ? undefined : await incidentById(deps.db, row.incidentId);
  const channel = incident?.channelId ?? null;
  if (channel === null) return done;
  const { url, title } = row.payload as { url: string; title: string };
  if (row.isUncertain) {
    const existing = await findBookmark(channel, url, deps);
    if (existing === undefined) return { kind: 'retry', reason: words.slack.bookmarksUnknown, uncertain: true };
    if (existing !== null) return done;
  }
  const answer = await deps.slack.call('bookmarks.add', { channel_id: channel, title, type: 'link', link: url });
  return answer.kind === 'ok' ? done : failureOf(answer);
}
