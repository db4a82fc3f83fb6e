import { type Change, decided, update } from '../domain/decision.ts';
import type { ChannelState, Incident } from '../domain/incident.ts';
import { postRow } from '../domain/post-row.ts';
import { incidentByChannel } from '../store/incidents.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/** What happened to a channel. */
export type ChannelEvent =
  | { what: 'archived' }
  | { what: 'unarchived' }
  /** Muster was let in (again). */
  | { what: 'joined' }
  | { what: 'deleted' }
  | { what: 'renamed'; name: string };

/** Follows what people do to an incident's channel. It is known by its id: a new name changes nothing but the name. */
export function recordChannel(
  deps: Deps,
  channelId: string,
  event: ChannelEvent,
  asked: Asked<null>,
): Promise<Result<null>> {
  return perform(deps, asked, {
    action: 'channel',
    subject: channelId,
    key: `channel:${channelId}`,
    load: () => incidentByChannel(deps.db, channelId).then((incident) => ({ incident })),
    decide: ({ incident }, ctx) => {
      if (!incident) return decided(null);
      const { id } = incident;
      if (event.what === 'renamed') {
        return decided(null, { changes: [update('incidents', { id }, { channelName: event.name })], refresh: [id] });
      }
      const state: ChannelState =
        event.what === 'unarchived' || event.what === 'joined'
          ? 'open'
          : event.what === 'archived'
            ? 'archived'
            : 'lost';
      if (state === incident.channelState) return decided(null);
      return decided(null, {
        changes: [
          update('incidents', { id }, { channelState: state }),
          ...(state === 'open' ? sendAgain(incident, ctx.now) : []),
        ],
        outbox: state === 'open' ? [] : trouble(incident, state, ctx.newId()),
        refresh: [id],
      });
    },
  });
}

/** What Slack refused while the channel was archived can be said now. */
function sendAgain({ id }: Incident, now: number): Change[] {
  return [
    update(
      'outbox',
      { incidentId: id, state: 'failed' },
      { state: 'due', dueAt: now, attempt: 0, firstAttemptAt: null },
    ),
  ];
}

function trouble(incident: Incident, state: 'archived' | 'lost' | 'open' | 'none', key: string) {
  const user = incident.commander ?? incident.declaredBy;
  const isOver = ['closed', 'cancelled', 'merged'].includes(incident.status);
  if (user === null || isOver || state === 'open' || state === 'none') return [];
  return [
    postRow(incident, `channel-trouble:${key}`, {
      place: { in: 'person', user },
      say: { what: 'channel_trouble', state },
    }),
  ];
}
