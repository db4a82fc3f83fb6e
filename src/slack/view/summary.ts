import type { KnownBlock } from '@slack/types';
import { incidentName } from '../../domain/incident.ts';
import type { Task } from '../../domain/task.ts';
import { words } from '../../words/words.ts';
import { context, fields, header, type MessageView, message, section } from './block.ts';
import { drillMark, type IncidentView, severityLabel } from './model.ts';
import { bold, clipped, quote, span, time, user } from './mrkdwn.ts';

export interface SummaryView extends IncidentView {
  tasks: Task[];
  /** How many lines the timeline has, and how many messages were kept. */
  entries: number;
  messages: number;
}

/** The post-mortem in one message, posted at close. Unknown times say so; no zero is made up. */
export function summary(view: SummaryView): MessageView {
  const { incident, severity } = view;
  const name = incidentName(incident);
  const title = incident.isPrivate ? words.terms.privateIncident : incident.title;
  const blocks: KnownBlock[] = [
    header(`${drillMark(incident)}${words.summary.title(name)}`),
    section(
      `*${severityLabel(severity)}* · ${bold(title)}${view.service === null ? '' : ` · ${clipped(view.service, 200)}`}`,
    ),
    fields(measures(view)),
    section(
      words.summary.whatFixedIt(
        incident.resolution === null ? words.terms.notRecorded : quote(incident.resolution, 1_500),
      ),
    ),
    ...followUps(view),
    context(words.summary.counts(view.entries, view.messages)),
  ];
  const fixed = incident.resolution === null ? words.terms.notRecorded : clipped(incident.resolution, 500);
  const text = words.summary.fallback(name, clipped(title, 300), duration(view), commander(view), fixed);
  return message({
    text: `${drillMark(incident)}${text}`,
    blocks,
  });
}

/** What may be told outside a private incident's channel. */
export function privateSummary({ incident, severity }: IncidentView): MessageView {
  const text = `${drillMark(incident)}${words.summary.private(incidentName(incident), severityLabel(severity))}`;
  return message({ text, blocks: [section(text)] });
}

function measures(view: SummaryView): string[] {
  const { incident } = view;
  const since = incident.declaredAt;
  const after = (at: number | null) =>
    at === null ? words.terms.notRecorded : `${span(at - since)} (${time(at, '{date_short_pretty} {time}')})`;
  return [
    words.summary.duration(duration(view)),
    words.summary.commander(commander(view)),
    words.summary.timeToAcknowledge(after(incident.acknowledgedAt)),
    words.summary.timeToMitigate(after(incident.mitigatedAt)),
    words.summary.timeToResolve(after(incident.resolvedAt)),
    words.summary.declared(time(since, '{date_short_pretty} {time}')),
  ];
}

function duration({ incident }: IncidentView): string {
  return incident.resolvedAt === null
    ? words.terms.notRecorded
    : span(incident.resolvedAt - (incident.startedAt ?? incident.declaredAt));
}

function commander({ incident }: IncidentView): string {
  return incident.commander === null ? words.terms.nobody : user(incident.commander);
}

function followUps({ tasks }: SummaryView): KnownBlock[] {
  const open = tasks.filter((task) => task.doneAt === null);
  if (open.length === 0) return [];
  const lines = open.slice(0, 10).map(({ text, owner, dueAt }) => {
    const line = `• ${clipped(text, 200)} (${owner === null ? words.terms.noOwner : user(owner)})`;
    return dueAt === null ? line : words.terms.due(line, time(dueAt, '{date_short_pretty} {time}'));
  });
  const shown = lines.join('\n');
  return [section(words.summary.todo(open.length > 10 ? words.summary.moreTasks(shown, open.length - 10) : shown))];
}
