import type { Directory } from '../../domain/directory.ts';
import { type Incident, type IncidentStatus, isOpen } from '../../domain/incident.ts';
import { monitor } from '../../domain/monitor.ts';
import type { Names } from '../../domain/text.ts';
import type { Db } from '../../store/db.ts';
import { currentDirectory } from '../../store/directory.ts';
import {
  countOpenPublic,
  escalationsOf,
  incidentNumbers,
  pendingPagesOf,
  publicIncidents,
} from '../../store/incident-list.ts';
import { words } from '../../words/words.ts';
import type { ListQuery } from '../query.ts';
import { namesOf, type SeverityMark, serviceName, severityMark, shownLine } from './named.ts';

const openMax = 50;
const closedMax = 25;

/** Whether somebody has it, and if not, whom it waits for. People by name. */
export type Attention =
  | { kind: 'acknowledged'; by: string; at: number }
  | { kind: 'snoozed'; until: number | null }
  | { kind: 'waiting'; names: readonly string[] }
  | { kind: 'exhausted' }
  | { kind: 'nobody_paged' };

/** One line of the list. Times are milliseconds since 1970, spans milliseconds. */
export interface IncidentRow {
  number: number;
  title: string;
  severity: SeverityMark;
  status: IncidentStatus;
  isOpen: boolean;
  isDrill: boolean;
  service: string | null;
  commander: string | null;
  attention: Attention;
  declaredAt: number;
  updateDueAt: number | null;
  toAcknowledgeMs: number | null;
  toResolveMs: number | null;
  durationMs: number | null;
  /** The incident that it was merged into; `null` also when that one is not for everybody. */
  mergedInto: number | null;
}

export interface IncidentRows {
  open: IncidentRow[];
  closed: IncidentRow[];
  /** Where each list goes on; `null` = that was all. */
  olderOpen: number | null;
  olderClosed: number | null;
  counts: Awaited<ReturnType<typeof countOpenPublic>>;
}

/** What the list shows: only incidents that everybody may know of, the most severe open ones first. */
export async function incidentRows(db: Db, query: ListQuery): Promise<IncidentRows> {
  const { status, before } = query;
  const directory = await currentDirectory(db);
  // On later pages of the whole list the open ones have been shown.
  const wantsOpen = status === 'open' || (status === 'all' && before === null);
  const open = wantsOpen ? await publicIncidents(db, { isOpen: true, before, limit: openMax + 1 }) : [];
  const closed = status === 'open' ? [] : await publicIncidents(db, { isOpen: false, before, limit: closedMax + 1 });
  const shownOpen = open.slice(0, openMax);
  const shownClosed = closed.slice(0, closedMax);
  const toRow = await rowMaker(db, directory, [...shownOpen, ...shownClosed]);
  const urgency = (row: IncidentRow) => (row.isDrill ? 1_000 : 0) + row.severity.rank;
  return {
    open: shownOpen.map(toRow).sort((a, b) => urgency(a) - urgency(b) || b.number - a.number),
    closed: shownClosed.map(toRow),
    olderOpen: open.length > openMax ? (shownOpen.at(-1)?.number ?? null) : null,
    olderClosed: closed.length > closedMax ? (shownClosed.at(-1)?.number ?? null) : null,
    counts: await countOpenPublic(db),
  };
}

/** Reads what the rows of these incidents need, all at once. */
async function rowMaker(
  db: Db,
  directory: Directory,
  incidents: readonly Incident[],
): Promise<(incident: Incident) => IncidentRow> {
  const openIds = incidents.filter(isOpen).map(({ id }) => id);
  const pages = await pendingPagesOf(db, openIds);
  const escalations = await escalationsOf(db, openIds);
  const targets = incidents.flatMap(({ mergedInto }) => (mergedInto === null ? [] : [mergedInto]));
  const numbers = await incidentNumbers(db, targets);
  const people = incidents.flatMap(({ commander, ack }) => [commander, ack?.by ?? null]);
  const names = await namesOf(db, directory, [...people, ...pages.map(({ slackUser }) => slackUser)]);
  return (incident) => {
    const paged = pages.filter(({ incidentId }) => incidentId === incident.id).map(({ slackUser }) => slackUser);
    const { number, status, isDrill, declaredAt, startedAt, acknowledgedAt, resolvedAt } = incident;
    return {
      number,
      title: shownLine(incident.title, names),
      severity: severityMark(directory, incident.severity),
      status,
      isOpen: isOpen(incident),
      isDrill,
      service: serviceName(directory, incident.service),
      commander: incident.commander === null ? null : personName(incident.commander, names),
      attention: attentionOf(incident, escalations.get(incident.id), paged, names),
      declaredAt,
      updateDueAt: incident.updateDueAt,
      toAcknowledgeMs: since(declaredAt, acknowledgedAt),
      toResolveMs: since(declaredAt, resolvedAt),
      durationMs: since(startedAt ?? declaredAt, resolvedAt),
      mergedInto: numbers.get(incident.mergedInto ?? '') ?? null,
    };
  };
}

/** Who has an open incident, or whom it waits for. */
export function attentionOf(
  incident: Incident,
  escalation: { state: string; dueAt: number | null } | undefined,
  paged: readonly string[],
  names: Names,
): Attention {
  const { ack } = incident;
  if (ack !== null) return { kind: 'acknowledged', by: personName(ack.by, names), at: ack.at };
  if (escalation?.state === 'snoozed') return { kind: 'snoozed', until: escalation.dueAt };
  if (paged.length > 0) return { kind: 'waiting', names: [...new Set(paged)].map((id) => personName(id, names)) };
  return escalation === undefined ? { kind: 'nobody_paged' } : { kind: 'exhausted' };
}

function personName(id: string, names: Names): string {
  return shownLine(id === monitor ? words.terms.monitor : (names.user(id) ?? 'somebody'), names);
}

function since(from: number, to: number | null): number | null {
  return to === null ? null : to - from;
}
