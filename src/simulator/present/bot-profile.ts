import type { JsonObject } from '../json.ts';
import type { Workspace } from '../store/workspace.ts';

function icons(ws: Workspace): JsonObject {
  const icon = (size: number): string => `${ws.team.url}icons/${ws.app.botId}-${size}.png`;
  return { image_36: icon(36), image_48: icon(48), image_72: icon(72) };
}

/** The bot_profile of a message that the app's bot posted. */
export function botProfile(ws: Workspace): JsonObject {
  return {
    id: ws.app.botId,
    app_id: ws.app.id,
    name: ws.app.name,
    icons: icons(ws),
    deleted: false,
    updated: ws.users.get(ws.app.botUserId)?.updated ?? 0,
    team_id: ws.team.id,
  };
}

/** The bot object of bots.info. */
export function botObject(ws: Workspace): JsonObject {
  const { id, app_id, name, deleted, updated } = botProfile(ws);
  return { id, app_id, name, deleted, updated, user_id: ws.app.botUserId, icons: icons(ws) };
}
