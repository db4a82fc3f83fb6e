import type { HomeView, KnownBlock } from '@slack/types';
import type { ContactKind } from '../../domain/contact-check.ts';
import { incidentName } from '../../domain/incident.ts';
import type { LintFinding } from '../../domain/lint/lint-finding.ts';
import type { Task } from '../../domain/task.ts';
import { words } from '../../words/words.ts';
import { actions, button, context, header, section, sections } from './block.ts';
import { findingsHint } from './findings.ts';
import { type HomeShifts, homeShifts } from './home-shifts.ts';
import { action } from './ids.ts';
import { incidentLine, type ListedIncident } from './incident-list.ts';
import { drillMark, severityLabel } from './model.ts';
import { bold, channel, clipped, time } from './mrkdwn.ts';

/** What a home tab shows. No durations: it is renewed when something changes, not when time passes. */
export interface HomeContent {
  /** The schedules on which the person is on call now; `null` = the roster does not name them. */
  onCall: { schedule: string; until: number | null }[] | null;
  /** What lint finds, for who can mend it; `null` = not for them. */
  findings: readonly LintFinding[] | null;
  /** Incidents with a page that waits for the person. */
  waiting: ListedIncident[];
  open: ListedIncident[];
  /** `null` = the roster does not name them, and they edit nothing of it. */
  shifts: HomeShifts | null;
  tasks: { incident: ListedIncident['incident']; task: Task }[];
  /** Where the person is paged beside Slack, and whether that is known to reach them. */
  contacts: { kind: ContactKind; isVerified: boolean }[];
}

const waitingMax = 10;
const openMax = 25;
const tasksMax = 20;

/** The home tab: what waits for me, what is open, what I have to do, and the buttons for everything else. */
export function home(content: HomeContent): HomeView {
  const findings = findingsHint(content.findings);
  const blocks: KnownBlock[] = [
    actions('home', [
      button(action.openDeclare, words.buttons.declareIncident, { value: 'title:', style: 'primary' }),
      button(action.showOnCall, words.buttons.whoIsOnCall),
      button(action.calendarLink, words.buttons.calendarLink),
    ]),
    section(onCallLine(content.onCall)),
    ...waiting(content.waiting),
    header(words.home.open),
    ...open(content.open),
    header(words.home.tasks),
    ...tasks(content.tasks),
    ...(content.shifts === null ? [] : homeShifts(content.shifts)),
    ...contacts(content.contacts),
    ...(findings === null ? [] : [findings]),
  ];
  return { type: 'home', blocks };
}

function onCallLine(onCall: HomeContent['onCall']): string {
  if (onCall === null) return words.home.notInRoster;
  if (onCall.length === 0) return words.home.notOnCall;
  const lines = onCall.slice(0, 20).map(({ schedule, until }) => {
    const end = until === null ? null : time(until, '{date_short_pretty} {time}');
    return words.home.onCall(bold(schedule, 100), end);
  });
  return lines.join('\n');
}

function waiting(pages: readonly ListedIncident[]): KnownBlock[] {
  if (pages.length === 0) return [];
  const shown = pages.slice(0, waitingMax).map(({ incident, severity }, index) => {
    const place = incident.channelId === null ? '' : ` ${channel(incident.channelId)}`;
    const line = `${drillMark(incident)}${severityLabel(severity)} *${incidentName(incident)}* ${clipped(incident.title, 200)}${place}`;
    const id = `${action.acknowledge}_${index}`;
    return section(line, button(id, words.buttons.acknowledge, { value: incident.id, style: 'primary' }));
  });
  return [header(words.home.waiting), ...shown, ...rest(pages.length - waitingMax)];
}

function open(incidents: readonly ListedIncident[]): KnownBlock[] {
  if (incidents.length === 0) return [section(words.home.noneOpen)];
  return [
    ...sections(incidents.slice(0, openMax).map((one) => incidentLine(one))),
    ...rest(incidents.length - openMax),
  ];
}

function tasks(mine: HomeContent['tasks']): KnownBlock[] {
  if (mine.length === 0) return [section(words.home.noTasks)];
  const shown = mine.slice(0, tasksMax).map(({ incident, task }, index) => {
    const place = incident.channelId === null ? '' : ` ${channel(incident.channelId)}`;
    const line = words.home.task(clipped(task.text, 600), incidentName(incident), task.number);
    const id = `${action.completeTask}_${index}`;
    return section(`${line}${place}`, button(id, words.buttons.done, { value: `${incident.id}:${task.id}` }));
  });
  return [...shown, ...rest(mine.length - tasksMax)];
}

function contacts(own: HomeContent['contacts']): KnownBlock[] {
  if (own.length === 0) return [];
  const lines = own.map(({ kind, isVerified }) => {
    const name = words.home.contactKinds[kind];
    if (isVerified) return section(words.home.verified(name));
    const id = kind === 'phone' ? action.verifyPhone : action.verifyEmail;
    return section(words.home.notVerified(name), button(id, words.buttons.verify));
  });
  return [header(words.home.contacts), ...lines];
}

function rest(count: number): KnownBlock[] {
  return count > 0 ? [context(words.terms.more(count))] : [];
}
