/** One thing looked at, in plain words, and what to do when it is not well. */
export interface Finding {
  level: 'ok' | 'warning' | 'error';
  what: string;
  detail: string;
}
