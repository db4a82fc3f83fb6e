import { type Change, type Ctx, decided, insert, refuse, remove, upsert } from '../domain/decision.ts';
import type { Incident } from '../domain/incident.ts';
import { laneOf } from '../domain/outbox-keys.ts';
import type { IncidentPlaybook, TickableStep } from '../domain/playbook.ts';
import { postRow } from '../domain/post-row.ts';
import type { Playbook } from '../domain/roster.ts';
import { findPlaybook, playbookSteps } from '../domain/roster-lookup.ts';
import { newSurface, type Surface } from '../domain/surface.ts';
import { stepsOf } from '../store/playbooks.ts';
import { surfaceOfKind } from '../store/surfaces.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';
import { armTimer } from './timers.ts';

/** The playbook as rows: what was in it when it was attached stays, whatever the roster says later. */
export function playbookChanges(incident: Incident, playbook: Playbook, ctx: Ctx): Change[] {
  const steps = playbookSteps(playbook, incident.severity);
  const row: IncidentPlaybook = {
    incidentId: incident.id,
    playbook: playbook.id,
    name: playbook.name,
    links: playbook.links,
    attachedAt: ctx.now,
    attachedBy: ctx.actor,
  };
  const rows = steps.map(
    (step, position): TickableStep => ({
      incidentId: incident.id,
      position,
      text: step.text,
      role: step.role,
      dueAt: step.afterMs === null ? null : incident.declaredAt + step.afterMs,
      tickedBy: null,
      tickedAt: null,
    }),
  );
  const timers = rows.flatMap(({ position, dueAt }) =>
    dueAt === null || dueAt <= ctx.now
      ? []
      : [armTimer({ incidentId: incident.id, kind: 'step_due', subject: String(position), dueAt }, ctx)],
  );
  return [upsert('playbooks', row, ['incidentId']), ...rows.map((step) => insert('playbookSteps', step)), ...timers];
}

/** Puts another playbook on the incident. What was ticked of the old one stays on the timeline. */
export function attachPlaybook(
  deps: Deps,
  incidentId: string,
  playbookId: string,
  asked: Asked<Playbook>,
): Promise<Result<Playbook>> {
  return changeIncident<Playbook, { surface: Surface | undefined; steps: TickableStep[] }>(deps, asked, {
    action: 'playbook',
    incidentId,
    rules: { open: true, memberTo: words.refusals.doing.changePlaybook },
    more: async () => ({
      surface: await surfaceOfKind(deps.db, incidentId, 'playbook'),
      steps: await stepsOf(deps.db, incidentId),
    }),
    decide: ({ incident, directory }, ctx, { surface, steps }) => {
      const playbook = findPlaybook(directory.roster, playbookId);
      if (!playbook) {
        const known = directory.roster.playbooks.map(({ id }) => id).join(', ') || words.refusals.noPlaybooks;
        return refuse('unknown_playbook', words.refusals.unknownPlaybook(playbookId, known), 'playbook');
      }
      const shown = surface ?? newSurface(incidentId, ctx, { kind: 'playbook' });
      const timers = steps.map(({ position }) => remove('timers', { key: `step_due:${incidentId}:${position}` }));
      return decided(playbook, {
        changes: [
          ...timers,
          remove('playbookSteps', { incidentId }),
          ...playbookChanges(incident, playbook, ctx),
          ...(surface ? [] : [insert('surfaces', shown)]),
        ],
        timeline: [{ incidentId, kind: 'playbook', data: { name: playbook.name } }],
        outbox: [
          postRow(incident, ctx.newId(), {
            place: { in: 'channel' },
            say: { what: 'playbook', by: ctx.actor ?? '', name: playbook.name },
          }),
          ...(surface ? [] : [firstPlaybookSync(shown)]),
        ],
        refresh: [incidentId],
      });
    },
  });
}

function firstPlaybookSync(surface: Surface) {
  return {
    key: `playbook:${surface.id}`,
    kind: 'surface.sync' as const,
    incidentId: surface.incidentId,
    lane: laneOf.surface(surface.id),
    waitsFor: `channel:${surface.incidentId}`,
    payload: { surface: surface.id },
  };
}
