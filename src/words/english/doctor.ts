/** What the doctor finds, for `/incident doctor` and `muster check`. */
export const doctor = {
  well: '*All is well.*',
  toMend: (count: number) => `*${count} ${count === 1 ? 'thing needs' : 'things need'} looking at.*`,
  sameOnServer: '`muster check` on the server says the same.',
  database: (engine: string, migrations: number) => `${engine}, ${migrations} migrations`,
  queueLate: (count: number, seconds: number) =>
    `${count} things wait, the oldest for ${seconds} s. Is \`muster start\` running, and Slack reachable?`,
  queue: (count: number) => `${count} things wait`,
  refusedBySlack: (count: number) => `${count} things were refused by Slack; the incidents' cards say which and why`,
  notHandled: (count: number) => `${count} deliveries from Slack could not be handled; the log says why`,
  backupByPostgres: 'made with pg_dump; Muster does not know when the last one was',
  noBackup: 'none was ever made. Run `muster backup FILE`, every day.',
  oldBackup: (days: number) => `the last is ${days} days old. Run \`muster backup FILE\`.`,
  backup: (at: string) => `the last was made at ${at} UTC`,
  noRoster: 'none is applied, so nobody can be paged. Run `muster apply muster.yml`.',
  rosterVersion: (version: number) => `version ${version}`,
  nobodyPaged: (service: string) =>
    `${service}: nobody would be paged now. Cover it with \`/incident cover\`, or mend the roster.`,
  paged: (service: string, names: string) => `${service}: ${names} would be paged now`,
  pagedAfter: (service: string, names: string, seconds: number) =>
    `${service}: ${names} (after ${seconds} s) would be paged now`,
  anyService: 'any',
  accountLeft: (person: string) =>
    `${person}: the Slack account is deactivated, so their turns are vacant. Take them out of the roster.`,
  noBotToken: 'the token is no bot token. Copy the one that begins with xoxb-.',
  tokenRefused: (error: string) => `Slack refuses the token (${error}). Install the app again and copy its bot token.`,
  unreachable: 'Slack cannot be reached. Check SLACK_API_URL and the network.',
  scopesGranted: (count: number) => `all ${count} are granted`,
  scopeMissing: (scope: string, feature: string) =>
    `${scope} is missing, so this does not work: ${feature}. Add it to the app and install the app again.`,
  restored: (until: string, unknown: string) =>
    `restored from a backup that ends at ${until} UTC${unknown === '' ? '' : `; unknown since: ${unknown}`}`,
  noTime: 'Slack did not say what time it is',
  clockAgrees: 'agrees with Slack',
  clockAhead: (seconds: number) => `this machine is ${seconds} s ahead of Slack`,
  clockBehind: (seconds: number) => `this machine is ${seconds} s behind Slack`,
  setClock: (skew: string) => `${skew}. Set its clock by NTP.`,
  setClockNow: (skew: string) => `${skew}: what Slack signs is refused. Set its clock by NTP.`,
  noAnnounceChannel: 'the roster names no channel: nothing is announced',
  channelNotFound: (channel: string) => `${channel} was not found. Make it, or invite Muster there.`,
  channelUnseen: (channel: string) => `${channel} could not be looked at`,
  channelJoined: (channel: string) => `Muster is in ${channel}`,
  channelToJoin: (channel: string) => `Muster will join ${channel} when it starts`,
  channelNotJoined: (channel: string) => `Muster is not in ${channel}; invite it there with /invite`,
  groupFound: (group: string) => `${group} is kept to who is on call`,
  channelSilent: (why: string) => `${why}. Until then nothing is posted there.`,
  canary: (seconds: number) => `the last test page came through ${seconds} s ago`,
  canaryLost: (seconds: number) =>
    `the last test page came through ${seconds} s ago, and one is due every minute. Is \`muster start\` running?`,
  /** The ways to reach people outside Slack, asked without sending anything. */
  carriers: {
    twilio: {
      none: 'TWILIO_ACCOUNT_SID is not set: nobody is paged by SMS or phone call',
      well: 'Twilio takes the account and its token',
      refused: (code: string) =>
        `Twilio refuses the account (${code}): no SMS and no call would leave. Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.`,
      unreachable: (code: string) =>
        `Twilio cannot be reached (${code}). Check the network, and TWILIO_API_URL if you set it.`,
    },
    mail: {
      none: 'SMTP_URL is not set: nobody is paged by e-mail',
      well: 'the mail server takes the login',
      refused: (code: string) =>
        `the mail server refuses the login (${code}): no e-mail would leave. Check user and password in SMTP_URL.`,
      unreachable: (code: string) =>
        `the mail server cannot be used (${code}). Check host, port and certificate in SMTP_URL.`,
    },
  },
  carrierUnsure: (code: string) => `this could not be looked at (${code}); a page would show`,
  /** What does not work without each of Slack's scopes. */
  scopes: {
    commands: '/incident, the shortcuts',
    'app_mentions:read': 'declaring with @Muster in a thread',
    'chat:write': 'everything that Muster says, pages included',
    'channels:manage': "opening and renaming an incident's channel, its topic and its invitations",
    'channels:read': 'finding and joining the announce channel, knowing who is in a channel',
    'channels:join': 'joining the announce channel by itself',
    'channels:history': 'the timeline of public incident channels; finding a message again after a lost answer',
    'groups:write': 'private incidents',
    'groups:read': 'private incidents: who is in the channel',
    'groups:history': 'the timeline of private incidents',
    'im:write': 'direct messages to people who are paged',
    'im:history': 'finding a page again after a lost answer, so that nobody is rung twice',
    'usergroups:read': '/incident invite with a user group; keeping user groups to who is on call',
    'usergroups:write': 'keeping user groups to who is on call',
    'users:read': 'names of people in documents, and whether they have left',
    'reactions:read': 'adding to the timeline with 📌, tasks with ✅, updates with 📣',
    'pins:write': 'pinning the control card',
    'pins:read': 'adding to the timeline with a Slack pin',
    'bookmarks:write': 'the call as a bookmark',
    'bookmarks:read': 'finding the bookmark again after a lost answer',
    'files:write': 'the post-mortem as a file in the channel',
  },
};
