import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate, migrationNames } from '../../src/store/migrate.ts';
import { createDatabase, engines, type TestDatabase } from '../world/database.ts';
import { schemaOf } from './schema-of.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('migrate-once.ts', import.meta.url));
const names = await migrationNames();

describe.each(engines)('many that migrate %s at the same time', (engine) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase(engine);
  });
  afterEach(() => database.drop());

  /** Each migration was run by exactly one, and everything is there. */
  const expectDoneOnce = async (ran: string[][]) => {
    expect(ran.flat().toSorted()).toEqual(names);
    const db = await database.open();
    expect(await migrate(db)).toEqual([]);
    expect(Object.keys(await schemaOf(db))).toHaveLength(38);
    expect(await db.read.selectFrom('auditHead').selectAll().execute()).toHaveLength(1);
  };

  test('connections of one process', async () => {
    const dbs = await Promise.all(Array.from({ length: 6 }, () => database.open()));
    await expectDoneOnce(await Promise.all(dbs.map((db) => migrate(db))));
  });

  test('processes', async () => {
    const processes = Array.from({ length: 4 }, () => run(process.execPath, [script, database.url]));
    const answers = await Promise.all(processes);
    await expectDoneOnce(answers.map(({ stdout }) => JSON.parse(stdout) as string[]));
  });

  test('one beside others that are at work already', async () => {
    const first = await database.open();
    await migrate(first);
    const answers = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const db = await database.open();
        return { ran: await migrate(db), facts: await db.read.selectFrom('facts').selectAll().execute() };
      }),
    );
    expect(answers).toEqual(answers.map(() => ({ ran: [], facts: [] })));
  });
});
