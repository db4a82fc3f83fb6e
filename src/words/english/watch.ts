/** What Muster says of itself, and of how it reaches people: to the admins, and to who is concerned. */
export const watch = {
  stopped: (who: string) =>
    `🔕 ${who} said STOP to SMS: pages go by the other ways until they send START to the same number.`,
  youStopped:
    '🔕 You said STOP: you get no more SMS, and pages reach you by your other ways alone. Send START to the same number to have them again.',
  youStarted: '🔔 You get pages by SMS again.',
  codeFailed: (reason: string) => `⚠️ Your code could not be sent (${reason}). Ask for another one on the home tab.`,
  stranded: (incident: string) =>
    `🚨 *${incident} had no next step*: nobody had acknowledged it and nobody would have been paged. Paging goes on now.`,
  trouble: (title: string, what: string) => `🚨 *${title}.* ${what}`,
  troubleOver: (title: string, since: string) => `✅ *Over: ${title}.* It began ${since}.`,
  over: (title: string) => `Over: ${title}`,
  overSince: (since: string) => `It began at ${since}.`,
  notTrusted: (count: number) => `the last ${count} test pages have not come through`,
  /** What Muster can find wrong with itself: what it is called, and what it means. */
  troubles: {
    outbox_late: {
      title: 'Messages and pages are late',
      what: (count: number) =>
        `${count} ${count === 1 ? 'thing' : 'things'} should have left over a minute ago. Look at \`/readyz\` and \`muster check\`.`,
    },
    escalations_late: {
      title: 'Escalations are late',
      what: (count: number) =>
        `${count} ${count === 1 ? 'incident waits' : 'incidents wait'} for a step that was due over a minute ago. Look at the open incidents, and page by hand.`,
    },
    inbox_late: {
      title: 'What people do in Slack is handled late',
      what: (count: number) =>
        `${count} ${count === 1 ? 'command or click waits' : 'commands and clicks wait'}, the oldest for over a minute.`,
    },
    rows_stuck: {
      title: 'Sending fails again and again',
      what: (count: number) =>
        `${count} ${count === 1 ? 'thing has' : 'things have'} been tried for 5 minutes in vain. Slack or a carrier may be down; \`muster check\` asks them.`,
    },
    rows_set_aside: {
      title: 'Something was set aside',
      what: (count: number) =>
        `Muster failed over ${count} ${count === 1 ? 'row' : 'rows'} and left them. \`muster check\` names them with the reason.`,
    },
    canary_lost: {
      title: 'Test pages do not come through',
      what: (count: number) =>
        `The last ${count} went nowhere, so real ones may not either. Look at the log, and restart Muster.`,
    },
    operator_silent: {
      title: "The operator's webhook does not answer",
      what: (count: number) =>
        `${count} signs of life in a row were not taken there. Alarms would not arrive either; check MUSTER_OPERATOR_WEBHOOK.`,
    },
  },
  /** The page by which Muster tests itself: read by nobody but who gets the sign of life. */
  canary: {
    address: 'nobody',
    title: 'Test page',
    why: 'nobody',
    arrived: 'Muster is well',
    next: 'A test page has come through. The next sign of life comes in a minute.',
  },
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
