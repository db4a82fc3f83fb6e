import { type Incident, incidentName } from '../../domain/incident.ts';
import type { Acknowledged } from '../../usecases/acknowledge.ts';
import type { Escalated } from '../../usecases/escalate-now.ts';
import type { Merged } from '../../usecases/merge-incident.ts';
import type { PagedByHand } from '../../usecases/page-people.ts';
import type { SeverityChanged } from '../../usecases/set-severity.ts';
import { words } from '../../words/words.ts';
import { actions, button, type MessageView } from '../view/block.ts';
import { action } from '../view/ids.ts';
import { clipped, time, user } from '../view/mrkdwn.ts';
import { said } from '../view/said.ts';

/** Answers to who acted, where what happened in the channel does not say it already. */

export function acknowledgedAnswer({ incident, already }: Acknowledged): MessageView | null {
  if (already === null) return said(words.answers.acknowledged(incidentName(incident)));
  return said(words.answers.acknowledgedAlready(user(already.by), incidentName(incident), time(already.at)));
}

export function escalatedAnswer({ paged }: Escalated): MessageView {
  if (paged.length === 0) return said(words.answers.nobodyPaged);
  return said(words.answers.paging(paged.map(user).join(', ')));
}

export function pagedAnswer({ users, how }: PagedByHand): MessageView {
  return said(words.answers.pagingHow(users.map(user).join(', '), clipped(how, 200)));
}

/** Raising the severity offers what goes with it; nothing of it happens by itself. */
export function severityAnswer({ incident, severity, offerPaging, fitting }: SeverityChanged): MessageView | null {
  const lines: string[] = [];
  if (offerPaging) lines.push(words.answers.severityPages(clipped(severity.name, 80)));
  if (fitting !== null) lines.push(words.answers.playbookFits(clipped(fitting.name, 100), clipped(fitting.id, 80)));
  if (lines.length === 0) return null;
  const now = button(action.pageNow, words.buttons.pageOnCall, { value: incident.id, style: 'primary' });
  return said(lines.join('\n'), ...(offerPaging ? [actions('offer', [now])] : []));
}

export function mergedAnswer({ from, into, undoUntil }: Merged): MessageView {
  const undo = actions('merged', [button(action.unmerge, words.buttons.undo, { value: from.id })]);
  const other = `${incidentName(into)} ${clipped(into.title, 200)}`;
  return said(words.answers.merged(incidentName(from), other, time(undoUntil)), undo);
}

export function subscribedAnswer(incident: Incident): MessageView {
  return said(words.answers.subscribed(incidentName(incident)));
}
