import type { Surface, SurfaceKind } from '../domain/surface.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

/** All surfaces of the incidents, in the order they were made. */
export async function surfacesOf(db: Db, incidentIds: readonly string[]): Promise<Surface[]> {
  if (incidentIds.length === 0) return [];
  const rows = await db.read
    .selectFrom('surfaces')
    .selectAll()
    .where('incidentId', 'in', [...incidentIds])
    .orderBy('id')
    .execute();
  return rows.map((row) => decode('surfaces', row));
}

/** Which of these surfaces there are. */
export async function knownSurfaces(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.read
    .selectFrom('surfaces')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export async function surfaceById(db: Db, id: string): Promise<Surface | undefined> {
  const row = await db.read.selectFrom('surfaces').selectAll().where('id', '=', id).executeTakeFirst();
  return row && decode('surfaces', row);
}

/** The surface of this kind; an incident has at most one of each but pages and receipts. */
export async function surfaceOfKind(db: Db, incidentId: string, kind: SurfaceKind): Promise<Surface | undefined> {
  const row = await db.read
    .selectFrom('surfaces')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row && decode('surfaces', row);
}
