import { isJsonObject, type JsonObject } from '../json.ts';
import type { FeedEntry } from '../store/feed.ts';
import type { Workspace } from '../store/workspace.ts';
import type { Outbound } from './door.ts';
import { channelEvents } from './events/channel-events.ts';
import { markEvents } from './events/mark-events.ts';
import { messageEvents } from './events/message-events.ts';
import { peopleEvents } from './events/people-events.ts';
import type { SlackEvent } from './events/slack-event.ts';

/** The envelope around an event, with an event id of its own (docs.slack.dev/apis/events-api). */
function envelope(ws: Workspace, eventId: string, event: JsonObject): JsonObject {
  return {
    token: ws.app.verificationToken,
    team_id: ws.team.id,
    context_team_id: ws.team.id,
    context_enterprise_id: null,
    api_app_id: ws.app.id,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: ws.nowSeconds(),
    authorizations: [
      {
        enterprise_id: null,
        team_id: ws.team.id,
        user_id: ws.app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${ws.ids.mixed(48)}`,
  };
}

function wanted(ws: Workspace, { subscription, scope }: SlackEvent): boolean {
  const { app } = ws;
  const alive = !app.revoked || subscription === 'tokens_revoked';
  return alive && app.events.has(subscription) && (scope === undefined || app.scopes.has(scope));
}

function typeOf(event: JsonObject): string {
  const type = String(event.type);
  return typeof event.subtype === 'string' ? `${type}.${event.subtype}` : type;
}

/** The events that the app subscribed to and may hear, made of one change. */
export function eventsOf(ws: Workspace, entry: FeedEntry): Outbound[] {
  const events = [
    ...messageEvents(ws, entry),
    ...markEvents(ws, entry),
    ...channelEvents(ws, entry),
    ...peopleEvents(ws, entry),
  ];
  return events
    .filter((each) => wanted(ws, each))
    .map(({ event }) => {
      const eventId = ws.ids.next('Ev');
      const payload = envelope(ws, eventId, isJsonObject(event) ? event : {});
      return { kind: 'event', type: typeOf(event), eventId, payload };
    });
}
