import type { Directory } from '../domain/directory.ts';
import { type Incident, isOpen } from '../domain/incident.ts';
import type { OutboxRow } from '../domain/outbox.ts';
import { isPending, type Page } from '../domain/page.ts';
import { pagingOutlook } from '../domain/paging-outlook.ts';
import { findService } from '../domain/roster-lookup.ts';
import type { SurfaceKind } from '../domain/surface.ts';
import { createTargetResolver } from '../domain/target.ts';
import type { Db } from '../store/db.ts';
import { currentDirectory } from '../store/directory.ts';
import { pendingHandoff } from '../store/handoffs.ts';
import { escalationOf, incidentById } from '../store/incidents.ts';
import { linksOf } from '../store/links.ts';
import { failedRows } from '../store/outbox.ts';
import { lastPaged, pagesOf, roundRobinPointers } from '../store/pages.ts';
import { playbookOf, stepsOf, tasksOf } from '../store/playbooks.ts';
import { surfacesOf } from '../store/surfaces.ts';
import { noPagingReason } from '../store/timeline.ts';
import { words } from '../words/words.ts';
import { unverifiedReach } from './unverified-reach.ts';
import type { IncidentView, PagingView, SeverityView } from './view/model.ts';
import { reasonOf } from './view/slack-reason.ts';

/** Reads everything that a message about an incident may show. Undefined when there is no such incident. */
export async function loadIncidentView(
  db: Db,
  incidentId: string,
  world: { now: number; teamUrl: string },
): Promise<IncidentView | undefined> {
  const incident = await incidentById(db, incidentId);
  if (!incident) return undefined;
  const directory = await currentDirectory(db);
  const attached = await playbookOf(db, incidentId);
  const tasks = await tasksOf(db, incidentId);
  const mergedInto = incident.mergedInto === null ? undefined : await incidentById(db, incident.mergedInto);
  return {
    ...world,
    incident,
    severity: severityView(directory, incident.severity),
    service:
      incident.service === null ? null : (findService(directory.roster, incident.service)?.name ?? incident.service),
    paging: await loadPaging(db, incident, directory, world.now),
    playbook: attached ? { attached, steps: await stepsOf(db, incidentId) } : null,
    openTasks: tasks.filter((task) => task.doneAt === null).length,
    links: await linksOf(db, incidentId),
    offeredTo: (await pendingHandoff(db, incidentId))?.toUser ?? null,
    failures: await loadFailures(db, incidentId),
    mergedInto: mergedInto?.number ?? null,
  };
}

/** A severity that the roster no longer has is shown by its id, as the least severe. */
export function severityView({ roster }: Directory, id: string): SeverityView {
  const rank = roster.severities.findIndex((severity) => severity.id === id);
  const found = roster.severities[rank];
  return found
    ? { ...found, rank }
    : { id, name: id.toUpperCase(), means: null, page: 'high', rank: roster.severities.length };
}

async function loadPaging(db: Db, incident: Incident, directory: Directory, now: number): Promise<PagingView> {
  const escalation = await escalationOf(db, incident.id);
  const pages = await pagesOf(db, incident.id);
  const waiting = isOpen(incident) ? pages.filter(isPending) : [];
  const names = await namesOf(db, waiting, directory);
  if (!escalation) {
    const none = await noPagingReason(db, incident.id);
    return {
      state: 'none',
      none: names.length > 0 ? null : none,
      next: null,
      waitingFor: [...new Set(names)],
      snoozedUntil: null,
    };
  }
  const resolver = createTargetResolver(directory, Math.max(now, escalation.dueAt ?? now), await lastPaged(db));
  return {
    state: escalation.state,
    none: null,
    next: isOpen(incident)
      ? pagingOutlook(escalation, resolver, await roundRobinPointers(db, escalation.policy.id))
      : null,
    waitingFor: [...new Set(names)],
    snoozedUntil: escalation.state === 'snoozed' ? escalation.dueAt : null,
  };
}

/** Each person once, marked when one of the open pages goes where nobody has verified. */
async function namesOf(db: Db, pages: readonly Page[], directory: Directory): Promise<string[]> {
  if (pages.length === 0) return [];
  const isUnverified = await unverifiedReach(db, directory.roster);
  const marked = new Set(pages.filter(isUnverified).map(({ slackUser }) => slackUser));
  return pages.map((page) => {
    const name = nameOf(page, directory);
    return marked.has(page.slackUser) ? `${name} ${words.terms.notVerified}` : name;
  });
}

function nameOf(page: Page, { roster }: Directory): string {
  return roster.people.find((person) => person.slack === page.slackUser)?.name ?? words.terms.somebody;
}

const { parts } = words.card;

const rowNames: Partial<Record<OutboxRow['kind'], string>> = {
  'channel.create': parts.channel,
  'channel.invite': parts.invite,
  'channel.pin': parts.pin,
  'channel.rename': parts.rename,
  'bookmark.add': parts.linkBookmark,
  'message.retire': parts.retire,
  'file.upload': parts.file,
  'message.post': parts.post,
};

/** A failing answer to who declared is no news: they are in the channel by then. */
const surfaceNames: Partial<Record<SurfaceKind, string>> = {
  card: parts.card,
  playbook: parts.playbook,
  announcement: parts.announcement,
  topic: parts.topic,
  bookmark: parts.bookmark,
  page: parts.page,
  receipt: parts.receipt,
  notice: parts.notice,
  handoff: parts.handoff,
};

async function loadFailures(db: Db, incidentId: string): Promise<IncidentView['failures']> {
  const rows = await failedRows(db, incidentId);
  if (rows.length === 0) return [];
  const surfaces = new Map((await surfacesOf(db, [incidentId])).map((surface) => [surface.id, surface]));
  const named = rows.flatMap((row) => {
    const surface = surfaces.get(String(row.payload.surface ?? ''));
    const what = surface ? surfaceNames[surface.kind] : rowNames[row.kind];
    return what === undefined ? [] : [{ what, reason: reasonOf(row.lastError ?? words.terms.unknown) }];
  });
  return named.filter(({ what }, index) => named.findIndex((other) => other.what === what) === index);
}
