/** The summary of a week, in a team's channel. */
export const week = {
  title: (teams: string) => `🗓️ *The week on call${teams === '' ? '' : ` of ${teams}`}*`,
  span: (from: string, until: string) => `*Last week*, ${from} to ${until}`,
  noIncidents: 'No incidents.',
  count: (count: number, severity: string) => `${count} ${severity}`,
  incidents: (count: number, severities: string, open: number) =>
    `${count} incident${count === 1 ? '' : 's'} (${severities})${open === 0 ? '' : `, ${open} still open`}`,
  times: (acknowledged: string, resolved: string) =>
    `Time to acknowledge ${acknowledged}, to resolve ${resolved}, on average`,
  incident: (name: string, title: string) => `• ${name} ${title}`,
  noPages: 'Nobody was paged.',
  pages: (people: string) => `*Paged*: ${people}`,
  paged: (name: string, count: number, atNight: number) =>
    `${name} ${count} time${count === 1 ? '' : 's'}${atNight === 0 ? '' : ` (${atNight} at night)`}`,
  covers: '*Covers*',
  coveredFor: (who: string, instead: string) => `${who} for ${instead}`,
  cover: (who: string, schedule: string, from: string, to: string) => `• ${who} on ${schedule}, ${from} to ${to}`,
  coming: '*On call this week*',
  schedule: (schedule: string, turns: string) => `• ${schedule}: ${turns}`,
  turn: (from: string, name: string) => `${from} ${name}`,
  holes: '⚠️ *Nobody is on call*',
  hole: (schedule: string, from: string, to: string) =>
    `• ${schedule}: ${from} to ${to}. Cover it with \`/incident cover\`.`,
};
