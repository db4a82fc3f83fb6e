import type { Envelope } from '../domain/records.ts';
import { decodeAnyway } from './codec.ts';
import type { Db } from './db.ts';
import { literal } from './literal.ts';

/** What was accepted from Slack and not handled, oldest first. */
export async function waitingEnvelopes(db: Db, now: number, limit: number): Promise<Envelope[]> {
  const rows = await db.read
    .selectFrom('inbox')
    .selectAll()
    .where('state', '=', literal('new'))
    .where('dueAt', '<=', now)
    .orderBy('receivedAt')
    .limit(literal(limit))
    .execute();
  return rows.map((row) => decodeAnyway('inbox', row, 'body'));
}

/** How many deliveries wait, since when, and how many could not be handled at all. */
export async function inboxBacklog(db: Db): Promise<{ waiting: number; oldestAt: number | null; poisoned: number }> {
  const rows = await db.read
    .selectFrom('inbox')
    .select(({ fn }) => ['state', fn.countAll().as('rows'), fn.min('receivedAt').as('oldestAt')])
    .where('state', 'in', ['new', 'poisoned'])
    .groupBy('state')
    .execute();
  const of = (state: string) => rows.find((row) => row.state === state);
  return {
    waiting: Number(of('new')?.rows ?? 0),
    oldestAt: of('new')?.oldestAt ?? null,
    poisoned: Number(of('poisoned')?.rows ?? 0),
  };
}
