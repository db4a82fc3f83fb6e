/** The message in the announce channel, and the answer to who declared. */
export const announcement = {
  fallback: (what: string, status: string) => `${what}: ${status}`,
  fallbackPrivate: (name: string, status: string) => `${name}: private incident, ${status}`,
  askFor: (who: string) => `Private incident. Ask ${who} if you need to know.`,
  anAdmin: 'an admin',
  commander: (who: string) => `Commander ${who}`,
  acknowledged: (who: string) => `Acknowledged by ${who}`,
  declared: (at: string) => `Declared ${at}`,
  took: (span: string) => `Took ${span}`,
  mergedInto: (name: string) => `Merged into ${name}`,
  lastUpdate: (at: string, text: string) => `*Last update* ${at}\n${text}`,
  whatFixedIt: (text: string) => `*What fixed it*\n${text}`,
  channel: {
    archived: 'The channel is archived.',
    lost: 'The channel is gone.',
    there: (channel: string) => `Channel ${channel}`,
    coming: 'The channel is being opened.',
    failed: (reason: string) => `⚠️ The channel could not be opened: ${reason}`,
  },
};

export const answer = {
  declared: (name: string, title: string) => `${name} declared: ${title}`,
  fallback: (declared: string, paging: string) => `${declared}. ${paging}`,
  acknowledged: 'Acknowledged.',
  severityPagesNobody: (severity: string) =>
    `Nobody is paged: ${severity} pages nobody. \`/incident page @name\` does.`,
  notAsked: 'Nobody is paged, as you asked.',
  noPolicy: '⚠️ Nobody could be paged: the roster has no escalation policy. Call somebody.',
  paging: (names: string) => `Paging ${names}.`,
  nobodyOnCall: '⚠️ Nobody is on call. The admins have been told; page somebody with `/incident page @name`.',
  goTo: (channel: string) => `Go to ${channel}.`,
  channelComing: 'Its channel is being opened.',
  similar: (incident: string) => `${incident} is open for the same service. If it is the same trouble, merge.`,
  didNotWork: (names: string) => `⚠️ Did not work: ${names}. The card in the channel says why.`,
};
