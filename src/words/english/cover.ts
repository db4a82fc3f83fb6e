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
  /** Hours in the zone that follows them. */
  inZone: (when: string, zone: string) => `${when} (${zone})`,
  stretch: (from: string, to: string) => `${from} – ${to}`,
  /** How much more and how much less somebody is on call. */
  person: (name: string, when: string, more: string | null, less: string | null) =>
    `• ${name}: ${when}${more === null ? '' : `, +${more}`}${less === null ? '' : `, −${less}`}`,
  beforeAfter: (schedule: string | null, when: string, before: string, after: string) =>
    `   ${schedule === null ? '' : `${schedule}, `}${when}: ${before} → ${after}`,
  /** Said before it is saved; none of them forbids it. */
  warn: {
    partlyPast: (since: string) => `⚠️ That began ${since}. What is past stays as it was.`,
    slackOnly: (name: string) =>
      `⚠️ ${name} can be reached by Slack alone: no phone, no mail. A page may not wake them.`,
    asleep: (name: string, span: string) => `⚠️ ${span} of it are outside the waking hours of ${name}.`,
    elsewhere: (name: string, schedule: string, at: string) =>
      `⚠️ ${name} is on call on ${schedule} at the same time, from ${at}.`,
    bothSteps: (name: string, schedule: string, at: string) =>
      `⚠️ ${name} is on call on ${schedule} too from ${at}: one policy would page the same person first and second.`,
  },
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
