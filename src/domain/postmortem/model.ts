import { words } from '../../words/words.ts';
import { type IncidentStatus, incidentName, isOpen } from '../incident.ts';
import type { Role } from '../roster.ts';
import type { Task } from '../task.ts';
import { type Names, oneLine } from '../text.ts';
import { fitToKeep } from './fit-to-keep.ts';
import { buildMetrics, type Metric } from './metric.ts';
import { knownZone } from './moment.ts';
import { type PageRow, pageRow } from './page-row.ts';
import { type PeopleRow, people } from './people.ts';
import type { Note, PostmortemSource } from './source.ts';
import { webAddress } from './stretch.ts';
import { summary } from './summary.ts';
import { type TimelineRow, timelineRows } from './timeline-row.ts';
import { who } from './who.ts';

/** One line of the table of times; `at` is `null` when it was not recorded. */
export interface TimeRow {
  key: 'started' | 'declared' | 'first_page_sent' | 'acknowledged' | 'mitigated' | 'resolved' | 'closed';
  label: string;
  at: number | null;
}

export interface TaskRow {
  number: number;
  text: string;
  /** Name; `null` = nobody. */
  owner: string | null;
  dueAt: number | null;
  isDone: boolean;
  doneBy: string | null;
  doneAt: number | null;
}

interface PlaybookView {
  name: string;
  /** `url` is `null` when it is no address of the web. */
  links: { title: string; url: string | null }[];
  steps: { text: string; role: Role | null; doneBy: string | null; doneAt: number | null }[];
}

/** The document as plain data: people by name, text plain, times in milliseconds since 1970. */
export interface Postmortem {
  /** `INC-42`. */
  number: string;
  title: string;
  status: IncidentStatus;
  /** More may still happen: the incident is not closed, cancelled or merged. */
  isDraft: boolean;
  isDrill: boolean;
  isPrivate: boolean;
  severity: string;
  service: string | null;
  channel: { name: string; url: string | null } | null;
  /** When the records were read. */
  madeAt: number;
  /** IANA name of the zone that times are shown in. */
  zone: string;
  /** Sentences. */
  summary: string[];
  impact: string | null;
  times: TimeRow[];
  metrics: Metric[];
  people: PeopleRow[];
  timeline: TimelineRow[];
  /** What fixed it. */
  resolution: string | null;
  playbook: PlaybookView | null;
  tasks: TaskRow[];
  followUps: TaskRow[];
  pages: PageRow[];
  notes: Note[];
}

/** Makes the document from the records. Deterministic: the same records give the same document. */
export function buildPostmortem(source: PostmortemSource): Postmortem {
  const { incident, names, pages } = source;
  const zone = knownZone(source.zone);
  const word = (written: string) => oneLine(fitToKeep(written, names));
  const text = (written: string | null) => (written === null ? null : fitToKeep(written, names).trim() || null);
  return {
    number: incidentName(incident),
    title: word(incident.title) || words.terms.untitled,
    status: incident.status,
    isDraft: isOpen(incident) || incident.status === 'resolved',
    isDrill: incident.isDrill,
    isPrivate: incident.isPrivate,
    severity: word(source.severityName),
    service: source.serviceName === null ? null : word(source.serviceName),
    channel: channel(source),
    madeAt: source.now,
    zone,
    summary: summary(source, zone).map(word),
    impact: text(incident.impact),
    times: times(source),
    metrics: buildMetrics(source),
    people: people(source),
    timeline: timelineRows(source),
    resolution: text(incident.resolution),
    playbook: playbook(source),
    tasks: taskRows(source.tasks, 'task', names),
    followUps: taskRows(source.tasks, 'follow_up', names),
    pages: pages
      .toSorted((a, b) => (a.sentAt ?? a.dueAt) - (b.sentAt ?? b.dueAt))
      .map((page) => pageRow(page, incident, names, zone)),
    notes: source.notes.map(({ after, text: written }) => ({ after, text: fitToKeep(written, names) })),
  };
}

function channel({ incident, teamUrl, names }: PostmortemSource): Postmortem['channel'] {
  const { channelId, channelName } = incident;
  if (channelName === null) return null;
  const isLinked = channelId !== null && teamUrl !== null && teamUrl !== '';
  return {
    name: `#${oneLine(fitToKeep(channelName, names))}`,
    url: isLinked ? `${teamUrl.replace(/\/*$/, '/')}archives/${channelId}` : null,
  };
}

function times({ incident, pages }: PostmortemSource): TimeRow[] {
  const sent = pages.map(({ sentAt }) => sentAt).filter((at) => at !== null);
  const firstSent = sent.reduce<number | null>((first, at) => (first === null || at < first ? at : first), null);
  const { times: labels } = words.postmortem;
  return [
    { key: 'started', label: labels.started, at: incident.startedAt },
    { key: 'declared', label: labels.declared, at: incident.declaredAt },
    { key: 'first_page_sent', label: labels.firstPageSent, at: firstSent },
    { key: 'acknowledged', label: labels.acknowledged, at: incident.acknowledgedAt },
    { key: 'mitigated', label: labels.mitigated, at: incident.mitigatedAt },
    { key: 'resolved', label: labels.resolved, at: incident.resolvedAt },
    { key: 'closed', label: labels.closed, at: incident.closedAt },
  ];
}

function playbook({ playbook: attached, steps, names }: PostmortemSource): PlaybookView | null {
  if (attached === null) return null;
  const word = (written: string) => oneLine(fitToKeep(written, names));
  return {
    name: word(attached.name),
    links: attached.links.map(({ title, url }) => ({ title: word(title), url: webAddress(url) })),
    steps: steps
      .toSorted((a, b) => a.position - b.position)
      .map(({ text, role, tickedBy, tickedAt }) => ({
        text: word(text),
        role,
        doneBy: tickedAt === null ? null : who(tickedBy, names),
        doneAt: tickedAt,
      })),
  };
}

function taskRows(tasks: readonly Task[], wanted: Task['kind'], names: Names): TaskRow[] {
  return tasks
    .filter(({ kind }) => kind === wanted)
    .toSorted((a, b) => a.number - b.number)
    .map(({ number, text, owner, dueAt, doneAt, doneBy }) => ({
      number,
      text: oneLine(fitToKeep(text, names)),
      owner: owner === null ? null : who(owner, names),
      dueAt,
      isDone: doneAt !== null,
      doneBy: doneAt === null ? null : who(doneBy, names),
      doneAt,
    }));
}
