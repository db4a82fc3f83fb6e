import { wordFor } from '../../words/word-for.ts';
import { words } from '../../words/words.ts';

/** Slack's error word in words that say what to do; one that is not known stays as it is, for who looks it up. */
export function reasonOf(error: string): string {
  return wordFor(words.slack.reasons, error) ?? error;
}
