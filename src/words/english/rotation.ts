/** A manager edits the order of a rotation in Slack. */
export const rotation = {
  title: 'Edit a rotation',
  which: 'Rotation',
  option: (schedule: string, layer: string) => `${schedule} · ${layer}`,
  order: 'Who takes turns',
  orderHint: 'One person a line, by id, in the order of their turns. “nobody” is a turn that nobody serves.',
  /** A line of the order: the id, which counts, and the name for the reader. */
  line: (id: string, name: string | null) => (name === null ? id : `${id}  ${name}`),
  when: 'When it changes hands',
  atTurnEnd: 'At the end of the turn',
  atOnce: 'Now',
  none: 'The roster has no rotation that you manage. Its managers and admins can edit one.',
  /** What it comes to, before it is saved. */
  head: (schedule: string, layer: string, when: string) => `${schedule}, layer ${layer}. ${when}.`,
  stays: 'Whoever is on call stays until the end of the turn',
  now: 'It changes hands now',
  nobodyMoves: "Nobody's shifts of the next 60 days move.",
  findings: '*What is new for lint:*',
  noFindings: 'Lint finds nothing new.',
  fileWins:
    'The roster file does not know of it: the next `muster apply` shows it as a difference, and takes it back unless the file says the same.',
  saved: (schedule: string, count: number) =>
    `✅ The rotation of ${schedule} is changed. ${count === 0 ? 'Nobody had to be told.' : `${count} ${count === 1 ? 'person is' : 'people are'} told.`}`,
};
