import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import type { Surface } from '../../domain/surface.ts';
import { words } from '../../words/words.ts';
import type { IncidentView } from '../view/model.ts';
import { done, failureOf, type SenderDeps } from './sender.ts';

const title = words.buttons.joinZoom;

/** The call as a bookmark on top of the channel; moved when the call moves. */
export async function syncBookmark(
  surface: Surface,
  view: IncidentView,
  row: OutboxRow,
  deps: SenderDeps,
): Promise<Outcome> {
  const { zoomUrl: link, channelId } = view.incident;
  if (link === null || channelId === null || surface.digest === link) return done;
  const shown = (slackRef: string): Outcome => ({
    kind: 'done',
    result: { surface: { id: surface.id, channelId, slackRef, digest: link } },
  });
  if (surface.slackRef !== null) {
    const edited = await deps.slack.call('bookmarks.edit', {
      channel_id: channelId,
      bookmark_id: surface.slackRef,
      title,
      link,
    });
    if (edited.kind === 'ok') return shown(surface.slackRef);
    if (edited.kind !== 'refused' || edited.error !== 'not_found') return failureOf(edited);
  }
  if (row.isUncertain) {
    const existing = await findBookmark(channelId, link, deps);
    if (existing === undefined) return { kind: 'retry', reason: words.slack.bookmarksUnknown, uncertain: true };
    if (existing !== null) return shown(existing);
  }
  const added = await deps.slack.call('bookmarks.add', { channel_id: channelId, title, type: 'link', link });
  if (added.kind !== 'ok') return failureOf(added);
  return shown((added.data.bookmark as { id?: string } | undefined)?.id ?? '');
}

/** The id of a bookmark with this link, `null` when there is none, undefined when it cannot be found out. */
export async function findBookmark(
  channelId: string,
  link: string,
  { slack }: SenderDeps,
): Promise<string | null | undefined> {
  const answer = await slack.call('bookmarks.list', { channel_id: channelId });
  if (answer.kind !== 'ok') return undefined;
  const bookmarks = (answer.data.bookmarks ?? []) as { id: string; link?: string }[];
  return bookmarks.find((bookmark) => bookmark.link === link)?.id ?? null;
}
