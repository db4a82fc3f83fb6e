import type { PageReason } from './page.ts';
import type { Person, Roster, Target } from './roster.ts';

/** The roster as it holds now: with the overrides made in Slack, and who has left. */
export interface Directory {
  version: number;
  roster: Roster;
  /** Person ids whose Slack account is deactivated: their turns are vacant. */
  inactive: ReadonlySet<string>;
}

/** A person whom a step pages, and why. */
export interface Chosen {
  person: Person;
  why: PageReason;
}

/** Whom a list of targets stands for at an instant. */
export interface Resolved {
  people: Chosen[];
  /** Channel names, without `#`: a post, pages nobody. */
  channels: string[];
}

/** Resolves targets; made once per tick from a directory and the time. */
export interface TargetResolver {
  /** All people of the targets, each once. */
  everyone(targets: readonly Target[]): Resolved;
  /** The pool that a round-robin step takes turns in: named people, and everybody in a schedule's layers, in order. */
  pool(targets: readonly Target[]): Chosen[];
}
