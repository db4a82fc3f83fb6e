/** The words of the field that many places say, and how numbers, names and lengths of time are put together. */
export const terms = {
  /** BCP 47: what the documents declare themselves to be written in. */
  language: 'en',
  muster: 'Muster',
  /** Who acted, when a monitor did it by itself. */
  monitor: 'the monitor',
  nobody: 'nobody',
  nobodyYet: 'nobody yet',
  somebody: 'somebody',
  /** At the beginning of a sentence. */
  somebodyFirst: 'Somebody',
  unknownChannel: 'a-channel',
  unknownGroup: 'a-group',
  anApp: 'an app',
  aFile: 'a file',
  noOwner: 'no owner',
  noCommander: 'no commander',
  notRecorded: 'not recorded',
  unknown: 'unknown',
  untitled: 'Untitled',
  privateIncident: 'Private incident',
  /** Before everything that a drill shows. */
  drillMark: 'DRILL · ',
  statuses: {
    investigating: 'Investigating',
    identified: 'Identified',
    monitoring: 'Monitoring',
    resolved: 'Resolved',
    closed: 'Closed',
    cancelled: 'Cancelled',
    merged: 'Merged',
  },
  /** The same within a sentence. */
  states: {
    investigating: 'investigating',
    identified: 'identified',
    monitoring: 'monitoring',
    resolved: 'resolved',
    closed: 'closed',
    cancelled: 'cancelled',
    merged: 'merged',
  },
  roles: { commander: 'commander', communications: 'communications', scribe: 'scribe' },
  carriers: { slack: 'Slack', sms: 'SMS', voice: 'phone call', email: 'e-mail', webhook: 'webhook' },
  units: { seconds: 's', minutes: 'min', hours: 'h', days: 'd' },
  /** A list whose end is left out. */
  andMore: (names: string, count: number) => `${names} and ${count} more`,
  /** A list within a sentence. */
  andLast: (names: string, last: string) => `${names} and ${last}`,
  /** Under a list that is not shown to its end. */
  more: (count: number) => `… and ${count} more`,
  notShown: (count: number) => `… ${count} more not shown`,
  due: (what: string, at: string) => `${what}, due ${at}`,
  /** Behind a page or a name: what goes there may reach nobody. */
  notVerified: '(not verified)',
  nothingToDo: (status: string) => `${status}. Nothing to do.`,
};
