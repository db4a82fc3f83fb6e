import type { ActionsBlock, KnownBlock } from '@slack/types';
import { incidentName, isOpen } from '../../domain/incident.ts';
import { actions, button, fields, header, type MessageView, message, option, section } from './block.ts';
import { action, more } from './ids.ts';
import { drillMark, type IncidentView, severityLabel, statusWord } from './model.ts';
import { clipped, link, listed, quote, span, time, user } from './mrkdwn.ts';

const linksMax = 10;
const linksTextMax = 2_000;

/** The control card: one pinned message that says where things stand and offers what to do next. */
export function card(view: IncidentView): MessageView {
  const { incident } = view;
  const name = `${drillMark(incident)}${incidentName(incident)} · ${incident.title}`;
  const blocks: (KnownBlock | null)[] = [
    header(name),
    section(`*${severityLabel(view.severity)}* · *${statusWord(incident.status)}*${service(view)}${merged(view)}`),
    fields(facts(view)),
    impact(view),
    lastUpdate(view),
    resolution(view),
    links(view),
    trouble(view),
    buttons(view),
  ];
  const waiting = isOpen(incident) ? ' Nobody has acknowledged yet.' : '';
  const ack = incident.ack ? ` Acknowledged by ${user(incident.ack.by)}.` : waiting;
  return message({
    text: `${drillMark(incident)}${clipped(view.severity.name, 80)} ${incidentName(incident)} ${clipped(incident.title, 300)}: ${statusWord(incident.status)}.${ack}`,
    blocks: blocks.filter((block) => block !== null),
  });
}

function service({ service: name }: IncidentView): string {
  return name === null ? '' : ` · ${clipped(name, 200)}`;
}

function merged({ mergedInto }: IncidentView): string {
  return mergedInto === null ? '' : ` into INC-${mergedInto}`;
}

function facts(view: IncidentView): string[] {
  const { incident } = view;
  const lines = [
    `*Commander*\n${incident.commander === null ? 'nobody yet' : user(incident.commander)}${offered(view)}`,
    acknowledgement(view),
    `*Declared*\n${time(incident.declaredAt, '{date_short_pretty} {time}')} by ${incident.declaredBy === null ? 'Muster' : user(incident.declaredBy)}`,
    duration(view),
  ];
  if (incident.communications !== null) lines.push(`*Communications*\n${user(incident.communications)}`);
  if (incident.scribe !== null) lines.push(`*Scribe*\n${user(incident.scribe)}`);
  if (incident.zoomUrl !== null) lines.push(`*Call*\n${link(incident.zoomUrl, 'Join Zoom')}`);
  if (isOpen(incident) && incident.updateDueAt !== null) lines.push(`*Next update*\nby ${time(incident.updateDueAt)}`);
  const progress = todo(view);
  if (progress !== '') lines.push(`*To do*\n${progress}`);
  return lines;
}

function acknowledgement(view: IncidentView): string {
  const { incident, paging } = view;
  if (incident.ack !== null) {
    return `*Acknowledged by*\n${user(incident.ack.by)} at ${time(incident.ack.at)}${snoozed(view)}`;
  }
  const title = '*Not acknowledged*';
  if (!isOpen(incident)) return `${title}\n–`;
  if (paging.none === 'severity') return `${title}\n${clipped(view.severity.name, 80)} pages nobody`;
  if (paging.none === 'not_asked') return `${title}\nNobody was paged, as asked`;
  if (paging.none === 'no_policy') return `${title}\nNobody could be paged: the roster has no policy`;
  if (paging.state === 'snoozed') return `${title}${snoozed(view)}`;
  if (paging.state === 'ended') return `${title}\nPaging has ended: everybody was tried. Page somebody by hand`;
  const waiting = paging.waitingFor.length > 0 ? `Waiting for ${listed(paging.waitingFor)}` : 'Nobody is paged yet';
  return `${title}\n${waiting}${paging.next === null ? '' : `. Next at ${time(paging.next.at, '{time_secs}')}: ${clipped(paging.next.who, 200)}`}`;
}

function offered({ incident, offeredTo }: IncidentView): string {
  return offeredTo === null || !isOpen(incident) ? '' : `, offered to ${user(offeredTo)}`;
}

function snoozed({ incident, paging: { snoozedUntil } }: IncidentView): string {
  return snoozedUntil == null || !isOpen(incident)
    ? ''
    : `\n😴 Snoozed until ${time(snoozedUntil)}, then paging starts again`;
}

/** As many as fit; the rest is named by number, and all of them are bookmarks. */
function links({ links: all }: IncidentView): KnownBlock | null {
  if (all.length === 0) return null;
  const shown: string[] = [];
  for (const { url, title } of all.slice(0, linksMax)) {
    const next = link(url, title);
    if (shown.join(' · ').length + next.length > linksTextMax) break;
    shown.push(next);
  }
  const more = all.length - shown.length;
  return section(`*Links*\n${shown.join(' · ')}${more === 0 ? '' : ` … and ${more} more in the bookmarks`}`);
}

function duration({ incident }: IncidentView): string {
  if (incident.resolvedAt !== null)
    return `*Duration*\n${span(incident.resolvedAt - (incident.startedAt ?? incident.declaredAt))}`;
  if (incident.startedAt !== null) return `*Started*\n${time(incident.startedAt, '{date_short_pretty} {time}')}`;
  return `*Started*\nnot recorded`;
}

function todo({ playbook, openTasks }: IncidentView): string {
  const steps = playbook?.steps ?? [];
  const ticked = steps.filter((step) => step.tickedAt !== null).length;
  const parts = steps.length > 0 ? [`Playbook ${ticked}/${steps.length}`] : [];
  if (openTasks > 0) parts.push(`${openTasks} open task${openTasks === 1 ? '' : 's'}`);
  return parts.join(' · ');
}

function impact({ incident }: IncidentView): KnownBlock | null {
  return incident.impact === null || incident.impact === ''
    ? null
    : section(`*Impact*\n${quote(incident.impact, 1_000)}`);
}

function lastUpdate({ incident }: IncidentView): KnownBlock | null {
  const { lastUpdate: last } = incident;
  if (last === null || !isOpen(incident)) return null;
  return section(`*Last update* · ${time(last.at)} · ${user(last.by)}\n${quote(last.text, 1_000)}`);
}

function resolution({ incident }: IncidentView): KnownBlock | null {
  if (incident.resolution === null || incident.resolvedAt === null) return null;
  const by = incident.resolvedBy === null ? '' : ` by ${user(incident.resolvedBy)}`;
  return section(`*Resolved* at ${time(incident.resolvedAt)}${by}\n${quote(incident.resolution, 1_000)}`);
}

/** What did not work is said here, with a button: nobody should find out by missing it. */
function trouble({ failures, incident }: IncidentView): KnownBlock | null {
  if (failures.length === 0) return null;
  const lines = failures.slice(0, 8).map(({ what, reason }) => `⚠️ ${what} did not work: ${clipped(reason, 200)}`);
  return section(lines.join('\n'), button(action.retry, 'Retry', { value: incident.id }));
}

function buttons({ incident }: IncidentView): ActionsBlock | null {
  const value = incident.id;
  if (incident.status === 'merged') return null;
  if (incident.status === 'resolved') {
    return actions('card', [
      button(action.close, 'Close', { value, style: 'primary' }),
      button(action.reopen, 'Reopen', { value }),
    ]);
  }
  if (!isOpen(incident)) return actions('card', [button(action.reopen, 'Reopen', { value })]);
  return actions('card', [
    ...(incident.ack === null ? [button(action.acknowledge, 'Acknowledge', { value, style: 'primary' })] : []),
    button(action.update, 'Update', { value }),
    button(action.resolve, 'Resolve', { value }),
    {
      type: 'overflow',
      action_id: action.more,
      options: [
        option(`${more.page}:${value}`, 'Page somebody'),
        option(`${more.escalate}:${value}`, 'Escalate now'),
        option(`${more.severity}:${value}`, 'Change severity'),
        option(`${more.role}:${value}`, 'Give a role'),
        option(`${more.task}:${value}`, 'Add a task'),
      ],
    },
  ]);
}
