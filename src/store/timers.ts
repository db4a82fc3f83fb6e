import type { Timer } from '../domain/records.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';
import { literal } from './literal.ts';

/** Timers whose time has come and that have not fired, the longest overdue first. */
export async function dueTimers(db: Db, now: number, limit: number): Promise<Timer[]> {
  const rows = await db.read
    .selectFrom('timers')
    .selectAll()
    .where('firedAt', 'is', null)
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .limit(literal(limit))
    .execute();
  return rows.map((row) => decode('timers', row));
}

export async function nextTimerDue(db: Db): Promise<number | null> {
  const row = await db.read
    .selectFrom('timers')
    .select(({ fn }) => fn.min('dueAt').as('dueAt'))
    .where('firedAt', 'is', null)
    .executeTakeFirst();
  return row?.dueAt ?? null;
}
