import { sql } from 'kysely';
import type { OutboxRow } from '../domain/outbox.ts';
import { keyOf } from '../domain/outbox-keys.ts';
import { decodeAnyway } from './codec.ts';
import type { Db } from './db.ts';
import { literal } from './literal.ts';
import type { Stored } from './schema.ts';

const pagePrefix = keyOf.page('');

/**
 * Rows that may leave now: due, their predecessor done, and first in their lane. Pages first, then by age.
 * Whether a row may leave is asked of the rows each time, so no event has to arrive for it.
 */
export async function sendableRows(db: Db, now: number, limit: number): Promise<OutboxRow[]> {
  const rows = await db.read
    .selectFrom('outbox as o')
    .selectAll('o')
    .where('o.state', '=', literal('due'))
    .where('o.dueAt', '<=', now)
    .where(({ or, and, exists, selectFrom, eb }) =>
      or([
        eb('o.waitsFor', 'is', null),
        exists(
          selectFrom('outbox as w')
            .select('w.id')
            .whereRef('w.key', '=', 'o.waitsFor')
            .where(({ eb: on }) =>
              or([
                on('w.state', '=', literal('done')),
                and([
                  on('o.waitsUntil', '=', literal('settled')),
                  on('w.state', 'in', [literal('failed'), literal('dropped')]),
                ]),
              ]),
            ),
        ),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as p')
            .select('p.id')
            .whereRef('p.lane', '=', 'o.lane')
            // Whatever is on its way holds the lane: after a clock that went back, its id may be the greater one.
            .where(({ or, and, eb, ref }) =>
              and([
                // Word for word as the index of the lanes has it: otherwise all that was ever sent is looked through.
                eb('p.state', 'in', [literal('due'), literal('sending')]),
                or([eb('p.state', '=', literal('sending')), eb('p.id', '<', ref('o.id'))]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('o.priority')
    .orderBy('o.dueAt')
    .orderBy('o.id')
    .limit(literal(limit))
    .execute();
  return rows.map((row) => decodeOutbox(row));
}

/**
 * Rows that a process was sending when it ended: their lease is over, or, where only one process may send at a time,
 * they are anybody's but `onlyOwner`'s.
 */
export async function abandonedRows(db: Db, now: number, onlyOwner: string | null): Promise<OutboxRow[]> {
  const rows = await db.read
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', literal('sending'))
    .where(({ or, eb }) =>
      or([eb('leaseUntil', '<=', now), ...(onlyOwner === null ? [] : [eb('owner', '!=', onlyOwner)])]),
    )
    .execute();
  return rows.map((row) => decodeOutbox(row));
}

/** When the next row becomes due; rows that are blocked count too, the look is cheap. */
export async function nextOutboxDue(db: Db, after: number): Promise<number | null> {
  const row = await db.read
    .selectFrom('outbox')
    .select(({ fn }) => fn.min('dueAt').as('dueAt'))
    .where('state', '=', literal('due'))
    .where('dueAt', '>', after)
    .executeTakeFirst();
  return row?.dueAt ?? null;
}

export async function outboxByKey(db: Db, key: string): Promise<OutboxRow | undefined> {
  const row = await db.read.selectFrom('outbox').selectAll().where('key', '=', key).executeTakeFirst();
  return row && decodeOutbox(row);
}

/** Ids of everything that has to be sent or is being sent. */
export async function openOutboxIds(db: Db): Promise<string[]> {
  const rows = await db.read.selectFrom('outbox').select('id').where('state', 'in', ['due', 'sending']).execute();
  return rows.map(({ id }) => id);
}

/** What did not work for an incident and waits for a person, oldest first. */
export async function failedRows(db: Db, incidentId: string): Promise<OutboxRow[]> {
  const rows = await db.read
    .selectFrom('outbox')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .where('state', '=', 'failed')
    .orderBy('id')
    .execute();
  return rows.map((row) => decodeOutbox(row));
}

/** How many rows wait, and since when the oldest is overdue. What stands behind a row whose time has not come is not late. */
export async function outboxBacklog(
  db: Db,
  now: number,
): Promise<{ overdue: number; oldestDueAt: number | null; failed: number }> {
  const { rows } = await sql<{ overdue: number; oldest: number | null; failed: number }>`
    select count(*) as overdue, min(o.due_at) as oldest,
      (select count(*) from outbox f where f.state = 'failed') as failed
    from outbox o
    where o.state = 'due' and o.due_at <= ${now} and o.waits_for is null and not exists (
      select 1 from outbox p
      where p.lane = o.lane and p.state in ('due', 'sending') and p.state = 'due' and p.id < o.id and p.due_at > ${now}
    )`.execute(db.read);
  const row = rows[0];
  return { overdue: Number(row?.overdue ?? 0), oldestDueAt: row?.oldest ?? null, failed: Number(row?.failed ?? 0) };
}

/** One whose payload cannot be read still is what its key says: a page that cannot leave must not be lost without a word. */
function decodeOutbox(stored: Stored<OutboxRow>): OutboxRow {
  const row = decodeAnyway('outbox', stored, 'payload');
  if (row.payload.unreadable === undefined || !row.key.startsWith(pagePrefix)) return row;
  return { ...row, payload: { ...row.payload, page: row.key.slice(pagePrefix.length) } };
}

/** Which of these keys are in the outbox already. */
export async function knownKeys(db: Db, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db.read
    .selectFrom('outbox')
    .select('key')
    .where('key', 'in', [...keys])
    .execute();
  return new Set(rows.map(({ key }) => key));
}
