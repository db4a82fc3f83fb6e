import { DateTime } from 'luxon';
import { monitor } from '../../domain/monitor.ts';
import { words } from '../../words/words.ts';

const listedMax = 12;

/** Plain text as Slack's markup: nothing in it can be a mention, a link or a command. */
export function escaped(plain: string): string {
  return plain.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Escaped text of at most `max` characters, the cut visible. Escaping makes text longer, so it is cut by what comes out. */
export function clipped(plain: string, max: number): string {
  const whole = escaped(plain);
  if (whole.length <= max) return whole;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(plain)) {
    const next = escaped(segment);
    if (kept.length + next.length > max - 1) break;
    kept += next;
  }
  return `${kept.trimEnd()}…`;
}

/** Names in a row; of very many the first, and how many more. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, listedMax).map((name) => clipped(name, 80));
  const rest = names.length - listedMax;
  return rest > 0 ? words.terms.andMore(shown.join(', '), rest) : shown.join(', ');
}

/** A mention that shows the person's name to everybody; the words for a monitor. */
export function user(id: string): string {
  return id === monitor ? words.terms.monitor : `<@${id}>`;
}

export function channel(id: string): string {
  return `<#${id}>`;
}

export function link(url: string, label: string): string {
  return `<${url.replace(/\|/g, '%7C').replace(/>/g, '%3E').replace(/</g, '%3C')}|${escaped(label)}>`;
}

/** Bold, with the characters that would end it taken out of the text. */
export function bold(plain: string, max = 300): string {
  return `*${clipped(plain.replace(/\*/g, '∗'), max)}*`;
}

/** User text as a quotation, line by line. */
export function quote(plain: string, max = 2_500): string {
  return clipped(plain, max)
    .split('\n')
    .map((line) => `>${line}`)
    .join('\n');
}

/** The time in the reader's own zone; UTC where Slack cannot. Source: docs.slack.dev/messaging/formatting-message-text#date-formatting. */
export function time(at: number, form: '{time}' | '{time_secs}' | '{date_short_pretty} {time}' = '{time}'): string {
  const utc = DateTime.fromMillis(at, { zone: 'utc' });
  const fallback =
    form === '{date_short_pretty} {time}' ? utc.toFormat("yyyy-MM-dd HH:mm 'UTC'") : utc.toFormat("HH:mm 'UTC'");
  return `<!date^${Math.floor(at / 1000)}^${form}|${fallback}>`;
}

/** `48 s`, `12 min`, `3 h 05 min`, `2 d 4 h`. */
export function span(ms: number): string {
  const { units } = words.terms;
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} ${units.seconds}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} ${units.minutes}`;
  const hours = Math.floor(minutes / 60);
  const inHours = minutes % 60 === 0 ? '' : ` ${String(minutes % 60).padStart(2, '0')} ${units.minutes}`;
  if (hours < 24) return `${hours} ${units.hours}${inHours}`;
  return `${Math.floor(hours / 24)} ${units.days}${hours % 24 === 0 ? '' : ` ${hours % 24} ${units.hours}`}`;
}
