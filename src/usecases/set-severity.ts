import { type Change, type Ctx, decided, refuse, reviseEscalation, reviseIncident } from '../domain/decision.ts';
import type { Incident } from '../domain/incident.ts';
import { postRow } from '../domain/post-row.ts';
import type { Playbook, Severity } from '../domain/roster.ts';
import { choosePlaybook, findSeverity } from '../domain/roster-lookup.ts';
import { loudnessAt } from '../domain/support-hours.ts';
import { playbookOf } from '../store/playbooks.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Scene } from './incident-scene.ts';
import type { Asked, Deps, Result } from './perform.ts';
import { rearmUpdate } from './timers.ts';

export interface SeverityChanged {
  incident: Incident;
  severity: Severity;
  /** The new severity pages, and nobody has been paged: offered, never done behind anybody's back. */
  offerPaging: boolean;
  /** A playbook that fits the new severity better than the one attached. */
  fitting: Playbook | null;
}

export function setSeverity(
  deps: Deps,
  incidentId: string,
  severityId: string,
  asked: Asked<SeverityChanged>,
): Promise<Result<SeverityChanged>> {
  return changeIncident<SeverityChanged, string | null>(deps, asked, {
    action: 'severity',
    incidentId,
    rules: { open: true, memberTo: words.refusals.doing.changeSeverity },
    more: async () => (await playbookOf(deps.db, incidentId))?.playbook ?? null,
    decide: (scene, ctx, attached) => {
      const { incident, directory, escalation } = scene;
      const severity = findSeverity(directory.roster, severityId);
      if (!severity) {
        const known = directory.roster.severities.map(({ id }) => id).join(', ');
        return refuse('unknown_severity', words.refusals.unknownSeverityOf(severityId, known), 'severity');
      }
      const changed: Incident = {
        ...incident,
        severity: severity.id,
        updateDueAt: nextUpdate(scene, severity.id, ctx),
      };
      const fits = choosePlaybook(directory.roster, changed);
      const value: SeverityChanged = {
        incident: changed,
        severity,
        offerPaging: severity.page !== 'none' && escalation === null,
        fitting: fits !== null && fits.id !== attached ? fits : null,
      };
      if (severity.id === incident.severity) return decided(value);
      return decided(value, {
        changes: [
          reviseIncident(incident, { severity: severity.id, updateDueAt: changed.updateDueAt }),
          ...raiseUrgency(scene, severity, ctx),
          ...rearmUpdate(incidentId, changed.updateDueAt, ctx),
        ],
        timeline: [{ incidentId, kind: 'severity', data: { from: incident.severity, to: severity.id } }],
        outbox: [
          postRow(incident, ctx.newId(), {
            place: { in: 'channel' },
            say: { what: 'severity', by: ctx.actor ?? '', from: incident.severity, to: severity.id },
          }),
        ],
        refresh: [incidentId],
      });
    },
  });
}

/** Steps that are still to come wake people as the new severity asks; a lowered one never quietens what has begun. */
function raiseUrgency({ escalation, incident, directory }: Scene, severity: Severity, ctx: Ctx): Change[] {
  if (escalation === null || escalation.urgency === 'high' || severity.page !== 'high') return [];
  return [reviseEscalation(escalation, loudnessAt(directory.roster, incident.service, severity.page, ctx.now))];
}

function nextUpdate({ incident, directory }: Scene, severity: string, ctx: Ctx): number | null {
  const everyMs = directory.roster.incidents.updateEveryMs[severity];
  if (everyMs === undefined) return null;
  const due = ctx.now + everyMs;
  return incident.updateDueAt === null ? due : Math.min(incident.updateDueAt, due);
}
