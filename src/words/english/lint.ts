/** What is wrong with a roster though it can be read: on the command line, and as a note to the admins. */
export const lint = {
  span: (from: string, to: string, zone: string) => `${from} to ${to} (${zone})`,
  cause: (reason: string, by: string | null) => (by === null ? reason : `${reason}: ${by}`),
  hole: (span: string, cause: string) => `Nobody is on call ${span}: ${cause}. Add a layer or a window there.`,
  seasonal_hole: (span: string, cause: string) =>
    `Nobody is on call ${span}: ${cause}. The clocks change at different dates; use a baton, which has no holes.`,
  vacancy: (span: string, cause: string) => `Nobody serves ${span}: ${cause}. Cover it, or name somebody.`,
  noWayToWake: (name: string) =>
    `${name} can be on call and has no phone that rings: Slack and e-mail wake nobody. Add a phone, and SMS or voice to the rules.`,
  unverified: (name: string) => `${name} has not verified the phone yet. It is paged all the same.`,
  oneContactMethod: (name: string, carrier: string) =>
    `${name} can be reached by ${carrier} alone. Add a second way for when that one fails.`,
  ruleWithoutAddress: (name: string, carrier: string, after: string) =>
    `${name}: ${carrier} after ${after} never happens, because there is no address for it.`,
  ruleTooLate: (name: string, carrier: string, after: string, longest: string) =>
    `${name}: ${carrier} after ${after} comes too late, because the longest policy is over after ${longest}.`,
  nobodyToPage: (policy: string) => `${policy} pages nobody: none of its steps can name a person.`,
  emptyStep: (policy: string, step: number, targets: string) =>
    `Step ${step} of ${policy} can never reach anybody: ${targets}.`,
  inertOverride: (id: string, span: string) =>
    `Override ${id}, ${span}, changes nobody's time. Mend it or take it out.`,
  unfairShare: (layer: string, most: readonly [string, number], least: readonly [string, number]) =>
    `Layer ${layer} is unfair: ${most[0]} serves ${most[1]} h, ${least[0]} ${least[1]} h of the same time.`,
  handoffAsleep: (name: string, at: string, zone: string, count: number) =>
    `${name} has a hand-off while asleep at ${at} (${zone})${count === 1 ? '' : `, ${count} times in 400 days`}.`,
  samePersonTwice: (name: string, first: string, second: string, span: string, count: number) =>
    `${name} is on call on ${first} and on ${second} at once ${span}${count === 1 ? '' : `, ${count} times in 400 days`}.`,
  notConfirmed: (days: number) =>
    `Nobody has confirmed this schedule for ${days} days. Confirm the next hand-off, or apply a better roster.`,
  title: 'Roster warnings',
  show: 'Show',
  error: 'Error',
  warning: 'Warning',
  counts: (errors: number, warnings: number) =>
    [
      ...(errors === 0 ? [] : [`${errors} error${errors === 1 ? '' : 's'}`]),
      ...(warnings === 0 ? [] : [`${warnings} warning${warnings === 1 ? '' : 's'}`]),
    ].join(', '),
  hint: (counts: string) => `🧹 *${counts}* in the roster`,
  policy: (id: string) => `Policy ${id}`,
  more: (count: number) => `and ${count} more like this`,
  also: (places: readonly string[]) => `and also ${places.join(', ')}`,
  well: 'The roster is well.',
  noteTitle: (count: number) =>
    count === 0
      ? '✅ *The roster is well again.*'
      : `🧹 *The roster has ${count} ${count === 1 ? 'thing' : 'things'} to look at.* \`muster lint\` says all.`,
  line: (level: string, where: string, message: string) => `${level === 'error' ? '🚨' : '⚠️'} \`${where}\` ${message}`,
};
