import type { KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../domain/incident.ts';
import type { Say } from '../../domain/post.ts';
import { actions, button } from './block.ts';
import { action } from './ids.ts';
import { type IncidentView, statusWord } from './model.ts';
import { bold, clipped, link, time, user } from './mrkdwn.ts';
import { reasonOf } from './slack-reason.ts';

export type Words<W extends Say['what']> = (
  say: Extract<Say, { what: W }>,
  view: IncidentView,
  severityName: (id: string) => string,
) => string;

type Turn =
  | 'merged_into'
  | 'absorbed'
  | 'unmerged'
  | 'released'
  | 'renamed'
  | 'not_renamed'
  | 'link'
  | 'invited'
  | 'group_unknown'
  | 'snoozed'
  | 'woken'
  | 'task_overdue'
  | 'handoff_answer'
  | 'private'
  | 'moved_private'
  | 'public_asked'
  | 'public'
  | 'converted'
  | 'channel_failed';

const pagingAfter = {
  again: 'Paging starts again at the first step.',
  acknowledged: 'It is still acknowledged; nobody is paged.',
  none: 'Nobody is paged by this.',
};

/** What is said when an incident changes its name, its people, its place, or becomes part of another. */
export const turnWords: { [W in Turn]: Words<W> } = {
  merged_into: ({ by, number, duplicate, undoUntil }) =>
    `${user(by)} ${duplicate === true ? 'closed this as a duplicate of' : 'merged this into'} *INC-${number}*. Go on there; paging for this one has stopped.${undoUntil === undefined ? '' : ` It can be undone until ${time(undoUntil)}: \`/incident unmerge\`.`}`,
  absorbed: ({ by, number, title, duplicate }) =>
    `${user(by)} ${duplicate === true ? 'closed' : 'merged'} *INC-${number}* ${title === null ? '(private)' : clipped(title, 300)} ${duplicate === true ? 'as a duplicate of this incident.' : 'into this incident.'}`,
  unmerged: ({ by, number, status, paging }) =>
    `🔁 ${user(by)} took the merge into INC-${number} back: this is *${statusWord(status as never)}* again. ${pagingAfter[paging]}`,
  released: ({ by, number }) => `${user(by)} took *INC-${number}* out again: it is an incident of its own.`,
  renamed: ({ by, title }) => `${user(by)} renamed this incident: ${bold(title)}`,
  not_renamed: ({ name, reason }) =>
    `⚠️ Slack does not let Muster rename this channel (${clipped(reason, 80)}). Rename it by hand: \`${clipped(name, 80)}\``,
  link: ({ by, url, title }) => `🔗 ${user(by)} added ${link(url, title)}`,
  invited,
  group_unknown: ({ by, error }) =>
    `⚠️ ${user(by)}, Slack did not say who is in that group (${clipped(error, 80)}). Name the people.`,
  snoozed: ({ by, until }) =>
    `😴 ${user(by)} snoozed paging until ${time(until)}. Then it starts again at the first step, unless this is resolved.`,
  woken: () => '⏰ The snooze is over: paging starts again at the first step.',
  task_overdue: ({ number, text, kind, dueAt }, { incident }) =>
    `⏰ *${kind === 'follow_up' ? 'Follow-up' : 'Task'} ${number}* of ${incidentName(incident)} was due at ${time(dueAt, '{date_short_pretty} {time}')}: ${clipped(text, 600)}`,
  handoff_answer: ({ from, to, accepted }) =>
    accepted
      ? `${user(to)} accepted: ${user(to)} is *commander* now, after ${user(from)}.`
      : `${user(to)} declined the command. ${user(from)}, it stays as it is.`,
  private: ({ by, moved }) =>
    `🔒 ${user(by)} made this incident private: only people of this channel know of it.${moved ? ' Who had a part in it was added. What people wrote in the former channel can still be read there.' : ''}`,
  moved_private: ({ by }) =>
    `🔒 ${user(by)} made this incident private. It goes on in a private channel. Write nothing about it here; ask ${user(by)} if you have to know.`,
  public_asked: ({ by }) =>
    `🔓 ${user(by)} asks to make this incident public: its title and updates would be shown in the announce channel. A second person here has to agree.`,
  public: ({ by, askedBy }) =>
    `🔓 ${user(askedBy)} and ${user(by)} made this incident public. This channel stays private in Slack, because an app cannot open it: add people with \`/incident invite @name\`.`,
  channel_failed: ({ reason }, { incident }) =>
    `⚠️ The private channel of ${incidentName(incident)} could not be opened: ${clipped(reasonOf(reason), 200)}. Nothing of it is shown anywhere else.`,
  converted: ({ by, topic }) =>
    `${user(by)} made this channel the channel of the incident.${topic === '' ? '' : ` Its topic was: ${clipped(topic, 300)}`}`,
};

function invited({ by, added, already, failed }: Extract<Say, { what: 'invited' }>): string {
  const lines = [
    added.length === 0 ? null : `${user(by)} added ${added.map(user).join(', ')}.`,
    already.length === 0 ? null : `Here already: ${already.map(user).join(', ')}.`,
    failed.length === 0 ? null : `⚠️ Could not be added: ${notAdded(failed)}`,
  ].filter((one) => one !== null);
  return lines.length === 0 ? 'There was nobody to add.' : lines.join('\n');
}

const inviteErrors: Record<string, string> = {
  user_is_restricted: 'a guest cannot be added',
  ura_max_channels: 'a guest who is in one channel already',
  user_not_found: 'not known to Slack',
  user_disabled: 'deactivated',
  cant_invite: 'Slack does not allow it',
  org_user_not_in_team: 'not in this workspace',
};

/** Who could not be added to a channel, each with the reason. */
export function notAdded(people: readonly { user: string; error: string }[]): string {
  return people.map(({ user: id, error }) => `${user(id)} (${inviteErrors[error] ?? clipped(error, 80)})`).join(', ');
}

/** The button that goes with such a message. */
export function turnButtons(say: Say, { id }: Pick<Incident, 'id'>): KnownBlock[] {
  if (say.what === 'merged_into' && say.undoUntil !== undefined)
    return [actions('merged', [button(action.unmerge, 'Undo', { value: id })])];
  if (say.what === 'task_overdue')
    return [
      actions('overdue', [button(`${action.completeTask}_${say.number}`, 'Done', { value: `${id}:${say.task}` })]),
    ];
  if (say.what === 'channel_failed') return [actions('failed', [button(action.retry, 'Retry', { value: id })])];
  if (say.what === 'public_asked')
    return [actions('public', [button(action.confirmPublic, 'Agree', { value: `${id}:${say.by}` })])];
  return [];
}
