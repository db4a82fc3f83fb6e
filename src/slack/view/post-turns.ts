import type { KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../domain/incident.ts';
import type { Say } from '../../domain/post.ts';
import { wordFor } from '../../words/word-for.ts';
import { words } from '../../words/words.ts';
import { actions, button } from './block.ts';
import { action } from './ids.ts';
import { type IncidentView, statusWord } from './model.ts';
import { bold, clipped, link, time, user } from './mrkdwn.ts';
import { reasonOf } from './slack-reason.ts';

/** How one kind of message is said. */
export type Saying<W extends Say['what']> = (
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
  | 'channel_failed'
  | 'archive_asked'
  | 'archived'
  | 'channel_kept';

const { turns } = words;

/** What is said when an incident changes its name, its people, its place, or becomes part of another. */
export const turnSayings: { [W in Turn]: Saying<W> } = {
  merged_into: ({ by, number, duplicate, undoUntil }) => {
    const text = turns.mergedInto(user(by), incidentName({ number }), duplicate === true);
    return undoUntil === undefined ? text : turns.undoUntil(text, time(undoUntil));
  },
  absorbed: ({ by, number, title, duplicate }) =>
    turns.absorbed(
      user(by),
      incidentName({ number }),
      title === null ? turns.hiddenTitle : clipped(title, 300),
      duplicate === true,
    ),
  unmerged: ({ by, number, status, paging }) =>
    turns.unmerged(user(by), incidentName({ number }), statusWord(status as never), turns.pagingAfter[paging]),
  released: ({ by, number }) => turns.released(user(by), incidentName({ number })),
  renamed: ({ by, title }) => turns.renamed(user(by), bold(title)),
  not_renamed: ({ name, reason }) => turns.notRenamed(clipped(reason, 80), clipped(name, 80)),
  link: ({ by, url, title }) => turns.linkAdded(user(by), link(url, title)),
  invited,
  group_unknown: ({ by, error }) => turns.groupUnknown(user(by), clipped(error, 80)),
  snoozed: ({ by, until }) => turns.snoozed(user(by), time(until)),
  woken: () => turns.woken,
  task_overdue: ({ number, text, kind, dueAt }, { incident }) =>
    words.posts.taskOverdue(
      kind === 'follow_up',
      number,
      incidentName(incident),
      time(dueAt, '{date_short_pretty} {time}'),
      clipped(text, 600),
    ),
  handoff_answer: ({ from, to, accepted }) =>
    accepted ? turns.handoffAccepted(user(to), user(from)) : turns.handoffDeclined(user(to), user(from)),
  private: ({ by, moved }) => turns.madePrivate(user(by), moved),
  moved_private: ({ by }) => turns.movedPrivate(user(by)),
  public_asked: ({ by }) => turns.publicAsked(user(by)),
  public: ({ by, askedBy }) => turns.madePublic(user(askedBy), user(by)),
  archive_asked: ({ at }) => turns.archiveAsked(time(at, '{date_short_pretty} {time}')),
  archived: ({ by }) => (by === null ? turns.archivedBySilence : turns.archived(user(by))),
  channel_kept: ({ by }) => turns.channelKept(user(by)),
  channel_failed: ({ reason }, { incident }) =>
    turns.channelFailed(incidentName(incident), clipped(reasonOf(reason), 200)),
  converted: ({ by, topic }) => turns.converted(user(by), topic === '' ? null : clipped(topic, 300)),
};

function invited({ by, added, already, failed }: Extract<Say, { what: 'invited' }>): string {
  const lines = [
    added.length === 0 ? null : turns.invited(user(by), added.map(user).join(', ')),
    already.length === 0 ? null : turns.hereAlready(already.map(user).join(', ')),
    failed.length === 0 ? null : turns.notAdded(notAdded(failed)),
  ].filter((one) => one !== null);
  return lines.length === 0 ? turns.nobodyToAdd : lines.join('\n');
}

/** Who could not be added to a channel, each with the reason. */
export function notAdded(people: readonly { user: string; error: string }[]): string {
  return people
    .map(({ user: id, error }) => `${user(id)} (${wordFor(words.slack.inviteErrors, error) ?? clipped(error, 80)})`)
    .join(', ');
}

/** The button that goes with such a message. */
export function turnButtons(say: Say, { id }: Pick<Incident, 'id'>): KnownBlock[] {
  if (say.what === 'merged_into' && say.undoUntil !== undefined)
    return [actions('merged', [button(action.unmerge, words.buttons.undo, { value: id })])];
  if (say.what === 'archive_asked')
    return [
      actions('archive', [
        button(action.archive, words.buttons.archive, { value: id }),
        button(action.keep, words.buttons.keep, { value: id }),
      ]),
    ];
  if (say.what === 'task_overdue')
    return [
      actions('overdue', [
        button(`${action.completeTask}_${say.number}`, words.buttons.done, { value: `${id}:${say.task}` }),
      ]),
    ];
  if (say.what === 'channel_failed')
    return [actions('failed', [button(action.retry, words.buttons.retry, { value: id })])];
  if (say.what === 'public_asked')
    return [actions('public', [button(action.confirmPublic, words.buttons.agree, { value: `${id}:${say.by}` })])];
  return [];
}
