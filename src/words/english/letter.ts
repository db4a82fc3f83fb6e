/** A page by SMS, phone call, e-mail or webhook, and the answers to a reply. */
export const letter = {
  late: 'LATE: ',
  headline: (what: string, title: string, service: string | null) =>
    `${what}: ${title}${service === null ? '' : ` (${service})`}.`,
  reply: 'Reply ack to acknowledge, no if you cannot.',
  replyWith: (number: number) => `Reply ack ${number} to acknowledge.`,
  several: (names: string) => `Several incidents need you: ${names}`,
  greeting: 'This is Muster.',
  spokenName: (severity: string, number: number, isDrill: boolean) =>
    `${isDrill ? 'This is a drill. ' : ''}${severity}, incident ${number}`,
  aloud: (name: string, title: string) => `${name}: ${title}.`,
  keys: 'Press 4 to acknowledge. Press 6 to resolve. Press 9 if you cannot.',
  noKeys: 'This voicemail acknowledges nothing. Please answer in Slack or call back.',
  youAre: (why: string) => `You are ${why}.`,
  openLink: 'Open this page and press Acknowledge:',
  linkAlone: 'Opening the link acknowledges nothing; the button on the page does.',
};

/** What a person who replies by SMS or presses a key is told. */
export const replies = {
  acknowledged: (name: string) => `${name}: you have it.`,
  already: (name: string, who: string) => `${name} was acknowledged by ${who} already.`,
  declined: (name: string) => `${name} goes on to the next person.`,
  resolved: (name: string) => `${name} is resolved.`,
  resolution: 'Resolved from the phone',
  nothing: 'Nothing waits for you.',
  which: (verb: string, numbers: string) => `Several incidents are open. Name one of them, such as ${verb} ${numbers}.`,
  help: 'Reply ack, no or resolve, with the number of the incident when several are open.',
  noKey: 'Nothing was pressed. The page stays open. Goodbye.',
  goodbye: 'Goodbye.',
};

/** Why a page did not arrive, in the card's thread. */
export const carrier = {
  refused: (code: string) => `refused by the carrier: ${code}`,
  unknown: (code: string) => `no certain answer from the carrier: ${code}`,
  undelivered: (code: string | null) => (code === null ? 'not delivered' : `not delivered: ${code}`),
  noAnswer: (code: string | null) => (code === null ? 'nobody answered' : `nobody answered: ${code}`),
  stopped: 'this number said STOP',
  notSetUp: 'this carrier is not set up',
  noAddress: 'no address is known',
  down: 'this carrier does not answer; another one is tried',
  unreadable: 'the address cannot be read: it was sealed with another secret',
};

/** The page that an e-mail leads to. */
export const pageLink = {
  title: 'Muster',
  acknowledge: 'Acknowledge',
  cannot: "I can't",
  waiting: 'This page waits for your answer.',
  acknowledged: (who: string) => `Acknowledged by ${who}.`,
  passedOn: 'You passed it on. The next person is being paged.',
  over: (status: string) => `${status}. Nothing to do.`,
  wrong: 'This link is not valid. Open the incident in Slack.',
};

/** What the operator's own address is told. */
export const operator = {
  stopped: (who: string) => `${who} said STOP to SMS`,
  left: (who: string) => `${who} has left and has shifts`,
  leftWhat: (count: number) =>
    `The Slack account is deactivated: ${count} ${count === 1 ? 'shift' : 'shifts'} of the next 60 days are vacant, and pages go on to the next step.`,
  stoppedWhat: 'They are not paged by SMS until they send START to the same number.',
};
