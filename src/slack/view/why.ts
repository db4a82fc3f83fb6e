import type { PageReason } from '../../domain/page.ts';
import { words } from '../../words/words.ts';
import { clipped, time, user } from './mrkdwn.ts';

/** Why this person, as markup: read at night by somebody who wonders. */
export function why(reason: PageReason): string {
  if (reason.by === 'schedule') {
    const until = reason.until === null ? null : time(reason.until, '{date_short_pretty} {time}');
    const arrived = reason.arrived === true ? words.why.arrived : '';
    const how = reason.override !== null ? words.why.override(clipped(reason.override, 80)) : layer(reason.layer);
    return words.why.onCall(`*${clipped(reason.scheduleName, 150)}*`, until, how + arrived);
  }
  if (reason.by === 'person') return words.why.named;
  if (reason.by === 'hand') {
    const text = reason.text === null || reason.text === '' ? null : clipped(reason.text, 300);
    return words.why.asked(user(reason.askedBy), text);
  }
  if (reason.by === 'declined') return words.why.afterDecline(user(reason.who));
  const team = `*${clipped(reason.team, 150)}*`;
  if (reason.by === 'team') return words.why.member(team);
  if (reason.by === 'managers') return words.why.manager(team);
  return reason.asleep ? words.why.managerAsleep(team) : words.why.managerAwake(team);
}

function layer(id: string | null): string {
  return id === null ? '' : words.why.layer(clipped(id, 80));
}
