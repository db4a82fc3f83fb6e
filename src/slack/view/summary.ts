import type { KnownBlock } from '@slack/types';
import { incidentName } from '../../domain/incident.ts';
import type { Task } from '../../domain/task.ts';
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
  const title = incident.isPrivate ? 'Private incident' : incident.title;
  const blocks: KnownBlock[] = [
    header(`${drillMark(incident)}Post-mortem · ${name}`),
    section(
      `*${severityLabel(severity)}* · ${bold(title)}${view.service === null ? '' : ` · ${clipped(view.service, 200)}`}`,
    ),
    fields(measures(view)),
    section(`*What fixed it*\n${incident.resolution === null ? 'not recorded' : quote(incident.resolution, 1_500)}`),
    ...followUps(view),
    context(`${view.entries} timeline entries, ${view.messages} messages. The whole document is in the file below.`),
  ];
  const fixed = incident.resolution === null ? 'not recorded' : clipped(incident.resolution, 500);
  return message({
    text: `${drillMark(incident)}Post-mortem ${name} ${clipped(title, 300)}. Duration ${duration(view)}. Commander ${commander(view)}. What fixed it: ${fixed}`,
    blocks,
  });
}

/** What may be told outside a private incident's channel. */
export function privateSummary({ incident, severity }: IncidentView): MessageView {
  const text = `${drillMark(incident)}Post-mortem: private incident ${incidentName(incident)} (${clipped(severity.name, 80)}) is closed.`;
  return message({ text, blocks: [section(text)] });
}

function measures(view: SummaryView): string[] {
  const { incident } = view;
  const since = incident.declaredAt;
  const after = (at: number | null) =>
    at === null ? 'not recorded' : `${span(at - since)} (${time(at, '{date_short_pretty} {time}')})`;
  return [
    `*Duration*\n${duration(view)}`,
    `*Commander*\n${commander(view)}`,
    `*Time to acknowledge*\n${after(incident.acknowledgedAt)}`,
    `*Time to mitigate*\n${after(incident.mitigatedAt)}`,
    `*Time to resolve*\n${after(incident.resolvedAt)}`,
    `*Declared*\n${time(since, '{date_short_pretty} {time}')}`,
  ];
}

function duration({ incident }: IncidentView): string {
  return incident.resolvedAt === null
    ? 'not recorded'
    : span(incident.resolvedAt - (incident.startedAt ?? incident.declaredAt));
}

function commander({ incident }: IncidentView): string {
  return incident.commander === null ? 'nobody' : user(incident.commander);
}

function followUps({ tasks }: SummaryView): KnownBlock[] {
  const open = tasks.filter((task) => task.doneAt === null);
  if (open.length === 0) return [];
  const lines = open.slice(0, 10).map(({ text, owner, dueAt }) => {
    const due = dueAt === null ? '' : `, due ${time(dueAt, '{date_short_pretty} {time}')}`;
    return `• ${clipped(text, 200)} (${owner === null ? 'no owner' : user(owner)})${due}`;
  });
  const rest = open.length > 10 ? `\n… and ${open.length - 10} more in the document` : '';
  return [section(`*Still to do*\n${lines.join('\n')}${rest}`)];
}
