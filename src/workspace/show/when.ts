const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment in a zone, by the parts asked for; formatters are kept, making one is slow. */
function format(at: number, zone: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${zone} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
  formats.set(key, made);
  return made.format(at);
}

export function timeOf(at: number, zone: string): string {
  return format(at, zone, { hour: '2-digit', minute: '2-digit' });
}

export function timeWithSeconds(at: number, zone: string): string {
  return format(at, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

export function dayOf(at: number, zone: string): string {
  return format(at, zone, { weekday: 'long', day: 'numeric', month: 'long' });
}

export function shortDay(at: number, zone: string): string {
  return format(at, zone, { weekday: 'short', day: 'numeric', month: 'short' });
}

/** `2026-11-24T09:02`, as a field for date and time wants it. */
export function fieldTime(at: number, zone: string): string {
  const parts = format(at, zone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const [, day, month, year, time] = /(\d+)\/(\d+)\/(\d+), (\d+:\d+)/.exec(parts) ?? [];
  return `${year}-${month}-${day}T${time}`;
}

/** The moment that a field for date and time means in a zone, in milliseconds; of an hour that comes twice the first. */
export function momentOf(field: string, zone: string): number {
  const asUtc = Date.parse(`${field}Z`);
  const offset = (at: number) => Date.parse(`${fieldTime(at, zone)}Z`) - Math.floor(at / 60_000) * 60_000;
  return asUtc - offset(asUtc - offset(asUtc));
}

const parts: Record<string, (at: number, zone: string) => string> = {
  date_num: (at, zone) =>
    format(at, zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).split('/').reverse().join('-'),
  date: (at, zone) => format(at, zone, { day: 'numeric', month: 'long', year: 'numeric' }),
  date_slash: (at, zone) => format(at, zone, { day: '2-digit', month: '2-digit', year: 'numeric' }),
  date_long: (at, zone) => format(at, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  date_short: (at, zone) => format(at, zone, { day: 'numeric', month: 'short', year: 'numeric' }),
  time: timeOf,
  time_secs: timeWithSeconds,
};

/** Text of Slack's date token, such as `{date_short_pretty} {time}` (docs.slack.dev/messaging/formatting-message-text). */
export function dateToken(form: string, at: number, now: number, zone: string): string {
  return form.replace(/\{([a-z_]+)\}/g, (whole, name: string) => {
    if (!name.endsWith('_pretty')) return parts[name]?.(at, zone) ?? whole;
    const day = (moment: number) => shortDay(moment, zone);
    if (day(at) === day(now)) return 'today';
    if (day(at) === day(now - 86_400_000)) return 'yesterday';
    if (day(at) === day(now + 86_400_000)) return 'tomorrow';
    return parts[name.replace('_pretty', '')]?.(at, zone) ?? whole;
  });
}
