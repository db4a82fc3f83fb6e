import type { PageReason } from '../../domain/page.ts';
import { clipped, time, user } from './mrkdwn.ts';

/** Why this person, as markup: read at night by somebody who wonders. */
export function why(reason: PageReason): string {
  if (reason.by === 'schedule') {
    const until = reason.until === null ? '' : ` until ${time(reason.until, '{date_short_pretty} {time}')}`;
    const how = reason.override !== null ? ` (override ${clipped(reason.override, 80)})` : layer(reason.layer);
    return `on call for *${clipped(reason.scheduleName, 150)}*${until}${how}`;
  }
  if (reason.by === 'person') return 'named in the escalation policy';
  if (reason.by === 'team') return `a member of *${clipped(reason.team, 150)}*`;
  if (reason.by === 'managers') return `a manager of *${clipped(reason.team, 150)}*`;
  if (reason.by === 'awake_manager') {
    const how = reason.asleep ? 'who wakes soonest; all are asleep' : 'who is awake the longest';
    return `the manager of *${clipped(reason.team, 150)}* ${how}`;
  }
  if (reason.by === 'hand') {
    const text = reason.text === null || reason.text === '' ? '' : `: ${clipped(reason.text, 300)}`;
    return `asked for by ${user(reason.askedBy)}${text}`;
  }
  return `next, because ${user(reason.who)} cannot`;
}

function layer(id: string | null): string {
  return id === null ? '' : ` (layer ${clipped(id, 80)})`;
}
