import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../src/store/db.ts';
import { incidentById } from '../../src/store/incidents.ts';
import { appliedMigrations, migrate, migrationNames, NewerDatabase } from '../../src/store/migrate.ts';
import { columns } from '../../src/store/schema.ts';
import { createDatabase, engines, type TestDatabase } from '../world/database.ts';
import { oldRows } from './old-rows.ts';
import { schemaOf } from './schema-of.ts';

const names = await migrationNames();

describe.each(engines)('migrating %s', (engine) => {
  let database: TestDatabase;
  let db: Db;
  beforeEach(async () => {
    database = await createDatabase(engine);
    db = await database.open();
  });
  afterEach(() => database.drop());

  const run = async (statement: string) => (await sql.raw<Record<string, unknown>>(statement).execute(db.read)).rows;

  /** Every row of every table of ours, as the engine gives them. */
  const dump = async (): Promise<Record<string, Record<string, unknown>[]>> => {
    const found: Record<string, Record<string, unknown>[]> = {};
    for (const table of Object.keys(await schemaOf(db))) found[table] = await run(`select * from ${table}`);
    return found;
  };

  test('from empty: everything, in order, once', async () => {
    expect(await appliedMigrations(db)).toEqual([]);
    expect(await migrate(db)).toEqual(names);
    expect(await appliedMigrations(db)).toEqual(names);
  });

  test('twice: the second does nothing', async () => {
    await migrate(db);
    const before = await dump();
    expect(await migrate(db)).toEqual([]);
    expect(await dump()).toEqual(before);
    expect(await migrate(await database.open())).toEqual([]);
  });

  test('makes a table for every kind of record', async () => {
    await migrate(db);
    const tables = new Set(Object.keys(await schemaOf(db)));
    const wanted = Object.keys(columns).map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    expect(tables).toEqual(new Set([...wanted, 'audit', 'audit_head']));
  });

  describe.each(names.map((name, index) => [name, index] as const))('from %s, with data in it', (name, index) => {
    test('the data is still there, and the rest of the way leads to the same place', async () => {
      const earlier = names.slice(0, index + 1);
      expect(await migrate(db, name)).toEqual(earlier);
      for (const statement of earlier.flatMap((each) => oldRows[each] ?? [])) await run(statement);
      const before = await dump();
      expect(Object.values(before).flat().length).toBeGreaterThan(9);

      expect(await migrate(db)).toEqual(names.slice(index + 1));

      const after = await dump();
      for (const [table, rows] of Object.entries(before)) {
        // A later version may add columns; what was there is there.
        expect(after[table], table).toEqual(rows.map((row) => expect.objectContaining(row)));
      }
      const fresh = await createDatabase(engine);
      const other = await fresh.open();
      await migrate(other);
      expect(await schemaOf(db)).toEqual(await schemaOf(other));
      await fresh.drop();
      expect(await incidentById(db, 'i1')).toMatchObject({
        number: 1,
        isPrivate: true,
        ack: { by: 'U02BO', at: 1_781_000_090_000 },
        resolvedAt: 1_781_003_600_000,
      });
    });
  });

  test('each version has rows to be tried with', () => {
    expect(Object.keys(oldRows)).toEqual(names);
  });

  describe('a database of a newer version', () => {
    const newer = '9999-from-the-future';
    beforeEach(async () => {
      await migrate(db, names[0]);
      await run('create table future (x text)');
      await sql`insert into kysely_migration (name, timestamp) values (${newer}, '2030-01-01T00:00:00.000Z')`.execute(
        db.read,
      );
    });

    test('is refused, with what to do about it', async () => {
      await expect(migrate(db)).rejects.toThrow(NewerDatabase);
      await expect(migrate(db)).rejects.toThrow(
        'This database was written by a newer Muster (it has 9999-from-the-future). Install that version, or restore a backup made by this one.',
      );
    });

    test('is not touched', async () => {
      const [tables, before] = [await schemaOf(db), await dump()];
      await expect(migrate(db)).rejects.toThrow(NewerDatabase);
      await expect(migrate(db, names[1])).rejects.toThrow(NewerDatabase);
      expect(await schemaOf(db)).toEqual(tables);
      expect(await dump()).toEqual(before);
      expect(await appliedMigrations(db)).toEqual([names[0], newer]);
    });
  });

  test('a migration that fails leaves nothing half done, and can be tried again', async () => {
    // Somebody's own table stands in the way of the last migration.
    await run('create table facts (own text)');
    await run(`insert into facts values ('kept')`);
    await expect(migrate(db)).rejects.toThrow(/already exists/);
    expect(Object.keys(await schemaOf(db))).toEqual(['facts']);
    expect(await appliedMigrations(db)).toEqual([]);
    expect(await run('select * from facts')).toEqual([{ own: 'kept' }]);
    await run('drop table facts');
    expect(await migrate(db)).toEqual(names);
  });
});

test('both engines have the same tables with the same columns', async () => {
  const schemas = await Promise.all(
    engines.map(async (engine) => {
      const database = await createDatabase(engine);
      const db = await database.open();
      await migrate(db);
      const schema = await schemaOf(db);
      await database.drop();
      return schema;
    }),
  );
  expect(Object.keys(schemas[0] ?? {})).toHaveLength(38);
  expect(schemas[0]).toEqual(schemas[1]);
});
