import type { Bookmark, Channel } from './entities.ts';
import type { Workspace } from './workspace.ts';

/** Puts a link in a channel's bookmark bar. */
export function addBookmark(
  ws: Workspace,
  channel: Channel,
  of: { title: string; link: string; emoji: string; type: string; user: string },
): Bookmark {
  const now = ws.nowSeconds();
  const bookmark: Bookmark = {
    id: ws.ids.next('Bk'),
    channel: channel.id,
    title: of.title,
    link: of.link,
    emoji: of.emoji,
    type: of.type,
    createdBy: of.user,
    updatedBy: of.user,
    created: now,
    updated: now,
  };
  channel.bookmarks = [...channel.bookmarks, bookmark];
  ws.feed.publish({ kind: 'bookmark-added', channel: channel.id, bookmark });
  return bookmark;
}

/** Changes a bookmark's title, link or emoji. */
export function editBookmark(
  ws: Workspace,
  channel: Channel,
  old: Bookmark,
  fields: Partial<Pick<Bookmark, 'title' | 'link' | 'emoji'>>,
  user: string,
): Bookmark {
  const bookmark: Bookmark = { ...old, ...fields, updatedBy: user, updated: ws.nowSeconds() };
  channel.bookmarks = channel.bookmarks.map((other) => (other.id === old.id ? bookmark : other));
  ws.feed.publish({ kind: 'bookmark-edited', channel: channel.id, bookmark });
  return bookmark;
}

/** Takes a bookmark away. */
export function removeBookmark(ws: Workspace, channel: Channel, bookmark: Bookmark): void {
  channel.bookmarks = channel.bookmarks.filter((other) => other.id !== bookmark.id);
  ws.feed.publish({ kind: 'bookmark-removed', channel: channel.id, bookmark });
}
