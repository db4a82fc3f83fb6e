import { type Decision, decided, type Refusal, refuse, reviseIncident } from '../domain/decision.ts';
import type { Handoff } from '../domain/handoff.ts';
import { holderOf, type Incident } from '../domain/incident.ts';
import { postRow } from '../domain/post-row.ts';
import type { Role } from '../domain/roster.ts';
import { pendingHandoff } from '../store/handoffs.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import { withdrawHandoff } from './hand-off.ts';
import { inviteRow } from './invite.ts';
import type { Asked, Deps, Result } from './perform.ts';

const roles: readonly Role[] = ['commander', 'communications', 'scribe'];

/** Gives somebody a role. They are added to the channel and named in it. */
export function assignRole(
  deps: Deps,
  incidentId: string,
  input: { role: string; user: string },
  asked: Asked<Incident>,
): Promise<Result<Incident>> {
  return changeIncident<Incident, Handoff | undefined>(deps, asked, {
    action: 'role',
    incidentId,
    rules: { open: true, memberTo: words.refusals.doing.giveRoles },
    more: () => pendingHandoff(deps.db, incidentId),
    decide: ({ incident }, ctx, pending): Decision<Incident> | Refusal => {
      const role = roles.find((name) => name === input.role);
      if (!role) return refuse('unknown_role', words.refusals.unknownRole(input.role, roles.join(', ')), 'role');
      if (holderOf(incident, role) === input.user) return decided(incident);
      const withdrawn = withdrawHandoff(role === 'commander' ? pending : undefined, ctx);
      const say = { what: 'role', by: ctx.actor ?? '', role, who: input.user } as const;
      return decided(
        { ...incident, [role]: input.user },
        {
          changes: [reviseIncident(incident, { [role]: input.user }), ...withdrawn.changes],
          timeline: [...withdrawn.timeline, { incidentId, kind: 'role', data: { role, user: input.user } }],
          outbox: [
            postRow(incident, ctx.newId(), { place: { in: 'channel' }, say }),
            ...inviteRow(incident, [input.user], ctx),
          ],
          refresh: [incidentId],
        },
      );
    },
  });
}
