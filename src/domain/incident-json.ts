import { type Incident, incidentName } from './incident.ts';
import { toIso } from './instant.ts';
import type { Page } from './page.ts';

const iso = (at: number | null): string | null => (at === null ? null : toIso(at));

/** An incident in the public shape of the API; times are ISO 8601 in UTC, people are Slack user ids. */
export function incidentJson(incident: Incident, alerts: number) {
  return {
    number: incidentName(incident),
    title: incident.title,
    severity: incident.severity,
    status: incident.status,
    service: incident.service,
    channel: incident.channelName,
    channel_id: incident.channelId,
    commander: incident.commander,
    is_drill: incident.isDrill,
    declared_by: incident.declaredBy,
    started_at: iso(incident.startedAt),
    declared_at: toIso(incident.declaredAt),
    acknowledged_at: iso(incident.acknowledgedAt),
    acknowledged_by: incident.ack?.by ?? null,
    mitigated_at: iso(incident.mitigatedAt),
    resolved_at: iso(incident.resolvedAt),
    resolved_by: incident.resolvedBy,
    closed_at: iso(incident.closedAt),
    alerts,
  };
}

/** A page in the public shape of the API. Where it went to (number, address) is not in it. */
export function pageJson({ person, slackUser, carrier, status, dueAt, sentAt, why, detail, round, step }: Page) {
  return {
    person: person ?? slackUser,
    carrier,
    status,
    due_at: toIso(dueAt),
    sent_at: iso(sentAt),
    why: why.by === 'schedule' ? { ...why, until: iso(why.until) } : why,
    detail,
    round,
    step,
  };
}
