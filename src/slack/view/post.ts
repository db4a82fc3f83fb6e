import type { KnownBlock } from '@slack/types';
import { incidentName } from '../../domain/incident.ts';
import type { Say } from '../../domain/post.ts';
import { permalink } from '../../domain/postmortem/permalink.ts';
import { actions, button, type MessageView, message, section } from './block.ts';
import { action } from './ids.ts';
import { channelUrl, drillMark, type IncidentView, severityLabel, statusWord } from './model.ts';
import { bold, channel, clipped, link, quote, span, time, user } from './mrkdwn.ts';
import { notAdded, turnButtons, turnWords, type Words } from './post-turns.ts';

/** A one-off message. `severities` names severities by id, for those that a change mentions. */
export function post(
  say: Exclude<Say, { what: 'summary' }>,
  view: IncidentView,
  severityName: (id: string) => string,
): MessageView {
  const words = line(say, view, severityName);
  const mark = drillMark(view.incident);
  // What begins with the incident's name has the mark already.
  const marked = words.startsWith(`*${mark}`) ? words : `${mark}${words}`;
  return message({ text: marked, blocks: [section(marked), ...extra(say, view)] });
}

const words: { [W in Exclude<Say['what'], 'summary'>]: Words<W> } = {
  acknowledged: ({ by, afterMs, wasPaged }) =>
    `👋 ${user(by)} acknowledged after ${span(afterMs)}${wasPaged ? '' : ' (was not paged)'}. Paging has stopped.`,
  declined: ({ by }) => `${user(by)} cannot take it. The next person is being paged.`,
  nobody_on_call: ({ step, next }) =>
    `⚠️ Nobody is on call for ${clipped(step, 200)}. ${next === 'skip' ? 'The next step runs at once.' : 'The policy says to wait.'}`,
  missed_steps: ({ steps }) =>
    `⚠️ Muster was not running: ${steps} escalation step${steps === 1 ? '' : 's'} passed meanwhile. The one that is due now is run.`,
  escalated: ({ by }) => `${user(by)} escalated: the next step runs now.`,
  ack_timed_out: ({ by }, view) =>
    `⏰ ${user(by)}, you acknowledged ${incidentName(view.incident)} and it is not resolved: paging starts again.`,
  needs_ack: (_, view) => headline(view, 'Nobody has acknowledged.'),
  alarm: ({ reason, goesOn }, view) => alarm(reason, goesOn, view),
  mention_unreachable: ({ person }, view) =>
    headline(view, `${user(person)} should be paged and cannot be reached. Can somebody take it?`),
  severity: ({ by, from, to }, _view, name) =>
    `${user(by)} changed the severity from ${clipped(name(from), 80)} to *${clipped(name(to), 80)}*.`,
  status: ({ by, status }) => `${user(by)} set the status to *${statusWord(status as never)}*.`,
  update: ({ by, text, nextDueAt }) =>
    `📣 *Update* by ${user(by)}\n${quote(text)}${nextDueAt === null ? '' : `\nNext update by ${time(nextDueAt)}.`}`,
  update_overdue: ({ who, dueAt }, view) =>
    `⏰ ${who === null ? 'An' : `${user(who)}, an`} update on ${incidentName(view.incident)} was due at ${time(dueAt)}. Write it with \`/incident update\`.`,
  step_overdue: ({ who, role, text }) =>
    `⏰ ${who === null ? '' : `${user(who)}, `}the playbook says by now: ${bold(text, 1_000)}${role === null ? '' : ` (${role})`}. Tick it when it is done.`,
  note: ({ by, text }) => `📝 *Note* by ${user(by)}\n${quote(text)}`,
  role: ({ by, role, who }) => (by === who ? `${user(who)} is *${role}*.` : `${user(by)} made ${user(who)} *${role}*.`),
  task: ({ by, number, text, owner, kind, dueAt }) =>
    `☑️ *${kind === 'follow_up' ? 'Follow-up' : 'Task'} ${number}*${owner === null ? '' : ` for ${user(owner)}`}: ${clipped(text, 600)} (by ${user(by)})${dueAt == null ? '' : `, due ${time(dueAt, '{date_short_pretty} {time}')}`}`,
  task_withdrawn: ({ by, number, text }) => `${user(by)} took task ${number} back: ${clipped(text, 600)}`,
  declared_from: ({ channelId, ts, threadTs, author }, { teamUrl }) => {
    const url = permalink({ channelId, ts, threadTs }, teamUrl);
    const message = url === null ? 'a message' : link(url, 'a message');
    return `Declared from ${message}${author === null ? '' : ` by ${user(author)}`} in ${channel(channelId)}.`;
  },
  declared_here: (_, view) => headline(view, 'was declared from here.'),
  task_done: ({ by, number, text }) => `✅ Task ${number} done by ${user(by)}: ${clipped(text, 600)}`,
  zoom: ({ by, url }) => `${user(by)} moved the call: everybody joins ${link(url, url)}`,
  playbook: ({ by, name }) => `${user(by)} changed the playbook to ${bold(name)}.`,
  resolved: ({ by, resolution }) => `✅ *Resolved* by ${user(by)}\n${quote(resolution)}`,
  reopened: ({ by, reason }) =>
    `🔁 *Reopened* by ${user(by)}${reason === null ? '' : `: ${clipped(reason, 600)}`}. Nobody was paged by this.`,
  cancelled: ({ by, reason }) =>
    `*Cancelled* by ${user(by)}${reason === null ? '' : `: ${clipped(reason, 600)}`}. Paging has stopped.`,
  ...turnWords,
  not_invited: ({ people }) => `⚠️ Could not be added to the channel: ${notAdded(people)}`,
  news: ({ of }, view, name) => headline(view, of.what === 'summary' ? 'Closed.' : line(of, view, name)),
  restored: ({ since }) =>
    `⚠️ Muster was restored from a backup and has forgotten what happened after ${time(since, '{date_short_pretty} {time}')}. What the card showed was taken over; check it. Whoever was paged since then may be paged again.`,
  channel_trouble: ({ state }, view) => channelTrouble(state, view),
};

function line(
  say: Exclude<Say, { what: 'summary' }>,
  view: IncidentView,
  severityName: (id: string) => string,
): string {
  return (words[say.what] as Words<typeof say.what>)(say as never, view, severityName);
}

/** For a message outside the incident's channel: which incident, how bad, and nothing more when it is private. */
function headline({ incident, severity }: IncidentView, text: string): string {
  const title = incident.isPrivate ? 'Private incident' : clipped(incident.title, 300);
  const place = incident.channelId === null || incident.isPrivate ? '' : ` ${channel(incident.channelId)}`;
  return `*${drillMark(incident)}${severityLabel(severity)} · ${incidentName(incident)}* ${title}${place}\n${text}`;
}

function alarm(
  reason: 'nobody_on_call' | 'nobody_acknowledged' | 'unreachable',
  goesOn: boolean,
  view: IncidentView,
): string {
  const what = {
    nobody_on_call: '🚨 Nobody is on call: Muster found no person to page.',
    nobody_acknowledged: '🚨 Everybody was paged and nobody has acknowledged.',
    unreachable: '🚨 Muster cannot reach the person on call.',
  }[reason];
  return headline(
    view,
    `${what} ${goesOn ? 'Paging goes on.' : 'Paging has ended.'} Acknowledge it, or find somebody who can.`,
  );
}

function channelTrouble(state: 'archived' | 'lost', view: IncidentView): string {
  const { incident } = view;
  const name = incident.channelName === null ? 'The channel' : `#${clipped(incident.channelName, 80)}`;
  return state === 'archived'
    ? `⚠️ ${name} was archived while ${incidentName(incident)} is ${statusWord(incident.status).toLowerCase()}. Unarchive it, and Muster goes on there.`
    : `⚠️ Muster is no longer in ${name}, or it was deleted. Invite Muster again with \`/invite\`; until then ${incidentName(incident)} is shown only in the announcement.`;
}

function extra(say: Say, view: IncidentView): KnownBlock[] {
  const { incident } = view;
  const turn = turnButtons(say, incident);
  if (turn.length > 0) return turn;
  if (say.what === 'reopened')
    return [actions('reopened', [button(action.pageNow, 'Page on-call', { value: incident.id })])];
  if (say.what === 'alarm' || say.what === 'needs_ack' || say.what === 'mention_unreachable') {
    const url = channelUrl(view);
    const elements = [
      ...(incident.ack === null
        ? [button(action.acknowledge, 'Acknowledge', { value: incident.id, style: 'primary' as const })]
        : []),
      ...(url === null || incident.isPrivate ? [] : [button(action.joinChannel, 'Join channel', { url })]),
    ];
    return elements.length === 0 ? [] : [actions('alarm', elements)];
  }
  return [];
}
