import type { Directory } from '../directory.ts';

/** How many days ahead it shows. */
export const paperDays = 14;

/** What a roster on paper is made of. */
export interface PaperInput {
  directory: Directory;
  /** When it is written, epoch milliseconds. */
  now: number;
  /** Opens a sealed contact address; throws when it was sealed with another secret. */
  open: (sealed: string) => string;
}
