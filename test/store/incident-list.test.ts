import { describe, expect, test } from 'vitest';
import { insert } from '../../src/domain/decision.ts';
import type { Incident } from '../../src/domain/incident.ts';
import {
  countOpenPublic,
  escalationsOf,
  incidentNumbers,
  pendingPagesOf,
  publicIncidents,
} from '../../src/store/incident-list.ts';
import { engines } from '../world/database.ts';
import { sample } from './sample.ts';
import { useStore } from './use-store.ts';

describe.each(engines)('the list of incidents on %s', (engine) => {
  const store = useStore(engine);
  const write = async (...own: Partial<Incident>[]) => {
    const plain = { isPrivate: false, isDrill: false, ack: null, origin: null, channelId: null };
    const incidents = own.map((one) => sample.incidents({ ...plain, ...one }));
    await store.write(...incidents.map((incident) => insert('incidents', incident)));
    return incidents;
  };
  const numbers = async (isOpen: boolean, before: number | null, limit: number) =>
    (await publicIncidents(store.db, { isOpen, before, limit })).map(({ number }) => number);

  test('public ones, the newest number first, a page at a time', async () => {
    await write(
      { number: 1, status: 'closed' },
      { number: 2, status: 'investigating' },
      { number: 3, status: 'resolved' },
      { number: 4, status: 'closed', isPrivate: true },
      { number: 5, status: 'merged' },
      { number: 6, status: 'monitoring' },
      { number: 7, status: 'identified', isPrivate: true },
    );
    expect(await numbers(true, null, 10)).toEqual([6, 2]);
    expect(await numbers(true, 6, 10)).toEqual([2]);
    expect(await numbers(false, null, 2)).toEqual([5, 3]);
    expect(await numbers(false, 3, 2)).toEqual([1]);
    expect(await numbers(false, 1, 2)).toEqual([]);
  });

  test('counted without drills and private ones', async () => {
    expect(await countOpenPublic(store.db)).toEqual({ open: 0, unacknowledged: 0, drills: 0 });
    await write(
      { number: 1, status: 'investigating' },
      { number: 2, status: 'investigating', ack: { by: 'U1', at: 1 } },
      { number: 3, status: 'investigating', isDrill: true },
      { number: 4, status: 'investigating', isPrivate: true },
      { number: 5, status: 'closed' },
    );
    expect(await countOpenPublic(store.db)).toEqual({ open: 2, unacknowledged: 1, drills: 1 });
  });

  test('what waits for an answer, and where paging stands', async () => {
    const [one, two] = await write({ number: 1 }, { number: 2 });
    if (!one || !two) throw new Error('not written');
    const page = (incidentId: string, status: 'due' | 'sent' | 'acknowledged', dueAt: number) =>
      sample.pages({ incidentId, status, dueAt });
    const late = page(one.id, 'sent', 20);
    const soon = page(one.id, 'due', 10);
    const escalation = sample.escalations({ incidentId: two.id });
    await store.write(
      ...[late, soon, page(one.id, 'acknowledged', 5), page(two.id, 'sent', 1)].map((row) => insert('pages', row)),
      insert('escalations', escalation),
    );
    expect(await pendingPagesOf(store.db, [one.id])).toEqual([soon, late]);
    expect(await pendingPagesOf(store.db, [])).toEqual([]);
    expect(await escalationsOf(store.db, [one.id, two.id])).toEqual(new Map([[two.id, escalation]]));
    expect(await escalationsOf(store.db, [])).toEqual(new Map());
  });

  test('the numbers of public ones only', async () => {
    const [shown, hidden] = await write({ number: 1 }, { number: 2, isPrivate: true });
    if (!shown || !hidden) throw new Error('not written');
    expect(await incidentNumbers(store.db, [shown.id, hidden.id])).toEqual(new Map([[shown.id, 1]]));
    expect(await incidentNumbers(store.db, [])).toEqual(new Map());
  });
});
