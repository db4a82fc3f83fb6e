import type { Args } from './arguments.ts';
import { SlackRefusal } from './slack-refusal.ts';

/** A page of a list and the cursor of the next one ('' at the end). */
export interface Page<T> {
  items: T[];
  nextCursor: string;
}

/**
 * The `limit` argument, `standard` when absent.
 * @throws SlackRefusal invalid_limit (or `error`) outside 1 to `max`
 */
export function limitOf(args: Args, standard: number, max: number, error = 'invalid_limit'): number {
  const limit = args.int('limit') ?? standard;
  if (limit < 1 || limit > max) {
    throw new SlackRefusal(error);
  }
  return limit;
}

function encode(key: string): string {
  return Buffer.from(`next:${key}`).toString('base64');
}

function decode(cursor: string): string {
  const text = Buffer.from(cursor, 'base64').toString();
  if (!text.startsWith('next:') || encode(text.slice(5)) !== cursor) {
    throw new SlackRefusal('invalid_cursor');
  }
  return text.slice(5);
}

/**
 * Cuts a page out of `items` (docs.slack.dev/apis/web-api/pagination). The cursor names the first item of the next
 * page by its key, so that items added or removed meanwhile shift nothing.
 * @throws SlackRefusal invalid_cursor for a cursor that was not given out for this list
 */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  limit: number,
  cursor: string | undefined,
): Page<T> {
  let from = 0;
  if (cursor !== undefined && cursor !== '') {
    const key = decode(cursor);
    from = items.findIndex((item) => keyOf(item) === key);
    if (from < 0) {
      throw new SlackRefusal('invalid_cursor');
    }
  }
  const next = items[from + limit];
  return { items: items.slice(from, from + limit), nextCursor: next === undefined ? '' : encode(keyOf(next)) };
}
