/** What Muster says of itself, and of how it reaches people: to the admins, and to who is concerned. */
export const watch = {
  stopped: (who: string) =>
    `🔕 ${who} said STOP to SMS: pages go by the other ways until they send START to the same number.`,
  youStopped:
    '🔕 You said STOP: you get no more SMS, and pages reach you by your other ways alone. Send START to the same number to have them again.',
  youStarted: '🔔 You get pages by SMS again.',
  codeFailed: (reason: string) => `⚠️ Your code could not be sent (${reason}). Ask for another one on the home tab.`,
  /** Verifying a phone number or an e-mail address by a code. */
  codes: {
    title: 'Verify a contact',
    label: 'Code',
    example: '123456',
    hint: 'Six digits, good for 10 minutes.',
    sent: (carrier: string) => `A code is on its way by ${carrier}. Type it here.`,
    calling: 'You are being called now: the call reads you a code. Type it here.',
    sms: (code: string) => `${code} is your Muster code. Type it in Slack within 10 minutes.`,
    subject: 'Your Muster code',
    notAsked: 'If you did not ask for it, do nothing.',
    aloud: (digits: string) =>
      `This is Muster. Your code is: ${digits}. Once more: ${digits}. Type it in Slack. Goodbye.`,
    noCode: 'This is Muster. There is no code for this call. Ask for one in Slack. Goodbye.',
    noContact: 'The roster names no such contact of yours. Ask who keeps the roster to add it.',
    already: 'This contact is verified already.',
    noCarrier: 'Muster has no carrier that could bring a code there. Ask your admins to set one up.',
    tooMany: 'You have asked for 5 codes within an hour. Try again later.',
    over: 'This code is over. Close this and ask for another one on the home tab.',
    wrong: (triesLeft: number) =>
      triesLeft > 0
        ? `This is not the code. You can try ${triesLeft === 1 ? 'once more' : `${triesLeft} more times`}.`
        : 'This is not the code, and it is void now. Close this and ask for another one on the home tab.',
  },
};
