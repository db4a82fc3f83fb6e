import type { Command } from 'commander';
import type { Settings } from '../settings.ts';

/** How a verb ended: 0 done, 1 refused, 2 misused. */
export type ExitCode = 0 | 1 | 2;

/** What every verb of the command line is given. */
export interface CliContext {
  settings: Settings;
  out: (text: string) => void;
  err: (text: string) => void;
}

/** A verb adds itself to the program; `run` is given its context when it is called. */
export type AddVerb = (program: Command, run: RunVerb) => void;

/** Wraps what a verb does: gives it the context, takes its exit code. Wrong settings are told before, all at once. */
export type RunVerb = <A extends unknown[]>(
  work: (context: CliContext, ...args: A) => Promise<ExitCode>,
  options?: { needsSlack: boolean },
) => (...args: A) => Promise<void>;
