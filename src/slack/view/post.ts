import type { KnownBlock } from '@slack/types';
import { incidentName } from '../../domain/incident.ts';
import type { Say } from '../../domain/post.ts';
import { permalink } from '../../domain/postmortem/permalink.ts';
import { words } from '../../words/words.ts';
import { actions, button, type MessageView, message, section } from './block.ts';
import { action } from './ids.ts';
import { channelUrl, drillMark, type IncidentView, severityLabel, statusWord } from './model.ts';
import { bold, channel, clipped, link, quote, span, time, user } from './mrkdwn.ts';
import { notAdded, type Saying, turnButtons, turnSayings } from './post-turns.ts';

/** A one-off message. `severities` names severities by id, for those that a change mentions. */
export function post(
  say: Exclude<Say, { what: 'summary' }>,
  view: IncidentView,
  severityName: (id: string) => string,
): MessageView {
  const text = line(say, view, severityName);
  const mark = drillMark(view.incident);
  // What begins with the incident's name has the mark already.
  const marked = text.startsWith(`*${mark}`) ? text : `${mark}${text}`;
  return message({ text: marked, blocks: [section(marked), ...extra(say, view)] });
}

const { posts } = words;

const sayings: { [W in Exclude<Say['what'], 'summary'>]: Saying<W> } = {
  acknowledged: ({ by, afterMs, wasPaged }) => posts.acknowledged(user(by), span(afterMs), wasPaged),
  declined: ({ by }) => posts.declined(user(by)),
  nobody_on_call: ({ step, next }) => posts.nobodyOnCall(clipped(step, 200), next === 'skip'),
  missed_steps: ({ steps }) => posts.missedSteps(steps),
  arrived: ({ who, before }) => posts.arrived(who.map(user).join(', '), before.map(user).join(', ')),
  raised: () => posts.raised,
  escalated: ({ by }) => posts.escalated(user(by)),
  ack_timed_out: ({ by }, view) => posts.ackTimedOut(user(by), incidentName(view.incident)),
  needs_ack: (_, view) => headline(view, posts.needsAck),
  alarm: ({ reason, goesOn }, view) => headline(view, posts.alarmLine(posts.alarm[reason], goesOn)),
  mention_unreachable: ({ person }, view) => headline(view, posts.unreachable(user(person))),
  severity: ({ by, from, to }, _view, name) => posts.severity(user(by), clipped(name(from), 80), clipped(name(to), 80)),
  status: ({ by, status }) => posts.status(user(by), statusWord(status as never)),
  update: ({ by, text, nextDueAt }) => posts.update(user(by), quote(text), nextDueAt === null ? null : time(nextDueAt)),
  update_overdue: ({ who, dueAt }, view) => posts.updateOverdue(mention(who), incidentName(view.incident), time(dueAt)),
  step_overdue: ({ who, role, text }) =>
    posts.stepOverdue(mention(who), bold(text, 1_000), role === null ? null : words.terms.roles[role]),
  note: ({ by, text }) => posts.note(user(by), quote(text)),
  role: ({ by, role, who }) =>
    by === who
      ? posts.roleTaken(user(who), words.terms.roles[role])
      : posts.roleGiven(user(by), user(who), words.terms.roles[role]),
  task: ({ by, number, text, owner, kind, dueAt }) => {
    const task = posts.task(kind === 'follow_up', number, mention(owner), clipped(text, 600), user(by));
    return dueAt == null ? task : words.terms.due(task, time(dueAt, '{date_short_pretty} {time}'));
  },
  task_withdrawn: ({ by, number, text }) => posts.taskWithdrawn(user(by), number, clipped(text, 600)),
  declared_from: ({ channelId, ts, threadTs, author }, { teamUrl }) => {
    const url = permalink({ channelId, ts, threadTs }, teamUrl);
    const message = url === null ? posts.aMessage : link(url, posts.aMessage);
    return posts.declaredFrom(message, mention(author), channel(channelId));
  },
  declared_here: (_, view) => headline(view, posts.declaredHere),
  task_done: ({ by, number, text }) => posts.taskDone(number, user(by), clipped(text, 600)),
  zoom: ({ by, url }) => posts.callMoved(user(by), link(url, url)),
  playbook: ({ by, name }) => posts.playbookChanged(user(by), bold(name)),
  resolved: ({ by, resolution }) => posts.resolved(user(by), quote(resolution)),
  reopened: ({ by, reason }) => posts.reopened(user(by), reason === null ? null : clipped(reason, 600)),
  cancelled: ({ by, reason }) => posts.cancelled(user(by), reason === null ? null : clipped(reason, 600)),
  ...turnSayings,
  not_invited: ({ people }) => posts.notInvited(notAdded(people)),
  news: ({ of }, view, name) => headline(view, of.what === 'summary' ? posts.closed : line(of, view, name)),
  restored: ({ since }) => posts.restored(time(since, '{date_short_pretty} {time}')),
  channel_trouble: ({ state }, view) => channelTrouble(state, view),
};

function line(
  say: Exclude<Say, { what: 'summary' }>,
  view: IncidentView,
  severityName: (id: string) => string,
): string {
  return (sayings[say.what] as Saying<typeof say.what>)(say as never, view, severityName);
}

/** For a message outside the incident's channel: which incident, how bad, and nothing more when it is private. */
function headline({ incident, severity }: IncidentView, text: string): string {
  const title = incident.isPrivate ? words.terms.privateIncident : clipped(incident.title, 300);
  const place = incident.channelId === null || incident.isPrivate ? '' : ` ${channel(incident.channelId)}`;
  return `*${drillMark(incident)}${severityLabel(severity)} · ${incidentName(incident)}* ${title}${place}\n${text}`;
}

function mention(id: string | null): string | null {
  return id === null ? null : user(id);
}

function channelTrouble(state: 'archived' | 'lost', view: IncidentView): string {
  const { incident } = view;
  const name = incident.channelName === null ? posts.theChannel : `#${clipped(incident.channelName, 80)}`;
  return state === 'archived'
    ? posts.channelArchived(name, incidentName(incident), words.terms.states[incident.status])
    : posts.channelLost(name, incidentName(incident));
}

function extra(say: Say, view: IncidentView): KnownBlock[] {
  const { incident } = view;
  const turn = turnButtons(say, incident);
  if (turn.length > 0) return turn;
  if (say.what === 'reopened')
    return [actions('reopened', [button(action.pageNow, words.buttons.pageOnCall, { value: incident.id })])];
  if (say.what === 'alarm' || say.what === 'needs_ack' || say.what === 'mention_unreachable') {
    const url = channelUrl(view);
    const elements = [
      ...(incident.ack === null
        ? [button(action.acknowledge, words.buttons.acknowledge, { value: incident.id, style: 'primary' as const })]
        : []),
      ...(url === null || incident.isPrivate ? [] : [button(action.joinChannel, words.buttons.joinChannel, { url })]),
    ];
    return elements.length === 0 ? [] : [actions('alarm', elements)];
  }
  return [];
}
