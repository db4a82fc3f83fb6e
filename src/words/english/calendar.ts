/** What a calendar program shows of shifts. */
export const calendar = {
  own: (schedule: string) => `On call: ${schedule}`,
  of: (person: string, schedule: string) => `${person} on call: ${schedule}`,
  layer: (layer: string) => `By the rotation ${layer}.`,
  override: 'By an override.',
  title: 'Calendar link',
  what: 'Your shifts in your calendar program: it subscribes to an address that is yours alone.',
  secret: 'Who has the address can read your shifts, so keep it to yourself.',
  former: (since: string) =>
    `You have an address since ${since}. Only you were shown it, so it cannot be shown again: a new one takes its place, and the former one stops at once.`,
  made: (address: string) => `Your address, shown this once:\n${address}`,
  how: 'In your calendar program choose “subscribe”, “from URL” or “by URL”, and paste it.',
  notInRoster: 'The roster does not name you, so you have no shifts.',
};
