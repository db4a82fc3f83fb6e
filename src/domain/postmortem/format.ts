import type { Message } from '../message.ts';
import type { Names } from '../text.ts';
import type { Postmortem } from './model.ts';

/**
 * Writes one document in chunks: `head` once, `line` for each message of the transcript in order, `tail` once. The
 * transcript is never held. A format remembers where it is within its document: take a new one for each.
 */
export interface DocumentFormat {
  head(postmortem: Postmortem): string;
  /** Empty for a message that this document leaves out. */
  line(message: Message, names: Names): string;
  tail(postmortem: Postmortem): string;
}
