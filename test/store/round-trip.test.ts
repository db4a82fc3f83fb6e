import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { insert, remove, update, type Where } from '../../src/domain/decision.ts';
import type { Records } from '../../src/domain/records.ts';
import { decode, encode } from '../../src/store/codec.ts';
import type { Stored } from '../../src/store/schema.ts';
import { engines } from '../world/database.ts';
import { arbitraryRecords } from './arbitrary-records.ts';
import { sample } from './sample.ts';
import { primaryKeys, type Store, tables, useStore } from './use-store.ts';

const parents = { incident: 'parent', page: 'page', surface: 'surface' };
const arbitrary = arbitraryRecords(parents);

test.each(tables)('encoding and decoding gives back the same: %s', (table) => codecKeeps(table));

function codecKeeps<T extends keyof Records>(table: T): void {
  fc.assert(
    fc.property(arbitrary[table], (record) => {
      expect(decode(table, encode<T>(record) as unknown as Stored<Records[T]>)).toEqual(record);
    }),
    { numRuns: 50 },
  );
}

/** A record at a time, so that tables with one row an incident can be tried again and again. */
async function storeKeeps<T extends keyof Records>(store: Store, table: T): Promise<void> {
  const before = await store.all(table);
  await fc.assert(
    fc.asyncProperty(arbitrary[table], async (record) => {
      const key = Object.fromEntries(primaryKeys[table].map((column) => [column, record[column]]));
      await store.write(insert(table, record));
      const rows = await store.all(table);
      await store.write(remove(table, key as Where<Records[T]>));
      expect(rows).toHaveLength(before.length + 1);
      expect(rows).toContainEqual(record);
    }),
    { numRuns: 10 },
  );
  expect(await store.all(table)).toEqual(before);
}

describe.each(engines)('what is stored on %s comes back as it was', (engine) => {
  const store = useStore(engine);
  beforeEach(async () => {
    const { incident, page, surface } = parents;
    await store.write(
      insert('incidents', sample.incidents({ id: incident, number: 1 })),
      insert('pages', sample.pages({ id: page, incidentId: incident })),
      insert('surfaces', sample.surfaces({ id: surface, incidentId: incident })),
    );
  });

  test.each(tables)('%s', (table) => storeKeeps(store, table));

  test('an update stores as an insert does', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary.incidents, async ({ id: _id, number: _number, mergedInto: _merged, ...set }) => {
        await store.write(update('incidents', { id: parents.incident }, set, 1));
        expect(await store.all('incidents')).toEqual([expect.objectContaining(set)]);
      }),
      { numRuns: 10 },
    );
  });

  test('what no text column keeps becomes the mark for an unreadable character', async () => {
    await store.write(insert('facts', sample.facts({ name: 'odd', value: 'a\0b\ud800c\udc00' })));
    expect(await store.all('facts')).toEqual([{ name: 'odd', value: 'a\ufffdb\ufffdc\ufffd' }]);
  });
});
