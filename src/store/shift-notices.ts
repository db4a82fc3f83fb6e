import type { ShiftNotice } from '../domain/shift-notice.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

/** What was told of the shifts that begin after an instant. */
export async function shiftNoticesSince(db: Db, since: number): Promise<ShiftNotice[]> {
  const rows = await db.read.selectFrom('shiftNotices').selectAll().where('startsAt', '>=', since).execute();
  return rows.map((row) => decode('shiftNotices', row));
}

export async function shiftNoticesById(db: Db, ids: readonly string[]): Promise<ShiftNotice[]> {
  if (ids.length === 0) return [];
  const rows = await db.read
    .selectFrom('shiftNotices')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('startsAt')
    .orderBy('id')
    .execute();
  return rows.map((row) => decode('shiftNotices', row));
}

/** When anybody last confirmed a hand-off, by schedule: how fresh each roster is. */
export async function lastConfirmed(db: Db): Promise<Map<string, number>> {
  const rows = await db.read
    .selectFrom('shiftNotices')
    .select(({ fn }) => ['scheduleId', fn.max('confirmedAt').as('at')])
    .where('confirmedAt', 'is not', null)
    .groupBy('scheduleId')
    .execute();
  return new Map(rows.flatMap(({ scheduleId, at }) => (at === null ? [] : [[scheduleId, Number(at)]])));
}
