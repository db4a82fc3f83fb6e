/** What people hear of their shifts. */
export const rosterNotes = {
  confirm: 'I can be reached',
  confirmed: (schedule: string) => `✅ Thank you. You can be reached for *${schedule}*.`,
  confirmedHere: '✅ You have said that you can be reached.',
  noShift: 'That shift is not known any more.',
  notYours: 'Only the person whose shift it is can confirm it.',
  ahead: (schedule: string, at: string) => `📟 You will be on call for ${schedule} from ${at}.`,
  begun: (schedule: string) => `📟 You are on call for ${schedule} now.`,
  begunLate: (schedule: string, at: string) =>
    `📟 You have been on call for ${schedule} since ${at}. Muster was not running then.`,
  over: (schedule: string, who: string) => `Your shift on ${schedule} is over: ${who} is on call now.`,
  overAlone: (schedule: string) => `⚠️ Your shift on ${schedule} is over, and nobody is on call after you.`,
  changed: (schedule: string, who: string, before: string) =>
    `📟 ${who} is on call for ${schedule} now${before === '' ? '' : `, after ${before}`}.`,
  changedLess: (schedule: string, before: string) => `📟 ${before} is no longer on call for ${schedule}.`,
  unconfirmed: (who: string, schedule: string, at: string) =>
    `⚠️ ${who} has been on call for ${schedule} since ${at} and has not confirmed that they can be reached.`,
  coverAsked: (by: string, instead: string, schedule: string, from: string, to: string) =>
    `📟 ${by} asks you to be on call for ${schedule}${instead === '' ? '' : ` instead of ${instead}`} from ${from} to ${to}. Nothing changes before you say yes.`,
  coverAccepted: (by: string, schedule: string, from: string, to: string) =>
    `✅ ${by} is on call for ${schedule} from ${from} to ${to}.`,
  coverDeclined: (by: string, schedule: string, from: string, to: string) =>
    `✋ ${by} cannot be on call for ${schedule} from ${from} to ${to}. It stays as it was.`,
  coverUndone: (by: string, schedule: string, from: string, to: string) =>
    `↩️ ${by} took the cover of ${schedule} from ${from} to ${to} back.`,
  /** Why a user group is not who is on call; `missing`, `disabled`, or the word of Slack. */
  groupTroubles: {
    nobody: (group: string) => `⚠️ Nobody is on call for ${group}, so the user group stays as it was.`,
    off_hours: (group: string) =>
      `ℹ️ Nobody is on call for ${group} outside the hours that are covered: the user group stays as it was until somebody is. This is said once.`,
    missing: (group: string) =>
      `⚠️ There is no user group ${group}. Make it in Slack, or take it out of the roster; Muster looks again within an hour.`,
    disabled: (group: string) =>
      `⚠️ The user group ${group} is disabled. Enable it in Slack, or take it out of the roster; Muster looks again within an hour.`,
    missing_scope: (group: string) =>
      `⚠️ Muster may not change ${group}: the app lacks usergroups:read or usergroups:write. Add them to the app and install it again.`,
    plan_upgrade_required: (group: string) =>
      `⚠️ ${group} is not who is on call: Slack has user groups in paid plans only. Take it out of the roster, or change the plan.`,
    permission_denied: (group: string) =>
      `⚠️ ${group} is not who is on call: this workspace lets apps change no user groups. A workspace admin can allow it in Slack's settings, under Permissions.`,
    invalid_users: (group: string, who: string) =>
      `⚠️ ${group} stays as it was: Slack does not let everybody of those on call into it (${who}). Guests and apps cannot be in a user group.`,
    subteam_max_users_exceeded: (group: string) =>
      `⚠️ ${group} stays as it was: it would hold more people than Slack allows.`,
  },
  groupRefused: (group: string, error: string) =>
    `⚠️ ${group} is not who is on call: Slack refuses it (${error}). Muster tries again within an hour.`,
  coverWithdrawn: (by: string, schedule: string, from: string, to: string) =>
    `↩️ ${by} does not ask you any more to be on call for ${schedule} from ${from} to ${to}.`,
  withdrawn: '↩️ Taken back. Who was asked is told.',
  accepted: '✅ Thank you. It is yours.',
  declined: 'It stays as it was. Who asked is told.',
  undone: '↩️ Taken back.',
  left: (who: string) =>
    `🚨 The Slack account of ${who} is deactivated, and these shifts of the next 60 days are vacant: pages go on to the next step. Cover them, or name somebody in the roster.`,
  back: (who: string) => `✅ The Slack account of ${who} is active again, and these shifts are theirs again:`,
  vacant: (schedule: string, from: string | null, to: string | null) =>
    `• ${schedule}: ${from === null ? 'now' : from}, ${to === null ? 'without an end' : `until ${to}`}`,
  nothingOpen: 'No incident is open.',
  open: (count: number) => `${count} open incident${count === 1 ? '' : 's'}:`,
  incident: (name: string, title: string, channel: string | null, until: string | null) =>
    `• *${name}* ${title}${channel === null ? '' : ` ${channel}`}${until === null ? '' : ` (snoozed until ${until})`}`,
  muted: (services: string) => `🔕 Silent now for maintenance: ${services}.`,
};
