/** When Muster cannot save, or has forgotten: what who acts, the admins and the channels are told. */
export const trouble = {
  notSaved:
    '⚠️ Muster could not save this: its disk is full or cannot be written. *Nothing was done.* Try again in a minute; `/readyz` says when it can save again.',
  putOff:
    '⚠️ Muster has this, but cannot save what follows from it: its disk is full or cannot be written. It goes on by itself as soon as it can; you need not repeat it.',
  restored: (knows: string) =>
    `⚠️ *Muster's database is older than what Slack shows*: it was restored from a backup. ${knows}`,
  knowsNothing: 'It knows nothing of the past.',
  knowsUntil: (at: string) => `It knows nothing after ${at}.`,
  lost: (incidents: string) =>
    `Declared since then and unknown to Muster now: ${incidents}. *Nobody is paged for them.* Type \`/incident convert\` in such a channel to take it up again.`,
  ahead: (count: number) => {
    const incidents = count === 0 ? 'No incident' : `${count} ${count === 1 ? 'incident was' : 'incidents were'}`;
    return `${incidents} acknowledged, resolved or changed since then by what the cards show${count === 0 ? '' : '; that was taken over'}. What was said in the channels is read again. Other changes since then (overrides, tasks, playbook steps) are lost.`;
  },
  mayRepeat: (next: string) =>
    `Whoever was paged since then may be paged again; a late page says that it is late. The next incident is ${next}.`,
  stranded: 'An incident had no next step',
  strandedMended: 'Nobody had acknowledged it and nobody would have been paged. Paging goes on now.',
  timelineNote: (until: string) =>
    `Muster's database was restored from a backup of ${until} UTC; what happened between then and now may be missing here.`,
};
