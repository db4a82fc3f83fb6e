/** A row over which Muster failed, kept as a fact until it works again. */
export interface Trouble {
  times: number;
  at: number;
  reason: string;
}

export const troublePrefix = 'trouble:';

/** `what` names the row: `timer:close:…`, `escalation:…`. */
export const troubleFact = (what: string): string => `${troublePrefix}${what}`;
