import { decode } from '../../../src/store/codec.ts';
import type { Db } from '../../../src/store/db.ts';
import { currentDirectory } from '../../../src/store/directory.ts';
import type { Seen } from './rules.ts';

/** What is in the database now, and which pages are new since it was looked at last. */
export async function look(db: Db, memory: { lastPage: string }): Promise<Seen> {
  const [incidents, escalations] = [
    await db.read
      .selectFrom('incidents')
      .selectAll()
      .where('status', 'in', ['investigating', 'identified', 'monitoring'])
      .execute(),
    await db.read.selectFrom('escalations').selectAll().where('state', '!=', 'ended').execute(),
  ];
  const fresh = await db.read.selectFrom('pages').selectAll().where('id', '>', memory.lastPage).orderBy('id').execute();
  memory.lastPage = fresh.at(-1)?.id ?? memory.lastPage;
  const ids = [...new Set(fresh.map(({ incidentId }) => incidentId))];
  const [pages, theirs, about] =
    ids.length === 0
      ? [[], [], []]
      : [
          await db.read.selectFrom('pages').selectAll().where('incidentId', 'in', ids).execute(),
          await db.read.selectFrom('escalations').selectAll().where('incidentId', 'in', ids).execute(),
          await db.read.selectFrom('incidents').selectAll().where('id', 'in', ids).execute(),
        ];
  const { roster } = ids.length === 0 ? { roster: { schedules: [] } } : await currentDirectory(db);
  return {
    incidents: unique([...incidents, ...about]).map((row) => decode('incidents', row)),
    escalations: [...new Map([...escalations, ...theirs].map((row) => [row.incidentId, row])).values()].map((row) =>
      decode('escalations', row),
    ),
    fresh: fresh.map((row) => decode('pages', row)),
    pages: pages.map((row) => decode('pages', row)),
    schedules: roster.schedules,
  };
}

function unique<T extends { id: string }>(rows: readonly T[]): T[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
