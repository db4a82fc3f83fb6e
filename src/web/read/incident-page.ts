import type { Directory } from '../../domain/directory.ts';
import { type Incident, isOpen } from '../../domain/incident.ts';
import { isPending } from '../../domain/page.ts';
import { pagingOutlook } from '../../domain/paging-outlook.ts';
import { buildPostmortem, type Postmortem } from '../../domain/postmortem/model.ts';
import type { PostmortemSource } from '../../domain/postmortem/source.ts';
import { webAddress } from '../../domain/postmortem/stretch.ts';
import { createTargetResolver } from '../../domain/target.ts';
import type { Db } from '../../store/db.ts';
import { currentDirectory } from '../../store/directory.ts';
import { incidentNumbers } from '../../store/incident-list.ts';
import { escalationOf, incidentByNumber } from '../../store/incidents.ts';
import { linksOf } from '../../store/links.ts';
import { lastPaged, roundRobinPointers } from '../../store/pages.ts';
import { loadPostmortemSource } from '../../usecases/postmortem-source.ts';
import { type Attention, attentionOf } from './incident-rows.ts';
import { type SeverityMark, severityMark, shownLine } from './named.ts';

/** Everything on the page of one incident: the same records, names and words as in its post-mortem. */
export interface IncidentPage {
  number: number;
  incident: Incident;
  /** The document as plain data. */
  record: Postmortem;
  severity: SeverityMark;
  attention: Attention;
  /** Who is paged next if nobody acknowledges, and when. */
  next: { at: number; who: string } | null;
  /** What was last told to everybody. */
  lastUpdate: { text: string; at: number } | null;
  zoomUrl: string | null;
  links: { title: string; url: string | null }[];
  mergedInto: number | null;
}

/** An incident that everybody may know of; undefined for a private one as for none. */
export async function publicIncident(db: Db, number: number): Promise<Incident | undefined> {
  const incident = await incidentByNumber(db, number);
  return incident?.isPrivate === false ? incident : undefined;
}

/** Reads the page of an incident; undefined when there is none that everybody may know of. */
export async function incidentPage(
  db: Db,
  number: number,
  world: { now: number; teamUrl: string | null },
): Promise<IncidentPage | undefined> {
  const found = await publicIncident(db, number);
  const source = found === undefined ? null : await loadPostmortemSource(db, found.id, world);
  // Read again with the rest: it may have been made private meanwhile.
  if (source === null || source.incident.isPrivate) return undefined;
  const { incident, names } = source;
  const directory = await currentDirectory(db);
  const targets = incident.mergedInto === null ? [] : [incident.mergedInto];
  const numbers = await incidentNumbers(db, targets);
  const record = buildPostmortem(source);
  const updates = record.timeline.filter((row) => row.kind === 'entry' && row.what === 'update');
  return {
    number,
    incident,
    record,
    severity: severityMark(directory, incident.severity),
    ...(await paging(db, source, directory)),
    lastUpdate: updates.length === 0 ? null : lastOf(updates),
    zoomUrl: webAddress(incident.zoomUrl),
    links: (await linksOf(db, incident.id)).map(({ title, url }) => ({
      title: shownLine(title, names),
      url: webAddress(url),
    })),
    mergedInto: numbers.get(incident.mergedInto ?? '') ?? null,
  };
}

function lastOf(updates: Postmortem['timeline']): IncidentPage['lastUpdate'] {
  const last = updates.at(-1);
  return last?.kind === 'entry' ? { text: last.text, at: last.at } : null;
}

async function paging(
  db: Db,
  { incident, pages, names, now }: PostmortemSource,
  directory: Directory,
): Promise<Pick<IncidentPage, 'attention' | 'next'>> {
  const escalation = await escalationOf(db, incident.id);
  const waiting = isOpen(incident) ? pages.filter(isPending).map(({ slackUser }) => slackUser) : [];
  const attention = attentionOf(incident, escalation, waiting, names);
  if (escalation === undefined || !isOpen(incident)) return { attention, next: null };
  const at = Math.max(now, escalation.dueAt ?? now);
  const resolver = createTargetResolver(directory, at, await lastPaged(db));
  return { attention, next: pagingOutlook(escalation, resolver, await roundRobinPointers(db, escalation.policy.id)) };
}
