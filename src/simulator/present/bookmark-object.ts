import type { JsonObject } from '../json.ts';
import type { Bookmark } from '../store/entities.ts';

/** A bookmark as bookmarks.* give it. */
export function bookmarkObject(bookmark: Bookmark): JsonObject {
  return {
    id: bookmark.id,
    channel_id: bookmark.channel,
    title: bookmark.title,
    link: bookmark.link,
    emoji: bookmark.emoji,
    icon_url: null,
    type: bookmark.type,
    entity_id: null,
    date_created: bookmark.created,
    date_updated: bookmark.updated,
    rank: 'i',
    last_updated_by_user_id: bookmark.updatedBy,
    last_updated_by_team_id: null,
    shortcut_id: null,
    app_id: null,
    app_action_id: null,
  };
}
