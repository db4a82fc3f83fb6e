import type { Db } from '../../src/store/db.ts';

/** Our tables with their columns, and which of them must not be empty, as the engine itself tells of them. */
export async function schemaOf(db: Db): Promise<Record<string, Record<string, 'needed' | 'optional'>>> {
  const found = await db.read.introspection.getTables();
  return Object.fromEntries(
    found
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((table) => [
        table.name,
        Object.fromEntries(
          table.columns
            .toSorted((a, b) => (a.name < b.name ? -1 : 1))
            .map((column) => [column.name, column.isNullable ? 'optional' : 'needed'] as const),
        ),
      ]),
  );
}
