/** The help: how each word of `/incident` is typed, and what it does in one line, the verb first. */
export const help = {
  fallback: 'Help for /incident',
  intro:
    'Type `/incident` alone to declare; in an incident channel it shows where things stand. In another channel name the incident: `/incident status INC-7`.',
  groups: { declare: 'Declare', respond: 'Respond', people: 'People', after: 'After' },
  one: (usage: string, meaning: string) => `\`/incident ${usage}\`\n${meaning}.`,
  aliases: (line: string, others: string) => `${line} Also: ${others}.`,
  line: (usage: string, meaning: string) => `\`/incident ${usage}\`  ${meaning}`,
  unknown: (typed: string) =>
    `“${typed}” is no word that \`/incident\` knows, and nothing was declared. To declare, type \`/incident new ${typed} …\`. \`/incident help\` shows all words.`,
  unknownButNear: (typed: string, meant: string) =>
    `“${typed}” is no word that \`/incident\` knows, and nothing was done. Did you mean \`/incident ${meant}\`?`,
};

/** How a word is typed, without `/incident`, and what it does. */
export const verbs = {
  new: { usage: 'new [severity] [service] [title]', help: 'Declare an incident: opens the form, filled in' },
  newNow: { usage: 'new! [severity] [service] title', help: 'Declare at once, without the form, and page' },
  drill: {
    usage: 'drill [severity] [service] [title]',
    help: 'Declare an exercise: it really pages, is marked everywhere and counts nowhere',
  },
  convert: {
    usage: 'convert [severity] [service] [title]',
    help: 'Make this channel the channel of a new incident: opens the form',
  },
  list: { usage: 'list', help: 'Show the open incidents' },
  ack: { usage: 'ack', help: 'Take it: paging stops' },
  status: { usage: 'status [investigating | identified | monitoring]', help: 'Show where it stands, or set it' },
  update: { usage: 'update [text]', help: 'Tell everybody where things stand; without text opens the form' },
  sev: { usage: 'sev sev2', help: 'Change the severity' },
  note: { usage: 'note text', help: 'Add a line to the timeline' },
  task: {
    usage: 'task [@name] text [by friday]',
    help: 'Write down something to do; who owns it is reminded when it is due',
  },
  tasks: { usage: 'tasks', help: 'Show what is to be done, with a button to tick each off' },
  catchup: { usage: 'catchup [2h]', help: 'Show what happened since you last wrote or looked' },
  playbook: { usage: 'playbook [id]', help: 'Show the playbook, or attach another' },
  zoom: { usage: 'zoom [address]', help: 'Show the call, or move it' },
  link: { usage: 'link https://… [title]', help: 'Keep an address with the incident: card, bookmark, timeline' },
  rename: { usage: 'rename title', help: 'Give it another title; the channel is renamed too' },
  escalate: { usage: 'escalate', help: 'Do not wait: run the next step of the escalation policy now' },
  snooze: { usage: 'snooze 30m', help: 'Page nobody until then; after it paging starts again' },
  page: { usage: 'page @name | team [what you need]', help: 'Page somebody now, or whoever is on call for a team' },
  lead: { usage: 'lead [@name]', help: 'Make somebody commander; without a name yourself' },
  handoff: { usage: 'handoff @name', help: 'Offer somebody the command; it changes hands when they accept' },
  role: { usage: 'role @name commander | communications | scribe', help: 'Give somebody a role' },
  invite: { usage: 'invite @name @group team', help: 'Add people to the channel; says for each what came of it' },
  private: {
    usage: 'private',
    help: 'Hide it from all but the people of its channel; it moves into a private channel',
  },
  public: { usage: 'public', help: 'Show a private incident to everybody, once a second person agrees' },
  subscribe: { usage: 'subscribe', help: 'Hear of each update and change of status by a direct message' },
  unsubscribe: { usage: 'unsubscribe', help: 'Hear no more of it' },
  who: { usage: 'who', help: 'Show who is in this incident; elsewhere who is on call' },
  oncall: { usage: 'oncall [team or schedule] [sat 3am]', help: 'Show who is on call, now or then, and who is next' },
  cover: {
    usage: 'cover [@name] [schedule] [tomorrow 09:00-17:00] | cover swap',
    help: 'Have somebody on call for a while instead of who would be, or swap two shifts; shown before it is saved',
  },
  resolve: { usage: 'resolve', help: 'End it: opens the form that asks what fixed it' },
  reopen: { usage: 'reopen [reason]', help: 'Open it again: it was not over' },
  cancel: { usage: 'cancel [reason]', help: 'Call it off: it was no incident, paging stops, it counts nowhere' },
  merge: { usage: 'merge INC-7', help: 'End this one as part of another; can be undone for 10 minutes' },
  dup: { usage: 'dup INC-7', help: 'Close this one as a duplicate of another; can be undone for 10 minutes' },
  unmerge: { usage: 'unmerge', help: 'Take a merge back, within 10 minutes' },
  followup: {
    usage: 'followup [@name] text [by friday]',
    help: 'Write down something to do afterwards, due in a week if you say nothing; reminded daily until it is done',
  },
  close: { usage: 'close', help: 'Finish: the post-mortem is written and posted' },
  postmortem: {
    usage: 'postmortem',
    help: 'Put the post-mortem into the channel as a file; a draft before the incident is closed',
  },
  doctor: { usage: 'doctor', help: 'Look at everything that paging depends on, and say what to mend' },
  help: { usage: 'help [word]', help: 'Show this, or more about one word' },
};
