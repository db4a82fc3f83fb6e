/** The message that wakes somebody, why it is them, and the proof of it in the card's thread. */
export const page = {
  youAre: (why: string) => `You are ${why}.`,
  declared: (at: string, by: string | null) => `Declared${by === null ? '' : ` by ${by}`} at ${at}.`,
  declaredOn: (service: string, at: string, by: string | null) =>
    `${service}, declared${by === null ? '' : ` by ${by}`} at ${at}.`,
  late: '⏰ This page is late: Muster or Slack was not running when it was due.',
  passedOn: 'You passed it on. The next person is being paged.',
  acknowledged: (who: string, at: string) => `Acknowledged by ${who} at ${at}.`,
  helpWanted: (acknowledged: string) => `${acknowledged} They ask for your help.`,
  fallback: (what: string, title: string) => `${what}: ${title}.`,
  fallbackWaiting: (head: string, why: string) => `${head} You are ${why}. Acknowledge?`,
  fallbackAcknowledged: (head: string, who: string) => `${head} Acknowledged by ${who}.`,
  fallbackOver: (head: string, status: string) => `${head} ${status}.`,
};

/** Why this person, after "You are". */
export const why = {
  onCall: (schedule: string, until: string | null, how: string) =>
    `on call for ${schedule}${until === null ? '' : ` until ${until}`}${how}`,
  override: (id: string) => ` (override ${id})`,
  layer: (id: string) => ` (layer ${id})`,
  arrived: '; you came on call while it waits for an answer',
  named: 'named in the escalation policy',
  member: (team: string) => `a member of ${team}`,
  manager: (team: string) => `a manager of ${team}`,
  managerAwake: (team: string) => `the manager of ${team} who is awake the longest`,
  managerAsleep: (team: string) => `the manager of ${team} who wakes soonest; all are asleep`,
  asked: (by: string, text: string | null) => `asked for by ${by}${text === null ? '' : `: ${text}`}`,
  afterDecline: (who: string) => `next, because ${who} cannot`,
};

export const receipt = {
  line: (who: string, carrier: string, why: string, outcome: string) =>
    `Page to ${who} by ${carrier}, ${why}: ${outcome}`,
  /** `SMS to @bo delivered 08:31:04, acknowledged 08:31:40. On call for SRE.` */
  carrierLine: (carrier: string, who: string, outcome: string, why: string) =>
    `${carrier} to ${who} ${outcome} Because they are ${why}.`,
  /** At the beginning of a sentence. */
  carriers: { slack: 'Slack message', sms: 'SMS', voice: 'Phone call', email: 'E-mail', webhook: 'Webhook' },
  /** After the time, when it was sent again because nobody could say whether the first one left. */
  again: ' at the second try',
  late: ', late',
  attempt: (carrier: string, state: string) => `${carrier} ${state}`,
  attemptFailed: (carrier: string, at: string | null, reason: string) =>
    `${carrier} *failed*${at === null ? '' : ` ${at}`} (${reason})`,
  attemptAcknowledged: (carrier: string, sent: string, at: string | null) =>
    `${carrier} ${sent === '' ? '' : `${sent}, `}*acknowledged*${at === null ? '' : ` ${at}`}`,
  attemptDeclined: (carrier: string, sent: string, at: string | null) =>
    `${carrier} ${sent === '' ? '' : `${sent}, `}*passed on*${at === null ? '' : ` ${at}`}`,
  attemptLeaving: (carrier: string) => `${carrier} being sent`,
  attemptAgain: (carrier: string, sent: string) => `${carrier} ${sent}, being sent again`,
  next: (what: string) => `Next: ${what}`,
  nextAttempt: (carrier: string, who: string, at: string) => `${carrier} to ${who} at ${at}`,
  nextWho: (who: string, at: string) => `${who} at ${at}`,
  andThen: ', then ',
  sent: (at: string) => `sent ${at}`,
  delivered: (at: string) => `delivered ${at}`,
  answered: (at: string) => `answered ${at}`,
  machine: (at: string) => `taken by a machine ${at}`,
  uncertain: (at: string) => `sent ${at} with no certain answer`,
  tryingAgain: (sent: string) => `${sent}, sent again.`,
  failed: (reason: string, at: string | null) => `*could not be sent* (${reason})${at === null ? '' : ` ${at}`}.`,
  unknownReason: 'unknown reason',
  declined: (sent: string, at: string | null) => `${sent}, *cannot take it*${at === null ? '' : ` ${at}`}.`,
  acknowledged: (sent: string, at: string | null) => `${sent}, *acknowledged*${at === null ? '' : ` ${at}`}.`,
  notSent: 'not sent',
  notNeeded: (sent: string) => `${sent}, no longer needed.`,
  dueAt: (at: string) => `to be sent at ${at}.`,
  leaving: 'being sent.',
  acknowledgedBy: (sent: string, who: string) => `${sent}; acknowledged by ${who}.`,
  over: (sent: string) => `${sent}.`,
  waiting: (sent: string) => `${sent}, no answer yet.`,
  waitingThen: (sent: string, next: string) => `${sent}, no answer yet. ${next}.`,
};

/** To people whom the playbook wants to know. */
export const notice = {
  fallback: (what: string) => `For your information: ${what}`,
  text: (commander: string) => `For your information; you need not answer. Commander ${commander}.`,
};

/** Who is paged next, as the card and the receipts say it. */
export const outlook = {
  again: (who: string) => `${who} again`,
  nobody: (targets: string) => `nobody (no one is on call for ${targets})`,
};

/** How somebody came to be paged by hand. */
export const byHand = {
  byName: 'by name',
  onCall: (schedule: string) => `on call for ${schedule}`,
  everybody: (team: string) => `everybody in ${team}: nobody there is on call now`,
};
