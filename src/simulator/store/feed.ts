import type { SimulatorClock } from '../clock.ts';
import type { Bookmark, Ephemeral, Message, SlackFile, View } from './entities.ts';
import type { CallRecord, Delivery, Notice, Violation } from './records.ts';

/** Everything that can change in the workspace, as values that stay as they were when it happened. */
export type Change =
  | { kind: 'message-posted'; channel: string; message: Message }
  | { kind: 'message-changed'; channel: string; message: Message; previous: Message }
  | { kind: 'message-deleted'; channel: string; previous: Message }
  | { kind: 'reaction-added' | 'reaction-removed'; channel: string; message: Message; name: string; user: string }
  | { kind: 'pin-added' | 'pin-removed'; channel: string; message: Message; user: string; count: number }
  | { kind: 'bookmark-added' | 'bookmark-edited' | 'bookmark-removed'; channel: string; bookmark: Bookmark }
  | { kind: 'topic-set' | 'purpose-set'; channel: string; value: string; user: string }
  | { kind: 'channel-created' | 'channel-archived' | 'channel-unarchived'; channel: string; user: string }
  | { kind: 'channel-deleted'; channel: string; user: string }
  | { kind: 'channel-renamed'; channel: string; name: string; oldName: string; user: string }
  | { kind: 'member-joined'; channel: string; user: string; inviter?: string }
  | { kind: 'member-left'; channel: string; user: string; by: string }
  | { kind: 'user-changed' | 'user-joined'; user: string }
  | { kind: 'usergroup-changed'; usergroup: string; added: string[]; removed: string[]; previousUpdate: number }
  | { kind: 'ephemeral-posted' | 'ephemeral-changed' | 'ephemeral-deleted'; ephemeral: Ephemeral }
  | { kind: 'view-opened' | 'view-updated' | 'view-closed'; user: string; view: View }
  | { kind: 'home-published'; user: string; view: View }
  | { kind: 'home-opened'; user: string; channel: string; tab: 'home' | 'messages'; view?: View }
  | { kind: 'file-uploaded' | 'file-shared' | 'file-deleted'; file: SlackFile; channel?: string }
  | { kind: 'call'; call: CallRecord }
  | { kind: 'delivery'; delivery: Delivery }
  | { kind: 'connection'; via: 'http' | 'socket'; open: number }
  | { kind: 'token-revoked' }
  | { kind: 'notice'; notice: Notice }
  | { kind: 'violation'; violation: Violation };

/** A change with its place in the order of all changes; `at` is in milliseconds on the simulator's clock. */
export type FeedEntry = Change & { seq: number; at: number };

export type FeedListener = (entry: FeedEntry) => void;

/** The one stream of changes that the doors, the driving API and a browser client read. */
export class Feed {
  readonly #clock: SimulatorClock;
  readonly #listeners = new Set<FeedListener>();
  #seq = 0;

  constructor(clock: SimulatorClock) {
    this.#clock = clock;
  }

  /** Tells every listener, in order of subscription, before it returns. */
  publish(change: Change): void {
    this.#seq += 1;
    const entry: FeedEntry = { ...change, seq: this.#seq, at: this.#clock.now() };
    for (const listener of [...this.#listeners]) {
      listener(entry);
    }
  }

  /** Calls `listener` on every change from now on; returns the function that ends it. */
  subscribe(listener: FeedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
