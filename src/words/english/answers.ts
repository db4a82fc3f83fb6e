/** Answers to who typed a command or pressed a button, where nothing in the channel says it already. */
export const answers = {
  formFailed: (problem: string, instead: string) => `The form could not be opened: ${problem}. ${instead}`,
  /** What to do when a form could not be opened. */
  instead: {
    typeAgain: (verb: string) => `Type \`/incident ${verb}\` again.`,
    declareAtOnce: 'Type `/incident new! …` to declare without it.',
    pressAgain: 'Press the button again.',
    shortcutAgain: 'Use the shortcut again.',
    nothingDeclared: 'Nothing was declared.',
    nothingDeclaredTypeAgain: (verb: string) => `Nothing was declared. Type \`/incident ${verb}\` again.`,
    typeTask: 'Type `/incident task …` instead.',
  },
  formClosed: (problem: string) => `The form could not be opened: ${problem}.`,
  /** Why a form could not be opened. */
  problems: {
    restarted: 'Muster was restarted just then',
    wait: 'Slack asked to wait',
    late: 'Slack took too long',
    refused: (error: string) => `Slack refused it (${error})`,
  },
  onCallFailed: (problem: string) => `It could not be shown: ${problem}. Type \`/incident oncall\`.`,
  postmortemComing: 'The post-mortem comes into the channel as a file in a moment.',
  unsubscribed: (incident: string) => `You hear no more of ${incident} by direct message.`,
  subscribed: (incident: string) =>
    `You hear of each turn of ${incident} by direct message. \`/incident unsubscribe ${incident}\` ends it.`,
  nameForHandoff: 'Name who is to take it: `/incident handoff @bo`.',
  handoffAsked: (who: string) => `${who} is asked. Until they accept, nothing changes.`,
  nameForRole: 'Name the person first: `/incident role @bo scribe`.',
  nameForLead: 'Name the person with @: `/incident lead @bo`.',
  nameForMerge: 'Name the incident to merge into: `/incident merge INC-7`.',
  nameForDuplicate: 'Name the incident that this repeats: `/incident dup INC-7`.',
  movedPrivate:
    'It is private. It goes on in a new private channel; you are added in a moment. What people wrote here before can still be read.',
  madePrivate: 'It is private. This channel is private already.',
  noCall: 'No call is set. Set one with `/incident zoom https://…`.',
  joinCall: (link: string) => `Join ${link}`,
  acknowledged: (incident: string) => `You have ${incident}. Paging has stopped.`,
  acknowledgedAlready: (who: string, incident: string, at: string) =>
    `${who} acknowledged ${incident} at ${at} already.`,
  nobodyPaged: '⚠️ Nobody could be paged. Page somebody by name: `/incident page @name`.',
  paging: (people: string) => `Paging ${people}.`,
  pagingHow: (people: string, how: string) => `Paging ${people} (${how}).`,
  severityPages: (severity: string) => `${severity} pages, and nobody has been paged yet.`,
  playbookFits: (name: string, id: string) => `Playbook “${name}” fits better: \`/incident playbook ${id}\`.`,
  merged: (from: string, into: string, until: string) =>
    `${from} is now part of ${into}. It can be undone until ${until}.`,
  retrying: 'Trying again.',
  taskDone: (number: number) => `✅ Task ${number} is done.`,
  unknownIncident: 'This incident is not known any more.',
  oldMenu: 'This menu is from an older version. `/incident help` shows what there is.',
  captured: (incident: string) => `📌 On the timeline of ${incident}.`,
  elsewhere:
    'This is not the channel of an incident. *Declare from message* in the same menu makes one of it, with its thread.',
  offerUpdate: (incident: string) =>
    `📣 Tell everybody in ${incident}? The form is filled with this message; you can still change it.`,
  untitled: 'Untitled incident',
  channelTaken: (incident: string) => `This is the channel of ${incident} already.`,
  noDirectMessage: 'A direct message cannot become the channel of an incident.',
  musterNotHere:
    'Muster is not in this channel. Invite it with `/invite @Muster`, then type `/incident convert` again.',
};

/** Answers to `@Muster …`. */
export const mentions = {
  declare: (title: string | null) =>
    `Declare an incident${title === null ? '' : ` “${title}”`}? The form is filled in; nothing is declared before you send it.`,
  useCommand: (typed: string) => `Type \`/incident ${typed}\` in the channel: I take commands there.`,
  unknown: (word: string, hint: string) => `“${word}” is no word that I know, and nothing was done. ${hint}`,
  allWords: '`/incident help` shows all words.',
  didYouMean: (word: string) => `Did you mean \`${word}\`? Type \`/incident ${word}\`.`,
};
