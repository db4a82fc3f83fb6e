import type { Channel } from '../simulator/store/entities.ts';
import { topLevel } from '../simulator/store/messages.ts';

/** What one person has not read in one conversation. */
interface Unread {
  count: number;
  /** How many of them name the person, or are direct messages. */
  mentions: number;
}

/** How far each person has read each conversation. */
export class Reading {
  readonly #lastRead = new Map<string, string>();

  /** Everything in the conversation has been on this person's screen. */
  mark(user: string, channel: Channel): void {
    const last = topLevel(channel).at(-1);
    if (last !== undefined) this.#lastRead.set(`${user} ${channel.id}`, last.ts);
  }

  /** The workspace is another one. */
  clear(): void {
    this.#lastRead.clear();
  }

  unread(user: string, channel: Channel): Unread {
    const since = this.#lastRead.get(`${user} ${channel.id}`) ?? '0';
    const fresh = topLevel(channel).filter(
      (message) => message.ts > since && message.user !== user && !isQuiet(message.subtype),
    );
    const names = fresh.filter((message) => channel.kind === 'im' || JSON.stringify(message).includes(`<@${user}>`));
    return { count: fresh.length, mentions: names.length };
  }
}

/** Joins, topics and the like make no channel bold. */
export function isQuiet(subtype: string | undefined): boolean {
  return subtype?.startsWith('channel_') === true || subtype === 'tombstone';
}
