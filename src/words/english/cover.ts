/** Somebody is on call for a while instead of who would be. */
export const cover = {
  title: 'Cover a shift',
  schedule: 'Schedule',
  who: 'Who covers',
  insteadOf: 'Instead of',
  insteadHint: 'Whoever is on call, if you name nobody.',
  asked: (who: string, plan: string) => `📨 ${who} is asked and has to accept; until then nothing changes. ${plan}`,
  from: 'From',
  to: 'To',
  zoneHint: 'In your own time zone.',
  notSaved: 'Not saved',
  nothingSaved: 'Nothing is saved yet.',
  previewed: (plan: string) => `${plan}\nNothing is saved yet.`,
  saved: (plan: string) => `✅ Saved. ${plan}`,
  changed: (by: string, plan: string) => `📟 ${by} changed who is on call. ${plan}`,
  alone: (who: string, schedule: string) => `${who} is on call on ${schedule}:`,
  instead: (who: string, outgoing: string, schedule: string) =>
    `${who} is on call instead of ${outgoing} on ${schedule}:`,
  /** For days and months that Slack does not show. */
  locale: 'en-GB',
  /** Luxon's format. */
  dayAndTime: 'ccc d LLL HH:mm',
  noSchedules: 'The roster has no schedules to cover.',
  formFailed: (problem: string) =>
    `The form could not be opened: ${problem}. Type \`/incident cover @bo tomorrow 09:00-17:00\`.`,
  unreadable: (zone: string) =>
    `I cannot read when. Type it as in \`/incident cover @bo tomorrow 09:00-17:00\`, or \`fri 18:00 to mon 09:00\`, in your time (${zone}). \`/incident cover\` alone opens the form.`,
};
