import type { ActionsBlock, KnownBlock } from '@slack/types';
import { incidentName, isOpen } from '../../domain/incident.ts';
import { words } from '../../words/words.ts';
import { actions, button, fields, header, type MessageView, message, option, section } from './block.ts';
import { action, more } from './ids.ts';
import { drillMark, type IncidentView, severityLabel, statusWord } from './model.ts';
import { clipped, link, listed, quote, span, time, user } from './mrkdwn.ts';

const linksMax = 10;
const linksTextMax = 2_000;

/** The control card: one pinned message that says where things stand and offers what to do next. */
export function card(view: IncidentView): MessageView {
  const { incident } = view;
  const name = `${drillMark(incident)}${words.card.title(incidentName(incident), incident.title)}`;
  const blocks: (KnownBlock | null)[] = [
    header(name),
    section(`*${severityLabel(view.severity)}* · ${status(view)}${service(view)}`),
    fields(facts(view)),
    impact(view),
    lastUpdate(view),
    resolution(view),
    links(view),
    trouble(view),
    buttons(view),
  ];
  const waiting = isOpen(incident) ? words.card.fallbackWaiting : '';
  const ack = incident.ack ? words.card.fallbackAcknowledged(user(incident.ack.by)) : waiting;
  const what = `${drillMark(incident)}${severityLabel(view.severity)} ${incidentName(incident)} ${clipped(incident.title, 300)}`;
  return message({
    text: words.card.fallback(what, statusWord(incident.status), ack),
    blocks: blocks.filter((block) => block !== null),
  });
}

function service({ service: name }: IncidentView): string {
  return name === null ? '' : ` · ${clipped(name, 200)}`;
}

function status({ incident, mergedInto }: IncidentView): string {
  const word = `*${statusWord(incident.status)}*`;
  return mergedInto === null ? word : words.card.mergedInto(word, incidentName({ number: mergedInto }));
}

function facts(view: IncidentView): string[] {
  const { incident } = view;
  const lines = [
    words.card.commander(commander(view)),
    acknowledgement(view),
    words.card.declared(
      time(incident.declaredAt, '{date_short_pretty} {time}'),
      incident.declaredBy === null ? words.terms.muster : user(incident.declaredBy),
    ),
    duration(view),
  ];
  if (incident.communications !== null) lines.push(words.card.communications(user(incident.communications)));
  if (incident.scribe !== null) lines.push(words.card.scribe(user(incident.scribe)));
  if (incident.zoomUrl !== null) lines.push(words.card.call(link(incident.zoomUrl, words.buttons.joinZoom)));
  if (isOpen(incident) && incident.updateDueAt !== null) lines.push(words.card.nextUpdate(time(incident.updateDueAt)));
  const progress = todo(view);
  if (progress !== '') lines.push(words.card.todo(progress));
  return lines;
}

function acknowledgement(view: IncidentView): string {
  const { incident, paging } = view;
  if (incident.ack !== null)
    return `${words.card.acknowledged(user(incident.ack.by), time(incident.ack.at))}${snoozed(view)}`;
  return isOpen(incident) && paging.none === null && paging.state === 'snoozed'
    ? words.card.notAcknowledgedWhile(snoozed(view))
    : words.card.notAcknowledged(whyNot(view));
}

function whyNot({ incident, paging, severity }: IncidentView): string {
  const { why } = words.card;
  if (!isOpen(incident)) return why.over;
  if (paging.none === 'severity') return why.severity(clipped(severity.name, 80));
  if (paging.none === 'not_asked') return why.notAsked;
  if (paging.none === 'no_policy') return why.noPolicy;
  if (paging.state === 'ended') return why.ended;
  const waiting = paging.waitingFor.length > 0 ? why.waitingFor(listed(paging.waitingFor)) : why.nobodyYet;
  const { next } = paging;
  return next === null ? waiting : why.thenNext(waiting, time(next.at, '{time_secs}'), clipped(next.who, 200));
}

function commander({ incident, offeredTo }: IncidentView): string {
  const who = incident.commander === null ? words.terms.nobodyYet : user(incident.commander);
  return offeredTo === null || !isOpen(incident) ? who : words.card.offeredTo(who, user(offeredTo));
}

function snoozed({ incident, paging: { snoozedUntil } }: IncidentView): string {
  return snoozedUntil == null || !isOpen(incident) ? '' : words.card.snoozed(time(snoozedUntil));
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
  const listed = shown.join(' · ');
  return section(words.card.links(more === 0 ? listed : words.card.moreLinks(listed, more)));
}

function duration({ incident }: IncidentView): string {
  if (incident.resolvedAt !== null)
    return words.card.duration(span(incident.resolvedAt - (incident.startedAt ?? incident.declaredAt)));
  return words.card.started(
    incident.startedAt === null ? words.terms.notRecorded : time(incident.startedAt, '{date_short_pretty} {time}'),
  );
}

function todo({ playbook, openTasks }: IncidentView): string {
  const steps = playbook?.steps ?? [];
  const ticked = steps.filter((step) => step.tickedAt !== null).length;
  const parts = steps.length > 0 ? [words.card.playbookProgress(ticked, steps.length)] : [];
  if (openTasks > 0) parts.push(words.card.openTasks(openTasks));
  return parts.join(' · ');
}

function impact({ incident }: IncidentView): KnownBlock | null {
  return incident.impact === null || incident.impact === ''
    ? null
    : section(words.card.impact(quote(incident.impact, 1_000)));
}

function lastUpdate({ incident }: IncidentView): KnownBlock | null {
  const { lastUpdate: last } = incident;
  if (last === null || !isOpen(incident)) return null;
  return section(words.card.lastUpdate(time(last.at), user(last.by), quote(last.text, 1_000)));
}

function resolution({ incident }: IncidentView): KnownBlock | null {
  if (incident.resolution === null || incident.resolvedAt === null) return null;
  const by = incident.resolvedBy === null ? null : user(incident.resolvedBy);
  return section(words.card.resolved(time(incident.resolvedAt), by, quote(incident.resolution, 1_000)));
}

/** What did not work is said here, with a button: nobody should find out by missing it. */
function trouble({ failures, incident }: IncidentView): KnownBlock | null {
  if (failures.length === 0) return null;
  const lines = failures.slice(0, 8).map(({ what, reason }) => words.card.failed(what, clipped(reason, 200)));
  return section(lines.join('\n'), button(action.retry, words.buttons.retry, { value: incident.id }));
}

function buttons({ incident }: IncidentView): ActionsBlock | null {
  const value = incident.id;
  const { buttons: labels } = words;
  if (incident.status === 'merged') return null;
  if (incident.status === 'resolved') {
    return actions('card', [
      button(action.close, labels.close, { value, style: 'primary' }),
      button(action.reopen, labels.reopen, { value }),
    ]);
  }
  if (!isOpen(incident)) return actions('card', [button(action.reopen, labels.reopen, { value })]);
  return actions('card', [
    ...(incident.ack === null ? [button(action.acknowledge, labels.acknowledge, { value, style: 'primary' })] : []),
    button(action.update, labels.update, { value }),
    button(action.resolve, labels.resolve, { value }),
    {
      type: 'overflow',
      action_id: action.more,
      options: [
        option(`${more.page}:${value}`, labels.more.page),
        option(`${more.escalate}:${value}`, labels.more.escalate),
        option(`${more.severity}:${value}`, labels.more.severity),
        option(`${more.role}:${value}`, labels.more.role),
        option(`${more.task}:${value}`, labels.more.task),
      ],
    },
  ]);
}
