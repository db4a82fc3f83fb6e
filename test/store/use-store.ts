import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Change, Ctx, Decision } from '../../src/domain/decision.ts';
import { decided, remove } from '../../src/domain/decision.ts';
import type { Records } from '../../src/domain/records.ts';
import { chainStart } from '../../src/store/audit-chain.ts';
import { decode } from '../../src/store/codec.ts';
import { commit } from '../../src/store/commit.ts';
import type { Db } from '../../src/store/db.ts';
import { migrate } from '../../src/store/migrate.ts';
import type { Stored } from '../../src/store/schema.ts';
import { toStatement } from '../../src/store/statement.ts';
import { createDatabase, type Engine, type TestDatabase } from '../world/database.ts';

/** A migrated database for one test file, emptied before each test. */
export interface Store {
  readonly db: Db;
  /** The same database through a connection of its own, as another process would see it. */
  other(): Promise<Db>;
  /** Commits changes as they are; throws what `commit` throws. */
  write(...changes: Change[]): Promise<void>;
  /** Commits parts of a decision. */
  decide(parts: Partial<Decision>, ctx?: Partial<Ctx>): Promise<void>;
  /** Every row of a table, as records. */
  all<T extends keyof Records>(table: T): Promise<Records[T][]>;
  /** Takes every row away, as before each test. */
  empty(): Promise<void>;
}

/** The tables, children before their parents, each with its primary key. */
export const primaryKeys: { [T in keyof Records]: readonly (keyof Records[T])[] } = {
  surfaces: ['id'],
  receipts: ['id'],
  pages: ['id'],
  timeline: ['id'],
  tasks: ['id'],
  playbooks: ['incidentId'],
  playbookSteps: ['incidentId', 'position'],
  messages: ['channelId', 'ts'],
  messageEdits: ['channelId', 'ts', 'editedTs'],
  messageMarks: ['channelId', 'ts', 'kind', 'name', 'userId'],
  outbox: ['id'],
  inbox: ['id'],
  timers: ['id'],
  escalations: ['incidentId'],
  postmortemNotes: ['incidentId', 'after'],
  incidentLinks: ['id'],
  subscriptions: ['incidentId', 'userId'],
  handoffs: ['id'],
  visits: ['incidentId', 'userId'],
  merges: ['incidentId'],
  alerts: ['id'],
  calendarFeeds: ['digest'],
  incidents: ['id'],
  slackUsers: ['id'],
  memberships: ['channelId', 'userId'],
  knownChannels: ['name'],
  rosterVersions: ['version'],
  overrides: ['id'],
  roundRobin: ['policy', 'step'],
  apiTokens: ['id'],
  homes: ['userId'],
  taskSources: ['taskId'],
  facts: ['name'],
  shiftNotices: ['id'],
  coverOffers: ['id'],
  contactChecks: ['address'],
};
export const tables = Object.keys(primaryKeys) as (keyof Records)[];

export function useStore(engine: Engine): Store {
  let database: TestDatabase;
  let db: Db;

  beforeAll(async () => {
    database = await createDatabase(engine);
    db = await database.open();
    await migrate(db);
  });
  beforeEach(() => emptyTables(db));
  afterAll(() => database.drop());

  const store: Store = {
    get db() {
      return db;
    },
    other: () => database.open(),
    write: (...changes) => store.decide({ changes }),
    decide: (parts, ctx) => commit(db, decided(null, parts), testCtx(ctx)),
    all: (table) => rowsOf(db, table),
    empty: () => emptyTables(db),
  };
  return store;
}

export async function rowsOf<T extends keyof Records>(db: Db, table: T): Promise<Records[T][]> {
  const rows = await db.read
    .selectFrom(table as 'facts')
    .selectAll()
    .execute();
  return rows.map((row) => decode(table, row as unknown as Stored<Records[T]>));
}

let ids = 0;

/** An id that sorts after all earlier ones, as those of the app do. */
export function nextId(): string {
  ids += 1;
  return `00000000-0000-7000-8000-${ids.toString(16).padStart(12, '0')}`;
}

export function testCtx(ctx: Partial<Ctx> = {}): Ctx {
  return { now: 1_000, newId: nextId, actor: 'U01ANA', cause: null, ...ctx };
}

async function emptyTables(db: Db): Promise<void> {
  const statements = tables.map((table) => toStatement(db.read, remove(table, {})));
  const head = sql`update audit_head set seq = 0, digest = ${chainStart}`.compile(db.read);
  const audit = sql`delete from audit`.compile(db.read);
  const rest = [audit, head].map((query) => ({ sql: query.sql, parameters: query.parameters, expect: null }));
  await db.commit({ statements: [...statements, ...rest], audit: [] });
}
