import { type Decision, decided, insert, type Refusal, refuse, remove } from '../domain/decision.ts';
import { type Incident, incidentName } from '../domain/incident.ts';
import { subscribersOf } from '../store/followers.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';

/**
 * From now on, or no longer, a direct message at each turn of the incident. Anyone may follow a public incident, a
 * private one only who is in its channel.
 */
export function subscribe(
  deps: Deps,
  incidentId: string,
  wanted: boolean,
  asked: Asked<Incident>,
): Promise<Result<Incident>> {
  return changeIncident<Incident, string[]>(deps, asked, {
    action: wanted ? 'subscribe' : 'unsubscribe',
    incidentId,
    rules: {},
    more: () => subscribersOf(deps.db, incidentId),
    decide: ({ incident, isMember }, ctx, subscribers): Decision<Incident> | Refusal => {
      const userId = ctx.actor;
      if (userId === null) return refuse('nobody', words.refusals.people.onlyPeopleSubscribe);
      if (wanted && incident.isPrivate && !isMember)
        return refuse('not_a_member', words.refusals.people.onlyMembersSubscribe(incidentName(incident)));
      if (subscribers.includes(userId) === wanted) return decided(incident);
      const change = wanted
        ? insert('subscriptions', { incidentId, userId, since: ctx.now }, 'ignore')
        : remove('subscriptions', { incidentId, userId });
      return decided(incident, { changes: [change] });
    },
  });
}
