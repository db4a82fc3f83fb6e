import type { Channel, Message } from '../simulator/store/entities.ts';
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
  /** How far each had read when they last came to a conversation. */
  readonly #readBefore = new Map<string, string>();

  /** Somebody comes to a conversation: what they have not read is new until they come again. */
  enter(user: string, channel: Channel): void {
    const key = `${user} ${channel.id}`;
    const last = this.#lastRead.get(key);
    if (last === undefined) this.#readBefore.delete(key);
    else this.#readBefore.set(key, last);
    this.mark(user, channel);
  }

  /** Everything in the conversation has been on this person's screen. */
  mark(user: string, channel: Channel): void {
    const last = topLevel(channel).at(-1);
    if (last !== undefined) this.#lastRead.set(`${user} ${channel.id}`, last.ts);
  }

  /** The workspace is another one. */
  clear(): void {
    this.#lastRead.clear();
    this.#readBefore.clear();
  }

  /** The first message that was new when this person came; null on a first visit, and once they have answered. */
  newFrom(user: string, channel: Channel): string | null {
    const since = this.#readBefore.get(`${user} ${channel.id}`);
    if (since === undefined) return null;
    const later = topLevel(channel).filter(({ ts }) => ts > since);
    return later.some((message) => message.user === user)
      ? null
      : (later.find((each) => isNews(each, user))?.ts ?? null);
  }

  unread(user: string, channel: Channel): Unread {
    const since = this.#lastRead.get(`${user} ${channel.id}`) ?? '0';
    const fresh = topLevel(channel).filter((message) => message.ts > since && isNews(message, user));
    const names = fresh.filter((message) => channel.kind === 'im' || JSON.stringify(message).includes(`<@${user}>`));
    return { count: fresh.length, mentions: names.length };
  }
}

/** What somebody else said, and no join, topic or the like. */
function isNews(message: Message, user: string): boolean {
  return message.user !== user && !isQuiet(message.subtype);
}

/** Joins, topics and the like make no channel bold. */
export function isQuiet(subtype: string | undefined): boolean {
  return subtype?.startsWith('channel_') === true || subtype === 'tombstone';
}
