/** Two people take each other's shift. */
export const swap = {
  title: 'Swap shifts',
  mine: 'Your shift',
  theirs: 'Their shift',
  hint: 'In your own time zone. They are asked, and nothing changes before they say yes.',
  /** Within an option: whose, and when. */
  option: (who: string, when: string) => `${who} · ${when}`,
  head: (who: string, other: string) => `${who} and ${other} take each other's shift:`,
  half: (who: string, schedule: string, when: string, other: string) =>
    `• ${who} takes ${schedule} of ${other}, ${when}`,
  bound: 'It is the shifts that are swapped: when the roster is edited and they move, the swap moves with them.',
  ask: 'Ask them',
  asked: (who: string, plan: string) => `📨 ${who} is asked and has to accept; until then nothing changes.\n${plan}`,
  /** What the two are told, with the shifts below it. */
  said: {
    asked: (by: string) => `🔄 ${by} asks you to swap shifts. Nothing changes before you say yes.`,
    accepted: (by: string) => `✅ ${by} agrees: the two shifts are swapped.`,
    declined: (by: string) => `✋ ${by} cannot swap. It stays as it was.`,
    withdrawn: (by: string) => `↩️ ${by} took the offer to swap back.`,
    undone: (by: string) => `↩️ ${by} took the swap back. Each has their own shift again.`,
    moved: '🔄 The roster was changed, and a swap of yours moves with its shift.',
    ended: '⚠️ The roster was changed, and a shift that you had swapped is no more: the swap has ended.',
  },
  shift: (who: string, schedule: string, from: string, to: string) =>
    `• the shift of ${who} on ${schedule}, ${from} to ${to}`,
  wasShift: (line: string, from: string, to: string) => `${line} (it was ${from} to ${to})`,
  /** In the plan of `muster apply`, where times are those of the schedules. */
  plan: {
    moved: (people: string, was: string, is: string, zone: string) =>
      `  swap of ${people}: ${was} is ${is} now (${zone})`,
    ended: (people: string) => `  swap of ${people}: ends, because a shift of it is no more`,
  },
};
