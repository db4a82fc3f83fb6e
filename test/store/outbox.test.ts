import { describe, expect, test } from 'vitest';
import { insert } from '../../src/domain/decision.ts';
import type { OutboxRow } from '../../src/domain/outbox.ts';
import {
  abandonedRows,
  failedRows,
  nextOutboxDue,
  outboxBacklog,
  outboxByKey,
  sendableRows,
} from '../../src/store/outbox.ts';
import { prunable } from '../../src/store/prunable.ts';
import { engines } from '../world/database.ts';
import { sample } from './sample.ts';
import { useStore } from './use-store.ts';

const now = 10_000;

describe.each(engines)('the outbox on %s', (engine) => {
  const store = useStore(engine);

  /** Writes rows in this order; each is named by its key. */
  const rows = (...own: (Partial<OutboxRow> & { key: string })[]) =>
    store.write(...own.map((row) => insert('outbox', sample.outbox(row))));
  const sendable = async (limit = 100) => (await sendableRows(store.db, now, limit)).map(({ key }) => key);

  describe('may leave', () => {
    test('what is due by now, to the millisecond', async () => {
      await rows({ key: 'past', dueAt: now - 1 }, { key: 'now', dueAt: now }, { key: 'later', dueAt: now + 1 });
      expect(await sendable()).toEqual(['past', 'now']);
    });

    test.each(['sending', 'done', 'failed', 'dropped'] as const)('nothing that is %s', async (state) => {
      await rows({ key: 'a', state });
      expect(await sendable()).toEqual([]);
    });

    test('pages first, then by when it was due, then by age', async () => {
      await rows(
        { key: 'late', priority: 9, dueAt: 1 },
        { key: 'second', priority: 5, dueAt: 2 },
        { key: 'third', priority: 5, dueAt: 2 },
        { key: 'first', priority: 5, dueAt: 1 },
        { key: 'page', priority: 0, dueAt: now },
      );
      expect(await sendable()).toEqual(['page', 'first', 'second', 'third', 'late']);
      expect(await sendable(2)).toEqual(['page', 'first']);
    });

    test.each([
      ['done', 'due', false],
      ['done', 'sending', false],
      ['done', 'failed', false],
      ['done', 'dropped', false],
      ['done', 'done', true],
      ['settled', 'due', false],
      ['settled', 'sending', false],
      ['settled', 'failed', true],
      ['settled', 'dropped', true],
      ['settled', 'done', true],
    ] as const)('waits until %s, the other is %s: %s', async (waitsUntil, state, mayLeave) => {
      await rows({ key: 'channel:1', state, dueAt: now + 1 }, { key: 'card', waitsFor: 'channel:1', waitsUntil });
      expect(await sendable()).toEqual(mayLeave ? ['card'] : []);
    });

    test('nothing that waits for a row that is not there', async () => {
      await rows({ key: 'card', waitsFor: 'channel:1', waitsUntil: 'settled' });
      expect(await sendable()).toEqual([]);
    });

    test('one of a lane at a time, the oldest first, whatever its priority or due time', async () => {
      await rows(
        { key: 'first', lane: 'channel:1', dueAt: now, priority: 9 },
        { key: 'second', lane: 'channel:1', dueAt: 1, priority: 0 },
        { key: 'elsewhere', lane: 'channel:2' },
        { key: 'beside', lane: null },
      );
      expect(await sendable()).toEqual(['elsewhere', 'beside', 'first']);
    });

    test.each([
      ['not due yet', { state: 'due', dueAt: now + 1 }, []],
      ['being sent', { state: 'sending' }, []],
      ['done', { state: 'done' }, ['second']],
      ['failed', { state: 'failed' }, ['second']],
      ['dropped', { state: 'dropped' }, ['second']],
    ] as const)('the next of a lane when the one before is %s', async (_name, before, expected) => {
      await rows({ key: 'first', lane: 'channel:1', ...before }, { key: 'second', lane: 'channel:1' });
      expect(await sendable()).toEqual(expected);
    });

    test('nothing of a lane in which something is being sent, though its id is greater after a clock went back', async () => {
      await rows({ key: 'new', lane: 'channel:1' }, { key: 'on its way', lane: 'channel:1', state: 'sending' });
      expect(await sendable()).toEqual([]);
    });

    test('a lane of many in the order they were made', async () => {
      const keys = Array.from({ length: 6 }, (_, index) => `row ${index}`);
      await rows(...keys.map((key) => ({ key, lane: 'thread:1' })));
      const left: string[] = [];
      for (;;) {
        const [next, ...more] = await sendableRows(store.db, now, 100);
        expect(more).toEqual([]);
        if (!next) break;
        left.push(next.key);
        await store.write({ op: 'update', table: 'outbox', where: { id: next.id }, set: { state: 'done' }, expect: 1 });
      }
      expect(left).toEqual(keys);
    });
  });

  describe('abandoned', () => {
    const sending = (key: string, owner: string, leaseUntil: number) =>
      ({ key, owner, leaseUntil, state: 'sending' }) as const;

    test('where many may send: what has a lease that is over', async () => {
      await rows(sending('mine', 'me', now), sending('theirs', 'them', now), sending('alive', 'them', now + 1), {
        key: 'due',
        leaseUntil: 1,
        owner: 'them',
      });
      expect((await abandonedRows(store.db, now, null)).map(({ key }) => key).sort()).toEqual(['mine', 'theirs']);
    });

    test('where only one may send: whatever another one was sending', async () => {
      await rows(
        sending('mine', 'me', now + 1),
        sending('mine and over', 'me', now),
        sending('theirs', 'them', now + 1),
        { key: 'done', state: 'done', owner: 'them' },
      );
      const found = await abandonedRows(store.db, now, 'me');
      expect(found.map(({ key }) => key).sort()).toEqual(['mine and over', 'theirs']);
    });
  });

  test('when the next row is due, after an instant', async () => {
    expect(await nextOutboxDue(store.db, 0)).toBeNull();
    await rows(
      { key: 'a', dueAt: 5 },
      { key: 'b', dueAt: 9, waitsFor: 'x' },
      { key: 'c', dueAt: 7, state: 'sending' },
      { key: 'd', dueAt: 8, state: 'failed' },
    );
    expect(await nextOutboxDue(store.db, 4)).toBe(5);
    expect(await nextOutboxDue(store.db, 5)).toBe(9);
    expect(await nextOutboxDue(store.db, 9)).toBeNull();
  });

  test('by key', async () => {
    const row = sample.outbox({ key: 'card:1', payload: { surface: 's', list: [1, null, { deep: true }] } });
    await store.write(insert('outbox', row));
    expect(await outboxByKey(store.db, 'card:1')).toEqual(row);
    expect(await outboxByKey(store.db, 'card:2')).toBeUndefined();
  });

  test('what failed for an incident, oldest first', async () => {
    const incident = sample.incidents();
    await store.write(insert('incidents', incident));
    const own = { incidentId: incident.id, state: 'failed' } as const;
    await rows({ key: 'a', ...own }, { key: 'b', ...own, dueAt: 1 }, { key: 'c', ...own, state: 'due' });
    await rows({ key: 'other', state: 'failed' });
    expect((await failedRows(store.db, incident.id)).map(({ key }) => key)).toEqual(['a', 'b']);
  });

  test('the backlog: overdue and not waiting for another, and what failed', async () => {
    expect(await outboxBacklog(store.db, now)).toEqual({ overdue: 0, oldestDueAt: null, failed: 0 });
    await rows(
      { key: 'a', dueAt: 1_781_000_000_000 },
      { key: 'b', dueAt: 1_781_000_000_001 },
      { key: 'c', dueAt: 1_781_000_000_003 },
      { key: 'd', dueAt: 3, waitsFor: 'a' },
      { key: 'e', dueAt: 2, state: 'failed' },
      { key: 'f', dueAt: 1, state: 'done' },
    );
    expect(await outboxBacklog(store.db, 1_781_000_000_002)).toEqual({
      overdue: 2,
      oldestDueAt: 1_781_000_000_000,
      failed: 1,
    });
  });

  describe('prunable', () => {
    test('answers and messages that are settled, and surfaces brought up to date; never what others may wait for', async () => {
      const settled = { state: 'done', settledAt: 1 } as const;
      await rows(
        { key: 'reply', kind: 'reply', ...settled },
        { key: 'post', kind: 'message.post', ...settled, state: 'dropped' },
        { key: 'join', kind: 'channel.join', ...settled },
        { key: 'sync:s1:t', kind: 'surface.sync', ...settled },
        { key: 'card:1', kind: 'surface.sync', ...settled },
        { key: 'channel:1', kind: 'channel.create', ...settled },
        { key: 'user:U1', kind: 'user.fetch', ...settled },
        { key: 'failed', kind: 'reply', ...settled, state: 'failed' },
        { key: 'due', kind: 'reply' },
        { key: 'recent', kind: 'reply', ...settled, settledAt: now },
      );
      const { outbox, inbox } = await prunable(store.db, now, 100);
      const keys = (await store.all('outbox')).filter(({ id }) => outbox.includes(id)).map(({ key }) => key);
      expect(keys.sort()).toEqual(['join', 'post', 'reply', 'sync:s1:t']);
      expect(inbox).toEqual([]);
      expect((await prunable(store.db, now, 3)).outbox).toHaveLength(3);
    });

    test('deliveries that were handled', async () => {
      await store.write(
        insert('inbox', sample.inbox({ id: 'handled', state: 'handled', receivedAt: now - 1 })),
        insert('inbox', sample.inbox({ id: 'recent', state: 'handled', receivedAt: now })),
        insert('inbox', sample.inbox({ id: 'new', receivedAt: 1 })),
        insert('inbox', sample.inbox({ id: 'poisoned', state: 'poisoned', receivedAt: 1 })),
      );
      expect(await prunable(store.db, now, 100)).toEqual({ inbox: ['handled'], outbox: [] });
      expect((await prunable(store.db, now, 0)).inbox).toEqual([]);
    });
  });
});
