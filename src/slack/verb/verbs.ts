import { close, postmortem } from './after.ts';
import { cover } from './cover.ts';
import { declare, declareNow } from './declare.ts';
import { doctor } from './doctor.ts';
import { makeHelp } from './help.ts';
import { list, oncall, who } from './look.ts';
import { lead, page, playbook, role, task, tasks } from './people.ts';
import { ack, cancel, escalate, merge, note, reopen, resolve, sev, status, update, zoom } from './respond.ts';
import type { AnyVerb } from './verb.ts';

/** Every word of `/incident`, in the order of the help. */
export const verbs: readonly AnyVerb[] = [
  declare,
  declareNow,
  list,
  ack,
  status,
  update,
  sev,
  note,
  task,
  tasks,
  playbook,
  zoom,
  escalate,
  page,
  lead,
  role,
  who,
  oncall,
  cover,
  resolve,
  reopen,
  cancel,
  merge,
  close,
  postmortem,
  doctor,
  makeHelp(() => verbs),
];

export function findVerb(word: string): AnyVerb | undefined {
  return verbs.find((verb) => verb.name === word || verb.aliases?.includes(word));
}
