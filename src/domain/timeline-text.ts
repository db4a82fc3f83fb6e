import { wordFor } from '../words/word-for.ts';
import { words } from '../words/words.ts';
import { fitToKeep } from './postmortem/fit-to-keep.ts';
import { who } from './postmortem/who.ts';
import { type Names, oneLine } from './text.ts';
import type { TimelineEntry, TimelineKind } from './timeline.ts';

/** Names of what a timeline mentions; without the last two, severities and services appear by their id. */
export interface TimelineNames extends Names {
  severity?(id: string): string | undefined;
  service?(id: string): string | undefined;
}

/**
 * One timeline entry as a sentence in plain text, the verb first and people by name. Nothing in it is a Slack
 * id or markup. What an older version did not write down is left out of the sentence.
 */
export function timelineText(entry: TimelineEntry, names: TimelineNames): string {
  const { data } = entry;
  const facts: Facts = {
    by: who(entry.actor, names),
    actor: entry.actor,
    names,
    text: (key) => (typeof data[key] === 'string' ? data[key].trim() : ''),
    word: (key) => oneLine(String(data[key] ?? '')),
    id: (key) => (typeof data[key] === 'string' && data[key] !== '' ? data[key] : undefined),
    is: (key) => data[key],
  };
  return fitToKeep(sentences[entry.kind](facts), names);
}

interface Facts {
  by: string;
  actor: string | null;
  names: TimelineNames;
  /** What somebody wrote, line breaks kept; empty when it is missing. */
  text(key: string): string;
  /** A number, a name: one line; empty when it is missing. */
  word(key: string): string;
  id(key: string): string | undefined;
  is(key: string): unknown;
}

const { timeline: lines } = words;

const sentences: { [K in TimelineKind]: (facts: Facts) => string } = {
  declared: (facts) => {
    const isDrill = facts.is('drill') === true;
    const sentence = lines.declared(facts.by, severity(facts, 'severity'), service(facts), isDrill);
    return lines.ending(sentence, facts.word('title'));
  },
  channel_opened: ({ word }) => lines.channelOpened(word('name')),
  severity: (facts) => lines.rated(severity(facts, 'to'), facts.by, severity(facts, 'from')),
  status: ({ by, word }) => lines.moved(state(word('from')), state(word('to')), by),
  update: ({ by, text }) => lines.ending(lines.updated(by), text('text')),
  note: ({ by, text }) => lines.ending(lines.noted(by), text('text')),
  role,
  paged: ({ id, names, word }) => lines.paged(who(id('user'), names), wordFor(lines.carriers, word('carrier')) ?? ''),
  page_failed: ({ id, names, word }) => lines.ending(lines.pageFailed(who(id('user'), names)), word('reason')),
  acknowledged: ({ by, is }) => lines.acknowledged(by, is('paged') !== false),
  declined: ({ by }) => lines.declined(by),
  nobody_on_call: ({ word }) => lines.nobodyOnCall(word('step')),
  no_paging: noPaging,
  escalated: ({ by, id, is, names }) => {
    if (is('reason') === 'raised') return lines.raised;
    return is('reason') === 'ack_timed_out' ? lines.ackTimedOut(who(id('user'), names)) : lines.escalated(by);
  },
  paging_ended: () => lines.pagingEnded,
  alarm: ({ is }) => {
    const next = is('goesOn') === true ? lines.pagingWentOn : is('goesOn') === false ? lines.pagingOver : '';
    return lines.alarm(wordFor(lines.alarms, String(is('reason'))) ?? lines.nobodyReached, next);
  },
  task_added: ({ actor, by, id, names, text, word }) => {
    const owner = id('owner');
    const task = lines.task(word('number'));
    if (owner === undefined) return lines.ending(lines.taskAdded(by, task), text('text'));
    if (owner === actor) return lines.ending(lines.taskTaken(by, task), text('text'));
    return lines.ending(lines.taskGiven(by, task, who(owner, names)), text('text'));
  },
  task_done: ({ by, text, word }) => lines.taskDone(by, lines.task(word('number')), text('text')),
  step_ticked: ({ by, text }) => lines.ending(lines.stepTicked(by), text('text')),
  step_unticked: ({ by, text }) => lines.ending(lines.stepUnticked(by), text('text')),
  playbook: ({ actor, by, word }) => lines.playbook(word('name'), actor === null ? null : by),
  zoom: ({ by, word }) => lines.ending(lines.callMoved(by), word('url')),
  resolved: ({ by, text }) => lines.ending(lines.resolved(by), text('resolution')),
  reopened: ({ by, text }) => lines.ending(lines.reopened(by), text('reason')),
  cancelled: ({ by, text }) => lines.ending(lines.cancelled(by), text('reason')),
  closed: ({ by, is }) => lines.closed(is('auto') === true ? words.terms.muster : by),
  merged: (facts) => {
    const sentence = facts.is('duplicate') === true ? lines.duplicate : lines.merged;
    return lines.ending(sentence(other(facts), facts.by), facts.word('title'));
  },
  absorbed: (facts) => {
    const sentence = facts.is('duplicate') === true ? lines.absorbedDuplicate : lines.absorbed;
    return lines.ending(sentence(other(facts), facts.by), facts.word('title'));
  },
  unmerged: (facts) => lines.unmerged(other(facts), facts.by),
  released: (facts) => lines.released(other(facts), facts.by),
  renamed: ({ by, text }) => lines.ending(lines.renamed(by), text('to')),
  link: ({ by, text, word }) => lines.ending(lines.linked(by), [text('title'), word('url')].filter(Boolean).join(' ')),
  invited: ({ by, word }) => lines.invited(by, word('names') || lines.people),
  snoozed: ({ by, is, word }) => (is('over') === true ? lines.woken : lines.snoozed(by, word('minutes'))),
  handoff: ({ by, id, is, names }) => {
    const to = who(id('user'), names);
    if (is('state') === 'accepted') return lines.handoffAccepted(by);
    if (is('state') === 'declined') return lines.handoffDeclined(by);
    return is('state') === 'withdrawn' ? lines.handoffWithdrawn(to) : lines.handoffOffered(to, by);
  },
  privacy: ({ by, is }) => {
    if (is('to') === 'asked') return lines.publicAsked(by);
    return is('to') === 'private' ? lines.madePrivate(by) : lines.madePublic(by);
  },
  converted: ({ by, word }) => lines.converted(word('name'), by),
};

function other({ word }: Facts): string {
  const number = word('number');
  return number === '' ? lines.anotherIncident : `INC-${number}`;
}

/** A status that this version does not know stays as it was written down. */
function state(name: string): string {
  return wordFor(words.terms.states, name) ?? name;
}

function role({ actor, by, id, names, word }: Facts): string {
  const name = wordFor(lines.roles, word('role')) ?? (word('role') || lines.aResponder);
  const user = id('user');
  if (user === undefined) return lines.roleFreed(name, by);
  return user === actor ? lines.roleTaken(name, by) : lines.roleGiven(who(user, names), name, by);
}

function noPaging({ is, word }: Facts): string {
  const { pagedNobody } = lines;
  const reason = is('reason');
  if (reason === 'severity') return pagedNobody.severity;
  if (reason === 'not_asked') return pagedNobody.notAsked;
  if (reason === 'no_policy') return pagedNobody.noPolicy;
  return reason === 'missed' ? lines.missedSteps(word('steps')) : pagedNobody.unknown;
}

function severity({ word, id, names }: Facts, key: string): string {
  return names.severity?.(id(key) ?? '') ?? word(key);
}

function service({ word, id, names }: Facts): string {
  return names.service?.(id('service') ?? '') ?? word('service');
}
