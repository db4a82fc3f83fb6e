import { CompiledQuery, createQueryId, type RootOperationNode } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Db } from '../../src/store/db.ts';
import { migrate } from '../../src/store/migrate.ts';
import { sendableRows } from '../../src/store/outbox.ts';
import { createDatabase, type TestDatabase } from '../world/database.ts';

let database: TestDatabase;
let db: Db;
beforeEach(async () => {
  database = await createDatabase('sqlite');
  db = await database.open();
  await migrate(db);
});
afterEach(() => database.drop());

test('what may leave is found by indexes: two weeks of what was sent are not looked through each time', async () => {
  const asked: RootOperationNode[] = [];
  const read = db.read.withPlugin({
    transformQuery: ({ node }) => {
      asked.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  await sendableRows({ ...db, read, commits: 0 }, 1, 10);
  const [node] = asked;
  if (node === undefined) throw new Error('nothing was asked');
  const { sql, parameters } = db.read.getExecutor().compileQuery(node, createQueryId());
  const plan = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
  const { rows } = await db.read.executeQuery<{ detail: string }>(plan);
  const steps = rows.map(({ detail }) => detail);
  expect(steps.some((step) => step.includes('outbox_lane'))).toBe(true);
  expect(steps.filter((step) => step.startsWith('SCAN'))).toEqual([]);
});
