import type { PostmortemSource } from '../domain/postmortem/source.ts';
import { findService, findSeverity } from '../domain/roster-lookup.ts';
import type { Db } from '../store/db.ts';
import { currentDirectory } from '../store/directory.ts';
import { incidentById } from '../store/incidents.ts';
import { activeMarks, countMessages, markedMessages, writersOf } from '../store/messages.ts';
import { loadNames } from '../store/names.ts';
import { pagesOf } from '../store/pages.ts';
import { playbookOf, stepsOf, tasksOf } from '../store/playbooks.ts';
import { notesOf } from '../store/postmortem-notes.ts';
import { timelineOf } from '../store/timeline.ts';

/** Reads everything that a post-mortem is made of, but the transcript; null for an incident that is not there. */
export async function loadPostmortemSource(
  db: Db,
  incidentId: string,
  world: { now: number; teamUrl: string | null },
): Promise<PostmortemSource | null> {
  const incident = await incidentById(db, incidentId);
  if (!incident) return null;
  const { roster } = await currentDirectory(db);
  // A message may come from another channel: the thread that the incident was declared from.
  const messages = await markedMessages(db, incidentId);
  const channels = new Set(messages.map(({ channelId }) => channelId));
  const service = incident.service === null ? undefined : findService(roster, incident.service);
  return {
    ...world,
    incident,
    severityName: findSeverity(roster, incident.severity)?.name ?? incident.severity.toUpperCase(),
    serviceName: service?.name ?? incident.service,
    timeline: await timelineOf(db, incidentId),
    messages,
    marks: await activeMarks(db, ...channels),
    tasks: await tasksOf(db, incidentId),
    playbook: (await playbookOf(db, incidentId)) ?? null,
    steps: await stepsOf(db, incidentId),
    pages: await pagesOf(db, incidentId),
    counts: { messages: await countMessages(db, incidentId) },
    participants: await writersOf(db, incidentId),
    notes: await notesOf(db, incidentId),
    names: {
      ...(await loadNames(db)),
      severity: (id) => findSeverity(roster, id)?.name,
      service: (id) => findService(roster, id)?.name,
    },
    zone: roster.timezone,
  };
}
