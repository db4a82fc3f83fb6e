/** What was typed after `/incident`, taken apart. */
export interface CommandText {
  /** The first word in lower case; empty when nothing was typed. */
  verb: string;
  /** The rest as Slack sent it, with its markup. */
  rest: string;
}

export function readCommand(text: string): CommandText {
  const trimmed = text.trim();
  const match = /^(\S+)\s*([\s\S]*)$/.exec(trimmed);
  if (!match) return { verb: '', rest: '' };
  return { verb: (match[1] ?? '').toLowerCase(), rest: (match[2] ?? '').trim() };
}

/** A user mention at the beginning of a text, and what follows it. */
export function leadingUser(text: string): { user: string; rest: string } | null {
  const match = /^<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>\s*([\s\S]*)$/.exec(text.trim());
  return match ? { user: match[1] ?? '', rest: match[2] ?? '' } : null;
}

/** The first word of a text, and what follows it. */
export function leadingWord(text: string): { word: string; rest: string } {
  const match = /^(\S+)\s*([\s\S]*)$/.exec(text.trim());
  return { word: match?.[1] ?? '', rest: match?.[2] ?? '' };
}

/** The address in a text, whether Slack wrapped it in angle brackets or not. */
export function leadingUrl(text: string): string {
  const wrapped = /^<([^|<>]+)(?:\|[^<>]*)?>/.exec(text.trim());
  return wrapped?.[1] ?? leadingWord(text).word;
}
