import { type Incident, incidentName } from '../../domain/incident.ts';
import type { Acknowledged } from '../../usecases/acknowledge.ts';
import type { Escalated } from '../../usecases/escalate-now.ts';
import type { Merged } from '../../usecases/merge-incident.ts';
import type { PagedByHand } from '../../usecases/page-people.ts';
import type { SeverityChanged } from '../../usecases/set-severity.ts';
import { actions, button, type MessageView } from '../view/block.ts';
import { action } from '../view/ids.ts';
import { clipped, time, user } from '../view/mrkdwn.ts';
import { said } from '../view/said.ts';

/** Answers to who acted, where what happened in the channel does not say it already. */

export function acknowledgedAnswer({ incident, already }: Acknowledged): MessageView | null {
  if (already === null) return said(`You have ${incidentName(incident)}. Paging has stopped.`);
  return said(`${user(already.by)} acknowledged ${incidentName(incident)} at ${time(already.at)} already.`);
}

export function escalatedAnswer({ paged }: Escalated): MessageView {
  if (paged.length === 0) return said('⚠️ Nobody could be paged. Page somebody by name: `/incident page @name`.');
  return said(`Paging ${paged.map(user).join(', ')}.`);
}

export function pagedAnswer({ users, how }: PagedByHand): MessageView {
  return said(`Paging ${users.map(user).join(', ')} (${clipped(how, 200)}).`);
}

/** Raising the severity offers what goes with it; nothing of it happens by itself. */
export function severityAnswer({ incident, severity, offerPaging, fitting }: SeverityChanged): MessageView | null {
  const lines: string[] = [];
  if (offerPaging) lines.push(`${clipped(severity.name, 80)} pages, and nobody has been paged yet.`);
  if (fitting !== null)
    lines.push(
      `Playbook “${clipped(fitting.name, 100)}” fits better: \`/incident playbook ${clipped(fitting.id, 80)}\`.`,
    );
  if (lines.length === 0) return null;
  const now = button(action.pageNow, 'Page on-call', { value: incident.id, style: 'primary' });
  return said(lines.join('\n'), ...(offerPaging ? [actions('offer', [now])] : []));
}

export function mergedAnswer({ from, into, undoUntil }: Merged): MessageView {
  const undo = actions('merged', [button(action.unmerge, 'Undo', { value: from.id })]);
  return said(
    `${incidentName(from)} is now part of ${incidentName(into)} ${clipped(into.title, 200)}. It can be undone until ${time(undoUntil)}.`,
    undo,
  );
}

export function subscribedAnswer(incident: Incident): MessageView {
  const name = incidentName(incident);
  return said(`You hear of each turn of ${name} by direct message. \`/incident unsubscribe ${name}\` ends it.`);
}
