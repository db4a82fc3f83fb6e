/** What may leave the process. Each kind has one sender. */
export type OutboxKind =
  | 'channel.create'
  | 'channel.archive'
  | 'channel.invite'
  | 'channel.pin'
  | 'channel.rename'
  | 'bookmark.add'
  | 'message.retire'
  | 'surface.sync'
  /** A page by a carrier other than Slack. */
  | 'page.send'
  /** A code that verifies an address, by the carrier that uses it. */
  | 'code.send'
  /** To the operator's own address: somebody cannot be paged. */
  | 'operator.post'
  /** A sign of life, after a test page has arrived. */
  | 'operator.ping'
  /** A page to nobody, by which Muster tests itself. */
  | 'canary.send'
  | 'message.post'
  | 'reply'
  | 'file.upload'
  | 'user.fetch'
  | 'history.fetch'
  | 'home.publish'
  | 'channel.join'
  | 'roster.note'
  /** What Muster tells people of itself. */
  | 'watch.note'
  /** A user group is set to who is on call. */
  | 'usergroup.sync';

export type OutboxState = 'due' | 'sending' | 'done' | 'failed' | 'dropped';

/** An intention written down before the act; it stays as the record of the attempt. */
export interface OutboxRow {
  /** Also the id in the metadata of a Slack message: by it a message of unknown fate is found again. */
  id: string;
  /** Idempotency key: a second row with the same key is not written. */
  key: string;
  kind: OutboxKind;
  incidentId: string | null;
  /** Rows of one lane leave one after the other, in order; `null` leaves at once, beside all others. */
  lane: string | null;
  /** The key of the row that has to be done before; until then this one rests. `settled` is content with its failure too. */
  waitsFor: string | null;
  waitsUntil: 'done' | 'settled';
  payload: Record<string, unknown>;
  state: OutboxState;
  /** Pages go before everything else. */
  priority: number;
  dueAt: number;
  attempt: number;
  firstAttemptAt: number | null;
  /** An earlier attempt may have done the work: look before doing it again. */
  isUncertain: boolean;
  /** The process that is sending it. */
  owner: string | null;
  leaseUntil: number | null;
  lastError: string | null;
  createdAt: number;
  settledAt: number | null;
}

export const priority = { page: 0, normal: 5, late: 9 } as const;
