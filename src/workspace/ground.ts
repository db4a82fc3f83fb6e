import type { LocalPhones } from '../simulator/carriers/local-phones.ts';
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

/** Something that will happen, and that the clock can be moved to. */
export interface Moment {
  id: string;
  at: number;
  what: string;
}

/** What reached people while the clock was moved. */
export interface Journey {
  from: number;
  to: number;
  lines: JourneyLine[];
}

export interface JourneyLine {
  at: number;
  /** Where it arrived. */
  place: string;
  /** In Slack's markup. */
  text: string;
}

/** One workspace with the app in it, and everything around it that the page can move. */
export interface Desk {
  slack: LocalSlack;
  /** By user id. */
  phones: LocalPhones;
  /** Used where a person has no zone of their own. */
  zone: string;
  /** User ids in the roster's order. */
  cast: readonly string[];
  words: readonly CommandWord[];
  now(): number;
  /** Moves the clock on by so many milliseconds; what is due on the way is done before it resolves. */
  advance(ms: number): Promise<void>;
  /** The next change of who is on call on each schedule, soonest first. */
  handOffs(): readonly Moment[];
  /** The next page, or the next step of a policy; null when nothing waits. */
  nextPage(): Moment | null;
  /** What happened when the clock was last moved; null when nothing did, or it was put away. */
  journey(): Journey | null;
  forgetJourney(): void;
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
