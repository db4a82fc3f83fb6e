import type { JsonObject } from '../json.ts';
import type { View } from '../store/entities.ts';
import type { Workspace } from '../store/workspace.ts';

/** A view as the Web API and interactions give it, with what its person typed. */
export function viewObject(ws: Workspace, view: View): JsonObject {
  const body = view.body;
  return {
    id: view.id,
    team_id: ws.team.id,
    type: view.type,
    blocks: body.blocks,
    private_metadata: body.private_metadata ?? '',
    callback_id: body.callback_id ?? '',
    state: { values: view.values },
    hash: view.hash,
    title: body.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: body.clear_on_close ?? false,
    notify_on_close: body.notify_on_close ?? false,
    close: body.close ?? null,
    submit: body.submit ?? null,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: ws.app.id,
    external_id: view.externalId ?? '',
    app_installed_team_id: ws.team.id,
    bot_id: ws.app.botId,
  };
}
