import type { LocalSlack } from '../simulator/local-slack.ts';

/** A word of a slash command, for completion. */
export interface CommandWord {
  command: string;
  word: string;
  usage: string;
  help: string;
}

/** What the person at the page is told while the script plays, and where to look. */
export interface Narration {
  chapter: string;
  caption: string;
  /** Whose client is shown, and which channel of theirs; by user id or name. */
  as: string | null;
  in: string | null;
}

export interface HandOff {
  at: number;
  what: string;
}

/** One workspace with the app in it, and everything around it that the page can move. */
export interface Desk {
  slack: LocalSlack;
  /** Used where a person has no zone of their own. */
  zone: string;
  /** User ids in the roster's order. */
  cast: readonly string[];
  words: readonly CommandWord[];
  now(): number;
  /** Moves the clock on by so many milliseconds; what is due on the way is done before it resolves. */
  advance(ms: number): Promise<void>;
  nextHandOff(): HandOff | null;
}

/** Where people try and drill: a workspace that can be begun anew, and a script that plays in it. */
export interface Ground {
  /** The workspace of now; another one after a restart. */
  desk(): Desk;
  restart(): Promise<void>;
  /** Where the app shows the same incidents as web pages; null when it does not. */
  dashboardUrl(): string | null;
  /** Null when the script does not fit the roster. */
  script: { play(): Promise<void>; stop(): void } | null;
  narration(): Narration | null;
  /** Calls back on every change that a page may show; returns what ends it. */
  subscribe(listener: () => void): () => void;
}
