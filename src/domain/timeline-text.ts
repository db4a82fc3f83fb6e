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
 * One timeline entry as an English sentence in plain text, the verb first and people by name. Nothing in it is a Slack
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

const sentences: { [K in TimelineKind]: (facts: Facts) => string } = {
  declared: (facts) => {
    const as = `${facts.is('drill') === true ? ' as a drill' : ''}${lead(' as ', severity(facts, 'severity'))}`;
    return ending(`Declared by ${facts.by}${as}${lead(' on ', service(facts))}`, facts.word('title'));
  },
  channel_opened: ({ word }) => `Opened the channel${lead(' #', word('name'))}.`,
  severity: (facts) => {
    const [from, to] = [severity(facts, 'from'), severity(facts, 'to')];
    return `Rated ${to || 'anew'} by ${facts.by}${from === '' ? '' : `; it was ${from} before`}.`;
  },
  status: ({ by, word }) => `Moved${lead(' from ', word('from'))}${lead(' to ', word('to'))} by ${by}.`,
  update: ({ by, text }) => ending(`Updated by ${by}`, text('text')),
  note: ({ by, text }) => ending(`Noted by ${by}`, text('text')),
  role,
  paged: ({ id, names, word }) => `Paged ${who(id('user'), names)}${carrier(word('carrier'))}.`,
  page_failed: ({ id, names, word }) => ending(`Failed to page ${who(id('user'), names)}`, word('reason')),
  acknowledged: ({ by, is }) => `Acknowledged by ${by}${is('paged') === false ? ', who was not paged' : ''}.`,
  declined: ({ by }) => `Declined by ${by}, who cannot take it.`,
  nobody_on_call: ({ word }) => `Found nobody on call${lead(' for ', word('step'))}.`,
  no_paging: noPaging,
  escalated: ({ by, id, is, names }) =>
    is('reason') === 'ack_timed_out'
      ? `Started paging again: ${who(id('user'), names)} acknowledged, but it was not resolved in time.`
      : `Escalated by ${by}: the next step was run at once.`,
  paging_ended: () => 'Stopped paging: everybody who could be paged had been paged.',
  alarm: ({ is }) => {
    const after = is('goesOn') === true ? ' Paging went on.' : is('goesOn') === false ? ' Paging ended.' : '';
    return `Raised the alarm: ${alarms[String(is('reason'))] ?? 'nobody could be reached'}.${after}`;
  },
  task_added: ({ actor, by, id, names, text, word }) => {
    const owner = id('owner');
    const task = `task${lead(' ', word('number'))}`;
    if (owner === undefined) return ending(`Added by ${by} as ${task}`, text('text'));
    if (owner === actor) return ending(`Taken on by ${by} as ${task}`, text('text'));
    return ending(`Added by ${by} as ${task} for ${who(owner, names)}`, text('text'));
  },
  task_done: ({ by, text, word }) => {
    const task = `task${lead(' ', word('number'))}`;
    return `Finished by ${by}: ${task}${lead(', ', text('text')) || '.'}`;
  },
  step_ticked: ({ by, text }) => ending(`Ticked by ${by} in the playbook`, text('text')),
  step_unticked: ({ by, text }) => ending(`Unticked by ${by} in the playbook`, text('text')),
  playbook: ({ actor, by, word }) =>
    `Attached the playbook${lead(' ', word('name'))}${actor === null ? '' : `, chosen by ${by}`}.`,
  zoom: ({ by, word }) => ending(`Moved the call, by ${by}`, word('url')),
  resolved: ({ by, text }) => ending(`Resolved by ${by}`, text('resolution')),
  reopened: ({ by, text }) => ending(`Reopened by ${by}`, text('reason')),
  cancelled: ({ by, text }) => ending(`Cancelled by ${by}`, text('reason')),
  closed: ({ actor, by, is }) => (is('auto') === true || actor === null ? 'Closed by Muster.' : `Closed by ${by}.`),
  merged: (facts) => {
    const how = facts.is('duplicate') === true ? 'Closed as a duplicate of' : 'Merged into';
    return ending(`${how} ${other(facts)} by ${facts.by}`, facts.word('title'));
  },
  absorbed: (facts) => {
    const how = facts.is('duplicate') === true ? 'closed as a duplicate' : 'merged';
    return ending(`Took in ${other(facts)}, ${how} by ${facts.by}`, facts.word('title'));
  },
  unmerged: (facts) => `Taken out of ${other(facts)} again by ${facts.by}.`,
  released: (facts) => `Let ${other(facts)} go again, by ${facts.by}.`,
  renamed: ({ by, text }) => ending(`Renamed by ${by}`, text('to')),
  link: ({ by, text, word }) => ending(`Linked by ${by}`, [text('title'), word('url')].filter(Boolean).join(' ')),
  invited: ({ by, word }) => `Invited by ${by}: ${word('names') || 'people'}.`,
  snoozed: ({ by, is, word }) =>
    is('over') === true
      ? 'Started paging again: the snooze was over.'
      : `Snoozed by ${by}${lead(' for ', word('minutes'))} minutes.`,
  handoff: ({ by, id, is, names }) => {
    const to = who(id('user'), names);
    if (is('state') === 'accepted') return `Accepted by ${by}, who is commander now.`;
    if (is('state') === 'declined') return `Declined by ${by}: the command was not taken.`;
    return is('state') === 'withdrawn'
      ? `Withdrew the offer of command to ${to}.`
      : `Offered ${to} the command, by ${by}.`;
  },
  privacy: ({ by, is }) => {
    if (is('to') === 'asked') return `Asked by ${by} to make it public.`;
    return is('to') === 'private' ? `Made private by ${by}.` : `Made public by ${by}.`;
  },
  converted: ({ by, word }) => `Made the channel${lead(' #', word('name'))} the incident's, by ${by}.`,
};

function other({ word }: Facts): string {
  return lead('INC-', word('number')) || 'another incident';
}

const alarms: Record<string, string> = {
  nobody_on_call: 'nobody is on call',
  nobody_acknowledged: 'everybody was paged and nobody acknowledged',
  unreachable: 'whoever is on call cannot be reached',
};

const carriers: Record<string, string> = {
  slack: ' in Slack',
  sms: ' by SMS',
  voice: ' by phone',
  email: ' by e-mail',
  webhook: ' by webhook',
};

const roles: Record<string, string> = { communications: 'communications lead' };

function carrier(name: string): string {
  return carriers[name] ?? '';
}

function role({ actor, by, id, names, word }: Facts): string {
  const name = roles[word('role')] ?? (word('role') || 'a responder');
  const user = id('user');
  if (user === undefined) return `Freed the role of ${name}, by ${by}.`;
  if (user === actor) return `Became ${name}: ${by}.`;
  return `Named ${who(user, names)} as ${name}, by ${by}.`;
}

function noPaging({ is, word }: Facts): string {
  const reason = is('reason');
  if (reason === 'severity') return 'Paged nobody: incidents of this severity page nobody.';
  if (reason === 'not_asked') return 'Paged nobody: no page was asked for.';
  if (reason === 'no_policy') return 'Paged nobody: no escalation policy says whom to page.';
  if (reason !== 'missed') return 'Paged nobody.';
  const steps = word('steps');
  return `Skipped ${steps || 'some'} paging step${steps === '1' ? '' : 's'}: Muster was not running when they were due.`;
}

function severity({ word, id, names }: Facts, key: string): string {
  return names.severity?.(id(key) ?? '') ?? word(key);
}

function service({ word, id, names }: Facts): string {
  return names.service?.(id('service') ?? '') ?? word('service');
}

function lead(before: string, word: string): string {
  return word === '' ? '' : `${before}${word}`;
}

/** People's own words stand last and as they are; without any the sentence ends here. */
function ending(sentence: string, text: string): string {
  return text === '' ? `${sentence}.` : `${sentence}: ${text}`;
}
