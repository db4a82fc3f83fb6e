import type { OutboxKind, OutboxRow } from './outbox.ts';
import type { Records } from './records.ts';
import type { SurfaceKind } from './surface.ts';
import type { TimelineData, TimelineKind } from './timeline.ts';

/** What a decision may know of the world: values, not services. */
export interface Ctx {
  /** Milliseconds since 1970, read once where the request or tick began. */
  now: number;
  /** A fresh id, sortable by time of making. */
  newId: () => string;
  /** Slack user id of who acts; `null` = Muster itself. */
  actor: string | null;
  /** The inbox row that asked for this; it is marked handled in the same transaction. */
  cause: string | null;
}

type Table = keyof Records;

/** Equality on the named columns; a list means any of them. */
export type Where<Row> = { [K in keyof Row]?: Row[K] | readonly Row[K][] };

export interface Insert<T extends Table> {
  op: 'insert';
  table: T;
  row: Records[T];
  /** `ignore`: a row that is already there stays. */
  onConflict: 'fail' | 'ignore';
}

export interface Upsert<T extends Table> {
  op: 'upsert';
  table: T;
  row: Records[T];
  key: readonly (keyof Records[T] & string)[];
  /** Replace only when the new value of this column is not older than the stored one. */
  newest: (keyof Records[T] & string) | null;
}

export interface Update<T extends Table> {
  op: 'update';
  table: T;
  where: Where<Records[T]>;
  set: Partial<Records[T]>;
  /** How many rows must match, else the whole commit is a conflict; `null` = any number. */
  expect: number | null;
}

export interface Delete<T extends Table> {
  op: 'delete';
  table: T;
  where: Where<Records[T]>;
}

export type Change = { [T in Table]: Insert<T> | Upsert<T> | Update<T> | Delete<T> }[Table];

export function insert<T extends Table>(table: T, row: Records[T], onConflict: 'fail' | 'ignore' = 'fail'): Change {
  return { op: 'insert', table, row, onConflict } as Insert<T> as Change;
}

export function upsert<T extends Table>(
  table: T,
  row: Records[T],
  key: readonly (keyof Records[T] & string)[],
  newest: (keyof Records[T] & string) | null = null,
): Change {
  return { op: 'upsert', table, row, key, newest } as Upsert<T> as unknown as Change;
}

export function update<T extends Table>(
  table: T,
  where: Where<Records[T]>,
  set: Partial<Records[T]>,
  expect: number | null = null,
): Change {
  return { op: 'update', table, where, set, expect } as Update<T> as unknown as Change;
}

export function remove<T extends Table>(table: T, where: Where<Records[T]>): Change {
  return { op: 'delete', table, where } as Delete<T> as unknown as Change;
}

/** Changes an incident; the whole commit is a conflict when somebody else changed it since it was read. */
export function reviseIncident(incident: Records['incidents'], set: Partial<Records['incidents']>): Change {
  const where = { id: incident.id, version: incident.version };
  return update('incidents', where, { ...set, version: incident.version + 1 }, 1);
}

/** Changes where the paging of an incident stands, with the same guard. */
export function reviseEscalation(escalation: Records['escalations'], set: Partial<Records['escalations']>): Change {
  const where = { incidentId: escalation.incidentId, version: escalation.version };
  return update('escalations', where, { ...set, version: escalation.version + 1 }, 1);
}

/** A line for the timeline; `at` and `actor` default to now and to who acts. */
export interface NewEntry {
  incidentId: string;
  kind: TimelineKind;
  data?: TimelineData;
  at?: number;
  actor?: string | null;
}

/** An intention for the outbox; what is left out gets its default when it is written. */
export type NewOutbox = { key: string; kind: OutboxKind } & Partial<
  Pick<OutboxRow, 'incidentId' | 'lane' | 'waitsFor' | 'waitsUntil' | 'payload' | 'priority' | 'dueAt'>
>;

/** A line for the audit log. Never holds contact data or secrets. */
export interface AuditNote {
  action: string;
  subject: string;
  outcome: 'done' | 'refused';
  detail?: string;
}

export interface Decision<T = null> {
  value: T;
  changes: Change[];
  timeline: NewEntry[];
  outbox: NewOutbox[];
  audit: AuditNote[];
  /** Incidents whose surfaces in Slack are to be rendered again: all of them, or only those of the kinds named. */
  refresh: (string | { incidentId: string; kinds: readonly SurfaceKind[] })[];
}

/** A "no" that is shown to the person who acted: what is wrong and what they can do. */
export interface Refusal {
  refused: true;
  /** Stable word for tests, logs and the API. */
  code: string;
  /** One or two short sentences in plain English. */
  message: string;
  /** The form field it belongs to. */
  field?: string;
}

/** Fills in the parts of a decision that are empty. */
export function decided<T>(value: T, parts: Partial<Omit<Decision<T>, 'value'>> = {}): Decision<T> {
  return { value, changes: [], timeline: [], outbox: [], audit: [], refresh: [], ...parts };
}

export function refuse(code: string, message: string, field?: string): Refusal {
  return field === undefined ? { refused: true, code, message } : { refused: true, code, message, field };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
}
