import type { Ctx, NewOutbox } from '../domain/decision.ts';
import type { Incident } from '../domain/incident.ts';
import { keyOf } from '../domain/outbox-keys.ts';

/** Adds people to the incident's channel, once it is there. Empty when there is nobody to add. */
export function inviteRow(incident: Pick<Incident, 'id'>, users: readonly string[], ctx: Ctx): NewOutbox[] {
  if (users.length === 0) return [];
  return [
    {
      key: `invite:${incident.id}:${ctx.newId()}`,
      kind: 'channel.invite',
      incidentId: incident.id,
      waitsFor: keyOf.channel(incident.id),
      payload: { users: [...users] },
    },
  ];
}
