import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, insert, remove, update, upsert } from '../../src/domain/decision.ts';
import type { OutboxRow } from '../../src/domain/outbox.ts';
import { Conflict, type Db } from '../../src/store/db.ts';
import { inboxBacklog, waitingEnvelopes } from '../../src/store/inbox.ts';
import { activeMarks } from '../../src/store/messages.ts';
import { abandonedRows, nextOutboxDue, outboxBacklog, sendableRows } from '../../src/store/outbox.ts';
import { prunable } from '../../src/store/prunable.ts';
import { sample } from './sample.ts';
import { rowsOf, type Store, useStore } from './use-store.ts';

// Few ids, keys and times, so that rows meet: conflicts, older events, lanes and rows that wait for each other.
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j');
const outboxKey = fc.constantFrom('k1', 'k2', 'k3', 'sync:4', 'sync:5', 'k6', 'k7', 'k8', 'k9', 'k10');
const time = fc.integer({ min: 0, max: 9 });
const state = fc.constantFrom('due', 'sending', 'done', 'failed', 'dropped');
const orNull = <V>(one: fc.Arbitrary<V>) => fc.option(one, { nil: null, freq: 2 });

const outboxRow: fc.Arbitrary<OutboxRow> = fc
  .record({
    id,
    key: outboxKey,
    kind: fc.constantFrom('reply', 'surface.sync', 'channel.create'),
    lane: orNull(fc.constantFrom('l1', 'l2')),
    waitsFor: orNull(outboxKey),
    waitsUntil: fc.constantFrom('done', 'settled'),
    state: fc.oneof({ arbitrary: fc.constant('due' as const), weight: 3 }, state),
    priority: fc.constantFrom(0, 5),
    dueAt: time,
    owner: fc.constantFrom('me', 'them'),
    leaseUntil: orNull(time),
    settledAt: orNull(time),
  })
  .map((own) => sample.outbox(own));

const change: fc.Arbitrary<Change> = fc.oneof(
  { arbitrary: outboxRow.map((row) => insert('outbox', row)), weight: 12 },
  outboxRow.map((row) => insert('outbox', row, 'ignore')),
  fc
    .tuple(fc.array(state, { maxLength: 2 }), state, orNull(fc.integer({ min: 0, max: 2 })))
    .map(([from, to, expected]) => update('outbox', { state: from }, { state: to }, expected)),
  fc.tuple(orNull(fc.constantFrom('l1')), time).map(([lane, dueAt]) => update('outbox', { lane }, { dueAt })),
  fc.array(id, { maxLength: 2 }).map((ids) => remove('outbox', { id: ids })),
  fc
    .tuple(fc.constantFrom('U1', 'U2'), time, fc.boolean())
    .map(([userId, eventAt, isMember]) =>
      upsert('memberships', sample.memberships({ userId, eventAt, isMember }), ['channelId', 'userId'], 'eventAt'),
    ),
  fc
    .tuple(fc.constantFrom('U1', 'U2'), time, fc.boolean())
    .map(([userId, at, isActive]) =>
      upsert(
        'messageMarks',
        sample.messageMarks({ userId, eventTs: `1781000000.00000${at}`, isActive }),
        ['channelId', 'ts', 'kind', 'name', 'userId'],
        'eventTs',
      ),
    ),
  fc
    .tuple(id, time, fc.constantFrom('new', 'handled', 'poisoned'))
    .map(([own, at, is]) => insert('inbox', sample.inbox({ id: own, receivedAt: at, dueAt: at, state: is }), 'ignore')),
);

const batches = fc.array(fc.array(change, { minLength: 1, maxLength: 2 }), { minLength: 8, maxLength: 24 });

const sorted = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).toSorted();

async function answersOf(db: Db, now: number): Promise<Record<string, unknown>> {
  const { inbox, outbox } = await prunable(db, now, 100);
  return {
    outbox: sorted(await rowsOf(db, 'outbox')),
    memberships: sorted(await rowsOf(db, 'memberships')),
    marks: sorted(await activeMarks(db, 'C1')),
    sendable: await sendableRows(db, now, 3),
    abandoned: sorted(await abandonedRows(db, now, null)),
    abandonedByOthers: sorted(await abandonedRows(db, now, 'me')),
    nextDue: await nextOutboxDue(db, now),
    backlog: await outboxBacklog(db, now),
    inboxBacklog: await inboxBacklog(db),
    waiting: sorted(await waitingEnvelopes(db, now, 100)),
    prunable: [inbox.toSorted(), outbox.toSorted()],
  };
}

/** What may leave, said as plainly as the rules are. */
function mayLeave(all: readonly OutboxRow[], now: number): OutboxRow[] {
  const isOver = ({ waitsFor, waitsUntil }: OutboxRow) => {
    const before = all.find(({ key }) => key === waitsFor);
    const enough = waitsUntil === 'settled' ? ['done', 'failed', 'dropped'] : ['done'];
    return waitsFor === null || (before !== undefined && enough.includes(before.state));
  };
  const isFirst = (row: OutboxRow) =>
    row.lane === null ||
    !all.some(
      ({ lane, id: other, state: is }) => lane === row.lane && (is === 'sending' || (is === 'due' && other < row.id)),
    );
  return all
    .filter((row) => row.state === 'due' && row.dueAt <= now && isOver(row) && isFirst(row))
    .toSorted((a, b) => a.priority - b.priority || a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
}

async function outcome(store: Store, changes: Change[]): Promise<'done' | 'conflict'> {
  try {
    await store.write(...changes);
    return 'done';
  } catch (error) {
    if (error instanceof Conflict) return 'conflict';
    throw error;
  }
}

describe('SQLite and PostgreSQL', () => {
  const sqlite = useStore('sqlite');
  const postgres = useStore('postgres');

  test('take the same writes, refuse the same ones, and give the same answers', async () => {
    const seen = { done: 0, conflict: 0, sendable: 0 };
    await fc.assert(
      fc
        .asyncProperty(batches, fc.integer({ min: 5, max: 9 }), async (all, now) => {
          for (const changes of all) {
            const result = await outcome(sqlite, changes);
            expect(await outcome(postgres, changes)).toBe(result);
            seen[result] += 1;
          }
          const answers = await answersOf(sqlite.db, now);
          expect(await answersOf(postgres.db, now)).toEqual(answers);
          const expected = mayLeave(await sqlite.all('outbox'), now);
          expect(await sendableRows(postgres.db, now, 100)).toEqual(expected);
          expect(answers.sendable).toEqual(expected.slice(0, 3));
          seen.sendable += expected.length;
        })
        .beforeEach(async () => {
          await sqlite.empty();
          await postgres.empty();
        }),
      { numRuns: 40 },
    );
    // The property means little if the rows never met.
    expect(seen.done).toBeGreaterThan(50);
    expect(seen.conflict).toBeGreaterThan(20);
    expect(seen.sendable).toBeGreaterThan(20);
  });
});
