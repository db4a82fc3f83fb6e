import type { Handoff } from '../domain/handoff.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

/** The offer of command that waits for an answer; an incident has at most one. */
export async function pendingHandoff(db: Db, incidentId: string): Promise<Handoff | undefined> {
  const row = await db.read
    .selectFrom('handoffs')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .where('state', '=', 'offered')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row && decode('handoffs', row);
}

export async function handoffById(db: Db, id: string): Promise<Handoff | undefined> {
  const row = await db.read.selectFrom('handoffs').selectAll().where('id', '=', id).executeTakeFirst();
  return row && decode('handoffs', row);
}

/** The offer that a surface shows. */
export async function handoffShownBy(db: Db, surfaceId: string): Promise<Handoff | undefined> {
  const row = await db.read
    .selectFrom('handoffs')
    .selectAll()
    .where(({ or, eb }) => or([eb('directSurface', '=', surfaceId), eb('channelSurface', '=', surfaceId)]))
    .executeTakeFirst();
  return row && decode('handoffs', row);
}
