import type { BatonStart, NotificationRule, Target, Turn, Window } from './roster.ts';

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

/** Milliseconds as the roster file writes them: `90s` is `1m30s`, none is `0s`. */
export function durationText(ms: number): string {
  let rest = Math.round(ms / 1_000) * 1_000;
  let text = '';
  for (const [letter, unitMs] of UNITS) {
    const n = Math.floor(rest / unitMs);
    if (n > 0) text += `${n}${letter}`;
    rest -= n * unitMs;
  }
  return text === '' ? '0s' : text;
}

/** `1 week`, `12 hours`. */
export function turnText({ n, unit }: Turn): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}

/** `schedule:sre-primary`, `channel:#incidents`. */
export function targetText(target: Target): string {
  return target.kind === 'channel' ? `channel:#${target.name}` : `${target.kind}:${target.id}`;
}

/** `mon fri 09:00 to 17:00`, `17:00 for 20h`. */
export function windowText({ days, from, end }: Window): string {
  const until = 'to' in end ? `to ${end.to}` : `for ${durationText(end.lengthMs)}`;
  return `${days === null ? '' : `${days.join(' ')} `}${from} ${until}`;
}

/** `gil at 07:00 America/Chicago`, `team sre at 07:00 on mon tue`. */
export function startText({ who, at, timezone, days }: BatonStart): string {
  const name = 'person' in who ? who.person : `team ${who.team}`;
  return `${name} at ${at}${timezone === null ? '' : ` ${timezone}`}${days === null ? '' : ` on ${days.join(' ')}`}`;
}

/** `sms after 1m`. */
export function ruleText({ by, afterMs }: NotificationRule): string {
  return `${by} after ${durationText(afterMs)}`;
}
