/** What is shown to who asks: the home tab, who is on call, lists, what somebody missed. */
export const home = {
  notInRoster: 'The roster does not name you, so you are never on call.',
  notOnCall: 'You are not on call.',
  onCall: (schedule: string, until: string | null) =>
    `📟 You are on call for ${schedule}${until === null ? '' : ` until ${until}`}.`,
  waiting: 'Pages waiting for you',
  open: 'Open incidents',
  noneOpen: 'No open incidents.',
  tasks: 'My tasks',
  noTasks: 'Nothing to do.',
  task: (text: string, incident: string, number: number) => `${text} (${incident}, task ${number})`,
  contacts: 'How you are reached',
  contactKinds: { phone: 'Phone', email: 'E-mail' },
  verified: (kind: string) => `✅ ${kind}: verified`,
  notVerified: (kind: string) => `⚠️ ${kind}: not verified. You are paged there all the same.`,
  shifts: 'My shifts and covers',
  shift: (schedule: string, from: string | null, to: string) =>
    from === null ? `${schedule}: now, until ${to}` : `${schedule}: ${from} to ${to}`,
  offeredCover: (by: string, schedule: string, from: string, to: string) =>
    `📨 ${by} asks you to be on call for ${schedule} from ${from} to ${to}.`,
  offeredSwap: (by: string, shifts: string) => `📨 ${by} asks you to swap shifts:\n${shifts}`,
  askedCover: (who: string, schedule: string, from: string, to: string) =>
    `⏳ You asked ${who} to be on call for ${schedule} from ${from} to ${to}.`,
  askedSwap: (who: string, shifts: string) => `⏳ You asked ${who} to swap shifts:\n${shifts}`,
  cover: (who: string, out: string | null, schedule: string, from: string, to: string) =>
    `📟 ${who} is on call for ${schedule}${out === null ? '' : ` instead of ${out}`} from ${from} to ${to}.`,
};

export const onCall = {
  title: 'Who is on call',
  noSchedules: 'The roster has no schedules.',
  noSchedulesYet: 'The roster has no schedules. Apply one with `muster apply`.',
  fallback: (who: string) => `On call now. ${who}`,
  fallbackThen: (who: string) => `On call then. ${who}`,
  askedFor: (at: string) => `On ${at}:`,
  from: (who: string, at: string) => `${who} from ${at}`,
  until: (who: string, at: string) => `${who} until ${at}`,
  override: (who: string, id: string) => `${who} (override ${id})`,
  together: ' and ',
  andThen: (now: string, next: string) => `${now}, then ${next}`,
  vacant: (reason: string) => `⚠️ *nobody* (${reason})`,
  noReason: 'no reason known',
  reasons: {
    outside_coverage: 'outside the hours it covers',
    no_layer: 'the schedule has no layer that names anybody',
    restriction: 'no window of the schedule applies',
    empty_slot: 'the slot is left empty',
    user_inactive: "the person's Slack account is deactivated",
    override_removed: 'an override took the person out',
    holiday: 'it is a holiday',
  },
  unknown: (typed: string, hint: string) => `There is no team or schedule “${typed}”. ${hint}`,
  allShown: 'Without a name all schedules are shown.',
  didYouMean: (word: string) => `Did you mean \`${word}\`?`,
};

export const incidents = {
  open: '*Open incidents*',
  none: 'No open incidents.',
  noneYet: 'No open incidents. `/incident new` declares one.',
  fallback: (names: string) => `Open incidents: ${names}`,
  whichOne: (verb: string) => `*Which incident?* Type it in its channel, or name it: \`/incident ${verb} INC-7\``,
};

/** Who has a part in an incident. */
export const who = {
  fallback: (incident: string) => `Who is in ${incident}`,
  commander: (who: string) => `Commander: ${who}`,
  communications: (who: string) => `Communications: ${who}`,
  scribe: (who: string) => `Scribe: ${who}`,
  notAcknowledged: 'Nobody has acknowledged.',
  acknowledged: (who: string, at: string) => `Acknowledged by ${who} at ${at}`,
  paged: (who: string, why: string, state: string) => `Paged ${who}, ${why}: ${state}`,
  pageStates: {
    due: 'due',
    sent: 'sent',
    failed: 'failed',
    cancelled: 'cancelled',
    acknowledged: 'acknowledged',
    declined: 'declined',
  },
  next: (at: string, who: string) => `Next at ${at}: ${who}`,
};

export const catchUp = {
  since: { asked: 'as you asked', wrote: 'your last message', looked: 'your last look', declared: 'the declaration' },
  fallback: (incident: string, count: number, since: string) => `${incident}: ${count} new since ${since}`,
  head: (at: string, since: string, count: number) =>
    `Since ${at} (${since}): ${count === 0 ? 'nothing new.' : `${count} new.`}`,
  now: (severity: string, status: string, commander: string) =>
    `*Now*: ${severity} · ${status} · commander ${commander}`,
  acknowledged: (who: string) => ` · acknowledged by ${who}`,
  waiting: (people: string) => ` · paged, no answer yet: ${people}`,
  happened: '*What happened*',
  captured: '*Captured*',
  todo: '*To do*',
  earlier: (count: number) => `… and ${count} earlier, not shown. \`/incident postmortem\` has all.`,
  older: (count: number) => `… and ${count} older, not shown. \`/incident postmortem\` has all.`,
};

/** The post-mortem in one message. */
export const summary = {
  title: (incident: string) => `Post-mortem · ${incident}`,
  fallback: (incident: string, title: string, duration: string, commander: string, fixed: string) =>
    `Post-mortem ${incident} ${title}. Duration ${duration}. Commander ${commander}. What fixed it: ${fixed}`,
  private: (incident: string, severity: string) => `Post-mortem: private incident ${incident} (${severity}) is closed.`,
  whatFixedIt: (text: string) => `*What fixed it*\n${text}`,
  counts: (entries: number, messages: number) =>
    `${entries} timeline entries, ${messages} messages. The whole document is in the file below.`,
  duration: (span: string) => `*Duration*\n${span}`,
  commander: (who: string) => `*Commander*\n${who}`,
  timeToAcknowledge: (span: string) => `*Time to acknowledge*\n${span}`,
  timeToMitigate: (span: string) => `*Time to mitigate*\n${span}`,
  timeToResolve: (span: string) => `*Time to resolve*\n${span}`,
  declared: (at: string) => `*Declared*\n${at}`,
  todo: (tasks: string) => `*Still to do*\n${tasks}`,
  moreTasks: (tasks: string, count: number) => `${tasks}\n… and ${count} more in the document`,
  fileTitle: (incident: string, title: string) => `Post-mortem ${incident} ${title}`,
  fileDraft: 'The post-mortem so far, as a draft.',
  file: 'The post-mortem.',
};
