import type { Timer } from '../domain/records.ts';
import type { Db } from './db.ts';

/** Everything that waits for its time, as far as the time is a distance from when it was written. */
export interface DueRows {
  escalations: { incidentId: string; dueAt: number; roundStartedAt: number }[];
  timers: { id: string; dueAt: number }[];
  outbox: { id: string; dueAt: number; leaseUntil: number | null }[];
  inbox: { id: string; dueAt: number }[];
  pages: { id: string; dueAt: number }[];
}

/** A date that somebody named is no distance: it stays where it is. */
const named: Timer['kind'] = 'task_due';

export async function waitingRows(db: Db): Promise<DueRows> {
  const { read } = db;
  const escalations = await read
    .selectFrom('escalations')
    .select(['incidentId', 'dueAt', 'roundStartedAt'])
    .where('dueAt', 'is not', null)
    .execute();
  const timers = await read
    .selectFrom('timers')
    .select(['id', 'dueAt'])
    .where('firedAt', 'is', null)
    .where('kind', '!=', named)
    .execute();
  const outbox = await read
    .selectFrom('outbox')
    .select(['id', 'dueAt', 'leaseUntil'])
    .where('state', 'in', ['due', 'sending'])
    .execute();
  const inbox = await read.selectFrom('inbox').select(['id', 'dueAt']).where('state', '=', 'new').execute();
  const pages = await read.selectFrom('pages').select(['id', 'dueAt']).where('status', '=', 'due').execute();
  return {
    escalations: escalations.flatMap(({ dueAt, ...rest }) => (dueAt === null ? [] : [{ ...rest, dueAt }])),
    timers,
    outbox,
    inbox,
    pages,
  };
}

/** The newest time that stands in the database: it was about that when Muster last wrote. 0 in an empty one. */
export async function lastWrittenAt({ read }: Db): Promise<number> {
  const outbox = await read
    .selectFrom('outbox')
    .select(({ fn }) => fn.max('createdAt').as('at'))
    .executeTakeFirst();
  const inbox = await read
    .selectFrom('inbox')
    .select(({ fn }) => fn.max('receivedAt').as('at'))
    .executeTakeFirst();
  const timeline = await read
    .selectFrom('timeline')
    .select(({ fn }) => fn.max('recordedAt').as('at'))
    .executeTakeFirst();
  return Math.max(0, ...[outbox, inbox, timeline].map((row) => row?.at ?? 0));
}
