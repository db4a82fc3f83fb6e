import type { Trouble, TroubleKind } from '../domain/self-watch.ts';
import type { Db } from './db.ts';
import { inboxBacklog } from './inbox.ts';
import { outboxBacklog } from './outbox.ts';
import { setAside } from './set-aside.ts';

const lateAfterMs = 60_000;
const stuckAfterMs = 5 * 60_000;
/** A carrier that asks to wait is no trouble: that is not counted as an attempt. */
const attemptsMin = 3;
const setAsideMax = 100;

/** What the rows say is wrong: work that should have been done, that is tried in vain, or that was left. */
export async function troublesInRows(db: Db, now: number): Promise<Trouble[]> {
  const outbox = await outboxBacklog(db, now - lateAfterMs);
  const inbox = await inboxBacklog(db);
  const isInboxLate = inbox.oldestAt !== null && inbox.oldestAt <= now - lateAfterMs;
  const counts: Record<Exclude<TroubleKind, 'canary_lost' | 'operator_silent'>, number> = {
    outbox_late: outbox.overdue,
    escalations_late: await lateEscalations(db, now - lateAfterMs),
    inbox_late: isInboxLate ? inbox.waiting : 0,
    rows_stuck: await stuckRows(db, now - stuckAfterMs),
    rows_set_aside: (await setAside(db, setAsideMax)).length,
  };
  return Object.entries(counts).flatMap(([kind, count]) => (count > 0 ? [{ kind: kind as TroubleKind, count }] : []));
}

async function lateEscalations(db: Db, before: number): Promise<number> {
  const row = await db.read
    .selectFrom('escalations')
    .select(({ fn }) => fn.countAll().as('rows'))
    .where('dueAt', '<=', before)
    .executeTakeFirst();
  return Number(row?.rows ?? 0);
}

async function stuckRows(db: Db, before: number): Promise<number> {
  const row = await db.read
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll().as('rows'))
    .where('state', 'in', ['due', 'sending'])
    .where('firstAttemptAt', '<=', before)
    .where('attempt', '>=', attemptsMin)
    .executeTakeFirst();
  return Number(row?.rows ?? 0);
}

/** Whether a test page is still on its way. */
export async function isCanaryUnderway(db: Db): Promise<boolean> {
  const row = await db.read
    .selectFrom('outbox')
    .select('id')
    .where('state', 'in', ['due', 'sending'])
    .where('kind', '=', 'canary.send')
    .executeTakeFirst();
  return row !== undefined;
}
