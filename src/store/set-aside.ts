import { type Trouble, troublePrefix } from '../domain/trouble.ts';
import type { Db } from './db.ts';

/** Something that Muster could not work through, and why. */
export interface SetAside {
  what: string;
  reason: string;
}

/** Rows that were set aside because Muster failed over them, of each kind at most `limit`. What Slack refused is not among them. */
export async function setAside(db: Db, limit: number): Promise<SetAside[]> {
  const outbox = await db.read
    .selectFrom('outbox')
    .select(['key', 'kind', 'lastError'])
    .where('state', '=', 'failed')
    .where(({ or, eb }) =>
      or([eb('lastError', 'like', 'it cannot be read:%'), eb('lastError', 'like', 'Muster failed%')]),
    )
    .orderBy('id')
    .limit(limit)
    .execute();
  const inbox = await db.read
    .selectFrom('inbox')
    .select(['id', 'kind', 'lastError'])
    .where('state', '=', 'poisoned')
    .orderBy('receivedAt')
    .limit(limit)
    .execute();
  const facts = await db.read
    .selectFrom('facts')
    .selectAll()
    .where('name', 'like', `${troublePrefix}%`)
    .orderBy('name')
    .limit(limit)
    .execute();
  return [
    ...outbox.map(({ key, kind, lastError }) => ({ what: `outbox ${kind} ${key}`, reason: lastError ?? '' })),
    ...inbox.map(({ id, kind, lastError }) => ({ what: `inbox ${kind} ${id}`, reason: lastError ?? '' })),
    ...facts.map(({ name, value }) => {
      const { reason, times } = JSON.parse(value) as Trouble;
      return { what: name.slice(troublePrefix.length), reason: `${reason} (${times} times)` };
    }),
  ];
}
