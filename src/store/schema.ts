import type { Records } from '../domain/records.ts';

type Json = object | readonly unknown[];

/** A record as it lies in its table: objects as JSON text, booleans as 0 and 1, so that both engines read the same. */
export type Stored<Row> = {
  [K in keyof Row]: StoredValue<Row[K]>;
};

type StoredValue<V> = V extends boolean ? number : V extends Json ? string : V;

/** One line of the audit log; each holds the digest of the one before. */
export interface AuditRow {
  seq: number;
  at: number;
  actor: string | null;
  action: string;
  subject: string;
  outcome: string;
  detail: string | null;
  previous: string;
  digest: string;
}

export type Database = { [T in keyof Records]: Stored<Records[T]> } & {
  audit: AuditRow;
  auditHead: { id: number; seq: number; digest: string };
};

type JsonColumn<Row> = { [K in keyof Row]: NonNullable<Row[K]> extends Json ? K : never }[keyof Row];
type FlagColumn<Row> = { [K in keyof Row]: Row[K] extends boolean ? K : never }[keyof Row];

/** Which columns are not plain text and numbers; the compiler refuses a list that misses or invents one. */
export const columns: {
  [T in keyof Records]: {
    json: Record<JsonColumn<Records[T]> & string, true>;
    flags: Record<FlagColumn<Records[T]> & string, true>;
  };
} = {
  incidents: { json: { ack: true, lastUpdate: true }, flags: { isPrivate: true, isDrill: true } },
  escalations: { json: { policy: true, declined: true }, flags: { roundPagedSomebody: true, finalDone: true } },
  pages: { json: { why: true }, flags: { isLate: true } },
  timeline: { json: { data: true }, flags: {} },
  tasks: { json: {}, flags: {} },
  playbooks: { json: { links: true }, flags: {} },
  playbookSteps: { json: {}, flags: {} },
  messages: { json: { files: true }, flags: {} },
  messageEdits: { json: {}, flags: {} },
  messageMarks: { json: {}, flags: { isActive: true } },
  surfaces: { json: {}, flags: {} },
  outbox: { json: { payload: true }, flags: { isUncertain: true } },
  inbox: { json: { body: true }, flags: {} },
  timers: { json: {}, flags: {} },
  slackUsers: { json: {}, flags: { isDeactivated: true, isBot: true } },
  memberships: { json: {}, flags: { isMember: true } },
  knownChannels: { json: {}, flags: { isMember: true } },
  rosterVersions: { json: { roster: true }, flags: {} },
  overrides: { json: {}, flags: {} },
  roundRobin: { json: {}, flags: {} },
  apiTokens: { json: {}, flags: {} },
  postmortemNotes: { json: {}, flags: {} },
  incidentLinks: { json: {}, flags: {} },
  subscriptions: { json: {}, flags: {} },
  handoffs: { json: {}, flags: {} },
  visits: { json: {}, flags: {} },
  merges: { json: {}, flags: {} },
  homes: { json: {}, flags: {} },
  taskSources: { json: {}, flags: {} },
  alerts: { json: {}, flags: {} },
  calendarFeeds: { json: {}, flags: {} },
  facts: { json: {}, flags: {} },
  shiftNotices: { json: { outgoing: true }, flags: {} },
  coverOffers: { json: { overrides: true }, flags: {} },
  receipts: { json: {}, flags: {} },
  contactChecks: { json: {}, flags: {} },
};
