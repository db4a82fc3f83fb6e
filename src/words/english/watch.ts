/** What Muster says of itself, and of how it reaches people: to the admins, and to who is concerned. */
export const watch = {
  stopped: (who: string) =>
    `🔕 ${who} said STOP to SMS: pages go by the other ways until they send START to the same number.`,
  youStopped:
    '🔕 You said STOP: you get no more SMS, and pages reach you by your other ways alone. Send START to the same number to have them again.',
  youStarted: '🔔 You get pages by SMS again.',
  codeFailed: (reason: string) => `⚠️ Your code could not be sent (${reason}). Ask for another one on the home tab.`,
};
