import { close, postmortem } from './after.ts';
import { invite, link, rename, snooze } from './arrange.ts';
import { cover } from './cover.ts';
import { convert, declare, declareNow, drill } from './declare.ts';
import { doctor } from './doctor.ts';
import { catchup, handoff, subscribe, unsubscribe } from './follow.ts';
import { makeHelp } from './help.ts';
import { list, oncall, who } from './look.ts';
import { dup, merge, unmerge } from './merge.ts';
import { followup, lead, page, playbook, role, task, tasks } from './people.ts';
import { makeItPrivate, makeItPublic } from './privacy.ts';
import { ack, cancel, escalate, note, reopen, resolve, sev, status, update, zoom } from './respond.ts';
import type { AnyVerb } from './verb.ts';

/** Every word of `/incident`, in the order of the help. */
export const verbs: readonly AnyVerb[] = [
  declare,
  declareNow,
  drill,
  convert,
  list,
  ack,
  status,
  update,
  sev,
  note,
  task,
  tasks,
  catchup,
  playbook,
  zoom,
  link,
  rename,
  escalate,
  snooze,
  page,
  lead,
  handoff,
  role,
  invite,
  makeItPrivate,
  makeItPublic,
  subscribe,
  unsubscribe,
  who,
  oncall,
  cover,
  resolve,
  reopen,
  cancel,
  merge,
  dup,
  unmerge,
  followup,
  close,
  postmortem,
  doctor,
  makeHelp(() => verbs),
];

export function findVerb(word: string): AnyVerb | undefined {
  return verbs.find((verb) => verb.name === word || verb.aliases?.includes(word));
}
