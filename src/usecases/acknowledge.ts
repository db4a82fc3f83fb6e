import { decided, type Refusal, refuse, reviseEscalation, reviseIncident, update } from '../domain/decision.ts';
import { type Incident, incidentName } from '../domain/incident.ts';
import { monitor } from '../domain/monitor.ts';
import { postRow } from '../domain/post-row.ts';
import { findService } from '../domain/roster-lookup.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import { mustTakePart, type Scene } from './incident-scene.ts';
import type { Asked, Deps, Result } from './perform.ts';

export interface Acknowledged {
  incident: Incident;
  /** Somebody had already acknowledged: nothing changed. */
  already: { by: string; at: number } | null;
}

/**
 * "I have it": stops every further step and every page that has not left, in the same transaction.
 * Whoever was paged may always; for others the roster's `ack_by` decides.
 */
export function acknowledge(deps: Deps, incidentId: string, asked: Asked<Acknowledged>): Promise<Result<Acknowledged>> {
  return changeIncident<Acknowledged>(deps, asked, {
    action: 'acknowledge',
    incidentId,
    rules: { open: true },
    decide: (scene, ctx) => {
      const { incident, escalation, pages } = scene;
      const by = ctx.actor;
      if (by === null) return refuse('nobody', words.refusals.paging.onlyPeopleAcknowledge);
      // A monitor acts for whoever acknowledged there.
      const wasPaged = by === monitor || pages.some((page) => page.slackUser === by);
      const refusal = wasPaged ? null : mayAcknowledge(scene, by);
      if (refusal) return refusal;
      if (incident.ack !== null) return decided({ incident, already: incident.ack });
      const acknowledged: Incident = {
        ...incident,
        ack: { by, at: ctx.now },
        acknowledgedAt: incident.acknowledgedAt ?? ctx.now,
      };
      const { ack, acknowledgedAt } = acknowledged;
      return decided(
        { incident: acknowledged, already: null },
        {
          changes: [
            reviseIncident(incident, { ack, acknowledgedAt }),
            ...stopPaging(incident.id),
            update(
              'pages',
              { incidentId: incident.id, slackUser: by, status: 'sent' },
              { status: 'acknowledged', endedAt: ctx.now },
            ),
            // Also when its policy had ended: support hours that begin would page though somebody has it.
            ...(escalation === null
              ? []
              : [reviseEscalation(escalation, { state: 'acknowledged', dueAt: timeoutAt(scene, ctx.now) })]),
          ],
          timeline: [{ incidentId: incident.id, kind: 'acknowledged', data: { paged: wasPaged } }],
          outbox: [
            postRow(incident, ctx.newId(), {
              place: { in: 'channel' },
              say: { what: 'acknowledged', by, afterMs: ctx.now - incident.declaredAt, wasPaged },
            }),
          ],
          refresh: [incident.id],
        },
      );
    },
  });
}

/** Takes back every page of the incident that has not left yet. */
export function stopPaging(incidentId: string) {
  return [
    update(
      'outbox',
      { incidentId, kind: ['surface.sync', 'page.send'], state: 'due', priority: 0 },
      { state: 'dropped' },
    ),
    update('pages', { incidentId, status: 'due' }, { status: 'cancelled' }),
  ];
}

/** When an acknowledgement that holds since `now` times out; `null` = never. */
export function timeoutAt({ incident, directory }: Scene, now: number): number | null {
  const service = incident.service === null ? undefined : findService(directory.roster, incident.service);
  return service?.ackTimeoutMs == null ? null : now + service.ackTimeoutMs;
}

function mayAcknowledge(scene: Scene, actor: string): Refusal | null {
  const { ackBy } = scene.directory.roster.incidents;
  if (ackBy === 'channel') return mustTakePart(scene, actor, words.refusals.doing.acknowledge);
  return refuse('not_paged', words.refusals.paging.onlyPaged(incidentName(scene.incident)));
}
