import { parseDuration, parseTurn } from '../domain/duration.ts';
import { field } from './field.ts';
import { limits } from './limits.ts';
import { quoted } from './quoted.ts';

const EXAMPLES = '30s, 5m, 2h or 1d';

/** An elapsed time, in milliseconds; 0 is a time. */
export const duration = field(`a duration, such as ${EXAMPLES}`, (text, refuse) => {
  const ms = parseDuration(text);
  if (ms === undefined) return refuse(whyNoDuration(text));
  return ms <= limits.durationMs ? ms : refuse(`${quoted(text)} is more than ten years`);
});

/** An elapsed time of more than nothing: for what would go on for ever, or never wait, at 0. */
export const positiveDuration = field(`a duration, such as ${EXAMPLES}`, (text, refuse) => {
  const ms = parseDuration(text);
  if (ms === undefined) return refuse(whyNoDuration(text));
  if (ms === 0) return refuse(`${quoted(text)} is no time at all; leave the key out if there is to be none`);
  return ms <= limits.durationMs ? ms : refuse(`${quoted(text)} is more than ten years`);
});

/** How long a window lasts on the wall clock, in milliseconds. */
export const windowLength = field('a length, such as 8h', (text, refuse) => {
  const ms = parseDuration(text);
  if (ms === undefined) return refuse(whyNoDuration(text));
  if (ms === 0) return refuse('a window of no length is never open; leave the window out');
  return ms <= limits.windowMs ? ms : refuse(`${quoted(text)} is more than 31 days`);
});

/** How long a turn lasts: `1 week`, `12 hours`, `1 month`. */
export const turn = field('the length of a turn, such as `1 week`, `12 hours` or `1 month`', (text, refuse) => {
  const parsed = parseTurn(text);
  if (parsed !== undefined) return parsed;
  const number = /^\d+$/.test(text) ? `; a number needs its unit, such as \`${text} days\`` : '';
  return refuse(
    `${quoted(text)} is not the length of a turn; write \`1 week\`, \`12 hours\`, \`7 days\` or \`1 month\`${number}`,
  );
});

function whyNoDuration(text: string): string {
  if (/^\d+$/.test(text)) return `${quoted(text)} has no unit; write ${text}s, ${text}m, ${text}h or ${text}d`;
  if (/month|year/i.test(text)) return `${quoted(text)} has no fixed length; write it in days, such as 30d`;
  return `${quoted(text)} is not a duration; write ${EXAMPLES}`;
}
