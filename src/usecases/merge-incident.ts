import { decided, type Refusal, refuse, reviseIncident } from '../domain/decision.ts';
import { type Incident, incidentName } from '../domain/incident.ts';
import { postRow } from '../domain/post-row.ts';
import { incidentById } from '../store/incidents.ts';
import { changeIncident } from './change-incident.ts';
import { mustBeOpen, type Scene } from './incident-scene.ts';
import { inviteRow } from './invite.ts';
import type { Asked, Deps, Result } from './perform.ts';
import { endPaging } from './resolve-incident.ts';
import { disarmAll } from './timers.ts';

/** Ends one incident as a part of another: its paging stops, its people are led over, both timelines say so. */
export function mergeIncident(
  deps: Deps,
  incidentId: string,
  intoId: string,
  asked: Asked<{ from: Incident; into: Incident }>,
): Promise<Result<{ from: Incident; into: Incident }>> {
  return changeIncident<{ from: Incident; into: Incident }, Incident | undefined>(deps, asked, {
    action: 'merge',
    incidentId,
    rules: { open: true },
    more: () => incidentById(deps.db, intoId),
    decide: (scene, ctx, into) => {
      const { incident } = scene;
      const by = ctx.actor ?? '';
      if (!into || into.id === incident.id) return refuse('no_incident', 'Choose another incident to merge into.');
      const refusal = mayMerge(scene, by) ?? mustBeOpen({ incident: into });
      if (refusal) return refusal;
      const people = [incident.declaredBy, incident.commander, ...scene.pages.map((page) => page.slackUser)];
      const users = [...new Set(people)].filter((user) => user !== null);
      const { number, title } = incident;
      return decided(
        { from: { ...incident, status: 'merged' as const, mergedInto: into.id }, into },
        {
          changes: [
            reviseIncident(incident, {
              status: 'merged',
              mergedInto: into.id,
              closedAt: ctx.now,
              closedBy: by,
              updateDueAt: null,
            }),
            ...endPaging(incident.id, scene.escalation),
            disarmAll(incident.id),
          ],
          timeline: [
            { incidentId: incident.id, kind: 'merged', data: { number: into.number, title: into.title } },
            { incidentId: into.id, kind: 'absorbed', data: { number, title } },
          ],
          outbox: [
            postRow(incident, ctx.newId(), {
              place: { in: 'channel' },
              say: { what: 'merged_into', by, number: into.number },
            }),
            postRow(into, ctx.newId(), { place: { in: 'channel' }, say: { what: 'absorbed', by, number, title } }),
            ...inviteRow(into, users, ctx),
          ],
          refresh: [incident.id, into.id],
        },
      );
    },
  });
}

/** The commander, who declared it, and admins: it ends somebody's paging. */
function mayMerge({ incident, directory }: Scene, actor: string): Refusal | null {
  if ([incident.commander, incident.declaredBy, ...directory.roster.slack.admins].includes(actor)) return null;
  const who = incident.commander === null ? 'An admin' : `<@${incident.commander}> or an admin`;
  return refuse('not_commander', `${who} can merge ${incidentName(incident)}.`);
}
