const kindOf = (isFollowUp: boolean) => (isFollowUp ? 'Follow-up' : 'Task');

/** One-off messages: what happened and who did it, in the channel or beside the card. */
export const posts = {
  acknowledged: (by: string, after: string, wasPaged: boolean) =>
    `👋 ${by} acknowledged after ${after}${wasPaged ? '' : ' (was not paged)'}. Paging has stopped.`,
  declined: (by: string) => `${by} cannot take it. The next person is being paged.`,
  nobodyOnCall: (step: string, goesOn: boolean) =>
    `⚠️ Nobody is on call for ${step}. ${goesOn ? 'The next step runs at once.' : 'The policy says to wait.'}`,
  missedSteps: (steps: number) =>
    `⚠️ Muster was not running: ${steps} escalation step${steps === 1 ? '' : 's'} passed meanwhile. The one that is due now is run.`,
  arrived: (who: string, before: string) =>
    `📟 ${who} came on call while nobody has answered, and is paged too.${before === '' ? '' : ` Paged before: ${before}.`}`,
  raised: '⏰ Support hours have begun: what was paged quietly is paged again from the first step, loudly.',
  escalated: (by: string) => `${by} escalated: the next step runs now.`,
  ackTimedOut: (by: string, incident: string) =>
    `⏰ ${by}, you acknowledged ${incident} and it is not resolved: paging starts again.`,
  needsAck: 'Nobody has acknowledged.',
  unreachable: (who: string) => `${who} should be paged and cannot be reached. Can somebody take it?`,
  severity: (by: string, from: string, to: string) => `${by} changed the severity from ${from} to *${to}*.`,
  restored: (since: string) =>
    `⚠️ Muster was restored from a backup and has forgotten what happened after ${since}. What the card showed was taken over; check it. Whoever was paged since then may be paged again.`,
  status: (by: string, status: string) => `${by} set the status to *${status}*.`,
  update: (by: string, text: string, next: string | null) =>
    `📣 *Update* by ${by}\n${text}${next === null ? '' : `\nNext update by ${next}.`}`,
  updateOverdue: (who: string | null, incident: string, at: string) =>
    `⏰ ${who === null ? 'An' : `${who}, an`} update on ${incident} was due at ${at}. Write it with \`/incident update\`.`,
  stepOverdue: (who: string | null, text: string, role: string | null) =>
    `⏰ ${who === null ? '' : `${who}, `}the playbook says by now: ${text}${role === null ? '' : ` (${role})`}. Tick it when it is done.`,
  note: (by: string, text: string) => `📝 *Note* by ${by}\n${text}`,
  roleTaken: (who: string, role: string) => `${who} is *${role}*.`,
  roleGiven: (by: string, who: string, role: string) => `${by} made ${who} *${role}*.`,
  task: (isFollowUp: boolean, number: number, owner: string | null, text: string, by: string) =>
    `☑️ *${kindOf(isFollowUp)} ${number}*${owner === null ? '' : ` for ${owner}`}: ${text} (by ${by})`,
  taskWithdrawn: (by: string, number: number, text: string) => `${by} took task ${number} back: ${text}`,
  taskDone: (number: number, by: string, text: string) => `✅ Task ${number} done by ${by}: ${text}`,
  taskOverdue: (isFollowUp: boolean, number: number, incident: string, at: string, text: string) =>
    `⏰ *${kindOf(isFollowUp)} ${number}* of ${incident} was due at ${at}: ${text}`,
  aMessage: 'a message',
  declaredFrom: (message: string, author: string | null, channel: string) =>
    `Declared from ${message}${author === null ? '' : ` by ${author}`} in ${channel}.`,
  declaredHere: 'was declared from here.',
  callMoved: (by: string, link: string) => `${by} moved the call: everybody joins ${link}`,
  playbookChanged: (by: string, name: string) => `${by} changed the playbook to ${name}.`,
  resolved: (by: string, text: string) => `✅ *Resolved* by ${by}\n${text}`,
  reopened: (by: string, reason: string | null) =>
    `🔁 *Reopened* by ${by}${reason === null ? '' : `: ${reason}`}. Nobody was paged by this.`,
  cancelled: (by: string, reason: string | null) =>
    `*Cancelled* by ${by}${reason === null ? '' : `: ${reason}`}. Paging has stopped.`,
  closed: 'Closed.',
  notInvited: (people: string) => `⚠️ Could not be added to the channel: ${people}`,
  alarm: {
    nobody_on_call: '🚨 Nobody is on call: Muster found no person to page.',
    nobody_acknowledged: '🚨 Everybody was paged and nobody has acknowledged.',
    unreachable: '🚨 Muster cannot reach the person on call.',
  },
  alarmLine: (what: string, goesOn: boolean) =>
    `${what} ${goesOn ? 'Paging goes on.' : 'Paging has ended.'} Acknowledge it, or find somebody who can.`,
  theChannel: 'The channel',
  channelArchived: (channel: string, incident: string, state: string) =>
    `⚠️ ${channel} was archived while ${incident} is ${state}. Unarchive it, and Muster goes on there.`,
  channelLost: (channel: string, incident: string) =>
    `⚠️ Muster is no longer in ${channel}, or it was deleted. Invite Muster again with \`/invite\`; until then ${incident} is shown only in the announcement.`,
  retired: '🔒 This is private now.',
};

/** What is said when an incident changes its name, its people, its place, or becomes part of another. */
export const turns = {
  archiveAsked: (at: string) =>
    `📦 This incident is over and nothing is left to do: shall the channel be archived? Without an answer it is archived on ${at}. What was said stays readable.`,
  archived: (by: string) => `📦 ${by} archived this channel. What was said stays readable.`,
  archivedBySilence: '📦 Nobody objected, so this channel is archived now. What was said stays readable.',
  channelKept: (by: string) => `${by} keeps this channel open.`,
  mergedInto: (by: string, other: string, isDuplicate: boolean) =>
    `${by} ${isDuplicate ? 'closed this as a duplicate of' : 'merged this into'} *${other}*. Go on there; paging for this one has stopped.`,
  undoUntil: (text: string, until: string) => `${text} It can be undone until ${until}: \`/incident unmerge\`.`,
  absorbed: (by: string, other: string, title: string, isDuplicate: boolean) =>
    `${by} ${isDuplicate ? 'closed' : 'merged'} *${other}* ${title} ${isDuplicate ? 'as a duplicate of this incident.' : 'into this incident.'}`,
  hiddenTitle: '(private)',
  unmerged: (by: string, other: string, status: string, paging: string) =>
    `🔁 ${by} took the merge into ${other} back: this is *${status}* again. ${paging}`,
  pagingAfter: {
    again: 'Paging starts again at the first step.',
    acknowledged: 'It is still acknowledged; nobody is paged.',
    none: 'Nobody is paged by this.',
  },
  released: (by: string, other: string) => `${by} took *${other}* out again: it is an incident of its own.`,
  renamed: (by: string, title: string) => `${by} renamed this incident: ${title}`,
  notRenamed: (reason: string, name: string) =>
    `⚠️ Slack does not let Muster rename this channel (${reason}). Rename it by hand: \`${name}\``,
  linkAdded: (by: string, link: string) => `🔗 ${by} added ${link}`,
  invited: (by: string, people: string) => `${by} added ${people}.`,
  hereAlready: (people: string) => `Here already: ${people}.`,
  notAdded: (people: string) => `⚠️ Could not be added: ${people}`,
  nobodyToAdd: 'There was nobody to add.',
  groupUnknown: (by: string, error: string) =>
    `⚠️ ${by}, Slack did not say who is in that group (${error}). Name the people.`,
  snoozed: (by: string, until: string) =>
    `😴 ${by} snoozed paging until ${until}. Then it starts again at the first step, unless this is resolved.`,
  woken: '⏰ The snooze is over: paging starts again at the first step.',
  handoffAccepted: (to: string, from: string) => `${to} accepted: ${to} is *commander* now, after ${from}.`,
  handoffDeclined: (to: string, from: string) => `${to} declined the command. ${from}, it stays as it is.`,
  madePrivate: (by: string, moved: boolean) =>
    `🔒 ${by} made this incident private: only people of this channel know of it.${moved ? ' Who had a part in it was added. What people wrote in the former channel can still be read there.' : ''}`,
  movedPrivate: (by: string) =>
    `🔒 ${by} made this incident private. It goes on in a private channel. Write nothing about it here; ask ${by} if you have to know.`,
  publicAsked: (by: string) =>
    `🔓 ${by} asks to make this incident public: its title and updates would be shown in the announce channel. A second person here has to agree.`,
  madePublic: (askedBy: string, by: string) =>
    `🔓 ${askedBy} and ${by} made this incident public. This channel stays private in Slack, because an app cannot open it: add people with \`/incident invite @name\`.`,
  channelFailed: (incident: string, reason: string) =>
    `⚠️ The private channel of ${incident} could not be opened: ${reason}. Nothing of it is shown anywhere else.`,
  converted: (by: string, topic: string | null) =>
    `${by} made this channel the channel of the incident.${topic === null ? '' : ` Its topic was: ${topic}`}`,
};

/** An offer of command, with its answer. */
export const handoff = {
  offer: (by: string, to: string, incident: string) => `${by} offers ${to} the command of ${incident}.`,
  waiting: 'It changes hands when they accept.',
  accepted: (who: string, at: string | null) => `${who} accepted${at === null ? '' : ` at ${at}`}.`,
  declined: (who: string, at: string | null) => `${who} declined${at === null ? '' : ` at ${at}`}.`,
  withdrawn: (at: string | null) => `Withdrawn${at === null ? '' : ` at ${at}`}.`,
};
