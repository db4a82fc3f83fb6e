import { decided, type Refusal, refuse, reviseIncident, upsert } from '../domain/decision.ts';
import { type Incident, incidentName } from '../domain/incident.ts';
import { undoMergeMs } from '../domain/merge.ts';
import { postRow } from '../domain/post-row.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import { loadScene, mayKnow, mustBeOpen, type Scene } from './incident-scene.ts';
import { inviteRow } from './invite.ts';
import type { Asked, Deps, Result } from './perform.ts';
import { endPaging } from './resolve-incident.ts';
import { disarmAll } from './timers.ts';

export interface Merged {
  from: Incident;
  into: Incident;
  undoUntil: number;
}

/**
 * Ends one incident as a part of another: its paging stops, its people are led over, both timelines say so. How it
 * stood is kept, so that it can be undone for a while.
 */
export function mergeIncident(
  deps: Deps,
  incidentId: string,
  input: { into: string; duplicate: boolean },
  asked: Asked<Merged>,
): Promise<Result<Merged>> {
  const { duplicate } = input;
  return changeIncident<Merged, Incident | null>(deps, asked, {
    action: duplicate ? 'duplicate' : 'merge',
    incidentId,
    rules: { open: true },
    more: () => visibleIncident(deps, input.into, asked.ctx.actor),
    decide: (scene, ctx, into) => {
      const { incident, escalation } = scene;
      const by = ctx.actor ?? '';
      if (into === null || into.id === incident.id) return refuse('no_incident', words.refusals.merge.another);
      const refusal = mayMerge(scene, by) ?? mustBeOpen({ incident: into });
      if (refusal) return refusal;
      if (incident.isDrill !== into.isDrill) return refuse('drill', words.refusals.merge.drill);
      const people = [incident.declaredBy, incident.commander, ...scene.pages.map((page) => page.slackUser)];
      const users = [...new Set(people)].filter((user) => user !== null);
      const undoUntil = ctx.now + undoMergeMs;
      const { number } = incident;
      const title = titleFor(into, incident);
      return decided(
        { from: { ...incident, status: 'merged' as const, mergedInto: into.id }, into, undoUntil },
        {
          changes: [
            reviseIncident(incident, {
              status: 'merged',
              mergedInto: into.id,
              closedAt: ctx.now,
              closedBy: by,
              updateDueAt: null,
            }),
            upsert(
              'merges',
              {
                incidentId,
                intoId: into.id,
                mergedBy: by,
                mergedAt: ctx.now,
                undoUntil,
                statusBefore: incident.status,
                pagingBefore: escalation?.state ?? null,
              },
              ['incidentId'],
            ),
            ...endPaging(incident.id, escalation),
            disarmAll(incident.id),
          ],
          timeline: [
            {
              incidentId,
              kind: 'merged',
              data: { number: into.number, title: titleFor(incident, into), ...(duplicate ? { duplicate } : {}) },
            },
            { incidentId: into.id, kind: 'absorbed', data: { number, title, ...(duplicate ? { duplicate } : {}) } },
          ],
          outbox: [
            postRow(incident, ctx.newId(), {
              place: { in: 'channel' },
              say: { what: 'merged_into', by, number: into.number, duplicate, undoUntil },
            }),
            postRow(into, ctx.newId(), {
              place: { in: 'channel' },
              say: { what: 'absorbed', by, number, title, duplicate },
            }),
            ...inviteRow(into, users, ctx),
          ],
          refresh: [incident.id, into.id],
        },
      );
    },
  });
}

/** Merging must not be a way to look into a private incident. */
async function visibleIncident(deps: Deps, id: string, actor: string | null): Promise<Incident | null> {
  const scene = await loadScene(deps, id, actor);
  return 'refused' in scene || mayKnow(scene, actor) !== null ? null : scene.incident;
}

/** The title of one incident as it may be said in the other: a private one's only where that is private too. */
function titleFor(place: Incident, of: Incident): string | null {
  return of.isPrivate && !place.isPrivate ? null : of.title;
}

/** The commander, who declared it, and admins: it ends somebody's paging. */
export function mayMerge({ incident, directory }: Scene, actor: string): Refusal | null {
  if ([incident.commander, incident.declaredBy, ...directory.roster.slack.admins].includes(actor)) return null;
  const { admin, commanderOrAdmin } = words.refusals.privacy;
  const who = incident.commander === null ? admin : commanderOrAdmin(`<@${incident.commander}>`);
  return refuse('not_commander', words.refusals.merge.mayMerge(who, incidentName(incident)));
}
