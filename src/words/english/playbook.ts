/** The playbook's message and the list of tasks. */
export const playbook = {
  unnamed: 'Playbook',
  title: (name: string) => `Playbook: ${name}`,
  fallback: (name: string, zoom: string | null) => `Playbook: ${name}.${zoom === null ? '' : ` Join Zoom: ${zoom}`}`,
  everybodyJoins: (link: string) => `Everybody joins ${link}`,
  doneBy: (who: string, at: string) => `done by ${who} at ${at}`,
  dueBy: (at: string) => `by ${at}`,
  none: 'The roster has no playbooks.',
  notAttached: (known: string) => `No playbook is attached. Attach one with \`/incident playbook id\`: ${known}`,
};

export const tasks = {
  none: (incident: string) => `No tasks in ${incident}.`,
  noneYet: (incident: string) => `No tasks in ${incident}. Add one with \`/incident task [@name] text\`.`,
  fallback: (incident: string, open: number, all: number) => `${incident}: ${open} of ${all} tasks open`,
  head: (incident: string, open: number, all: number) => `${incident} · ${open} of ${all} tasks open`,
  line: (task: string, owner: string, isFollowUp: boolean) => `${task} (${owner})${isFollowUp ? ', follow-up' : ''}`,
};
