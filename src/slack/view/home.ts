import type { HomeView, KnownBlock } from '@slack/types';
import { incidentName } from '../../domain/incident.ts';
import type { Task } from '../../domain/task.ts';
import { actions, button, context, header, section, sections } from './block.ts';
import { action } from './ids.ts';
import { incidentLine, type ListedIncident } from './incident-list.ts';
import { drillMark, severityLabel } from './model.ts';
import { bold, channel, clipped, time } from './mrkdwn.ts';

/** What a home tab shows. No durations: it is renewed when something changes, not when time passes. */
export interface HomeContent {
  /** The schedules on which the person is on call now; `null` = the roster does not name them. */
  onCall: { schedule: string; until: number | null }[] | null;
  /** Incidents with a page that waits for the person. */
  waiting: ListedIncident[];
  open: ListedIncident[];
  tasks: { incident: ListedIncident['incident']; task: Task }[];
}

const waitingMax = 10;
const openMax = 25;
const tasksMax = 20;

/** The home tab: what waits for me, what is open, what I have to do, and the two buttons for everything else. */
export function home(content: HomeContent): HomeView {
  const blocks: KnownBlock[] = [
    actions('home', [
      button(action.openDeclare, 'Declare incident', { value: 'title:', style: 'primary' }),
      button(action.showOnCall, 'Who is on call'),
    ]),
    section(onCallLine(content.onCall)),
    ...waiting(content.waiting),
    header('Open incidents'),
    ...open(content.open),
    header('My tasks'),
    ...tasks(content.tasks),
  ];
  return { type: 'home', blocks };
}

function onCallLine(onCall: HomeContent['onCall']): string {
  if (onCall === null) return 'The roster does not name you, so you are never on call.';
  if (onCall.length === 0) return 'You are not on call.';
  const lines = onCall.slice(0, 20).map(({ schedule, until }) => {
    const end = until === null ? '' : ` until ${time(until, '{date_short_pretty} {time}')}`;
    return `📟 You are on call for ${bold(schedule, 100)}${end}.`;
  });
  return lines.join('\n');
}

function waiting(pages: readonly ListedIncident[]): KnownBlock[] {
  if (pages.length === 0) return [];
  const shown = pages.slice(0, waitingMax).map(({ incident, severity }, index) => {
    const place = incident.channelId === null ? '' : ` ${channel(incident.channelId)}`;
    const words = `${drillMark(incident)}${severityLabel(severity)} *${incidentName(incident)}* ${clipped(incident.title, 200)}${place}`;
    return section(
      words,
      button(`${action.acknowledge}_${index}`, 'Acknowledge', { value: incident.id, style: 'primary' }),
    );
  });
  return [header('Pages waiting for you'), ...shown, ...rest(pages.length - waitingMax)];
}

function open(incidents: readonly ListedIncident[]): KnownBlock[] {
  if (incidents.length === 0) return [section('No open incidents.')];
  return [
    ...sections(incidents.slice(0, openMax).map((one) => incidentLine(one))),
    ...rest(incidents.length - openMax),
  ];
}

function tasks(mine: HomeContent['tasks']): KnownBlock[] {
  if (mine.length === 0) return [section('Nothing to do.')];
  const shown = mine.slice(0, tasksMax).map(({ incident, task }, index) => {
    const place = incident.channelId === null ? '' : ` ${channel(incident.channelId)}`;
    const words = `${clipped(task.text, 600)} (${incidentName(incident)}, task ${task.number})${place}`;
    const done = button(`${action.completeTask}_${index}`, 'Done', { value: `${incident.id}:${task.id}` });
    return section(words, done);
  });
  return [...shown, ...rest(mine.length - tasksMax)];
}

function rest(count: number): KnownBlock[] {
  return count > 0 ? [context(`… and ${count} more`)] : [];
}
