import { describe, expect, test } from 'vitest';
import { insert } from '../../src/domain/decision.ts';
import type { Incident } from '../../src/domain/incident.ts';
import {
  dueEscalations,
  escalationOf,
  incidentByChannel,
  incidentById,
  incidentByNumber,
  incidentByOrigin,
  nextEscalationDue,
  nextNumber,
  openIncidents,
} from '../../src/store/incidents.ts';
import { engines } from '../world/database.ts';
import { sample } from './sample.ts';
import { useStore } from './use-store.ts';

describe.each(engines)('incidents on %s', (engine) => {
  const store = useStore(engine);
  const write = async (...own: Partial<Incident>[]) => {
    const incidents = own.map((one) => sample.incidents(one));
    await store.write(...incidents.map((incident) => insert('incidents', incident)));
    return incidents;
  };

  test('found by id, number, origin and channel', async () => {
    const [incident] = await write({ number: 7, origin: 'form:V1', channelId: 'C7' }, { number: 8 });
    if (!incident) throw new Error('not written');
    expect(await incidentById(store.db, incident.id)).toEqual(incident);
    expect(await incidentByNumber(store.db, 7)).toEqual(incident);
    expect(await incidentByOrigin(store.db, 'form:V1')).toEqual(incident);
    expect(await incidentByChannel(store.db, 'C7')).toEqual(incident);
    expect(await incidentByNumber(store.db, 9)).toBeUndefined();
    expect(await incidentByOrigin(store.db, 'form:v1')).toBeUndefined();
    expect(await incidentByChannel(store.db, 'c7')).toBeUndefined();
  });

  test('several without an origin or a channel are no conflict', async () => {
    await write({ origin: null, channelId: null }, { origin: null, channelId: null });
    expect(await store.all('incidents')).toHaveLength(2);
  });

  test('open ones, the newest first, and of one instant the higher number', async () => {
    await write(
      { number: 1, declaredAt: 5 },
      { number: 2, declaredAt: 9, status: 'monitoring' },
      { number: 4, declaredAt: 7, status: 'identified' },
      { number: 3, declaredAt: 7 },
      ...(['resolved', 'closed', 'cancelled', 'merged'] as const).map((status, index) => ({
        number: 10 + index,
        status,
      })),
    );
    expect((await openIncidents(store.db)).map(({ number }) => number)).toEqual([2, 4, 3, 1]);
    expect((await openIncidents(store.db, 2)).map(({ number }) => number)).toEqual([2, 4]);
  });

  test('numbers go on after the highest, whatever became of it', async () => {
    expect(await nextNumber(store.db)).toBe(1);
    await write({ number: 2 }, { number: 41, status: 'cancelled' });
    expect(await nextNumber(store.db)).toBe(42);
  });

  test('escalations that are due, the longest overdue first', async () => {
    const incidents = await write({}, {}, {}, {});
    const times = [1_781_000_000_002, 1_781_000_000_001, 1_781_000_000_003, null];
    const escalations = incidents.map(({ id }, index) =>
      sample.escalations({ incidentId: id, dueAt: times[index] ?? null, declined: ['ana'], finalDone: true }),
    );
    await store.write(...escalations.map((escalation) => insert('escalations', escalation)));
    expect(await dueEscalations(store.db, 1_781_000_000_002, 10)).toEqual(
      [escalations[1], escalations[0]].map((row) => ({ incidentId: row?.incidentId })),
    );
    expect(await dueEscalations(store.db, 1_781_000_000_003, 1)).toEqual(
      [escalations[1]].map((row) => ({ incidentId: row?.incidentId })),
    );
    expect(await dueEscalations(store.db, 1, 10)).toEqual([]);
    expect(await nextEscalationDue(store.db)).toBe(1_781_000_000_001);
    expect(await escalationOf(store.db, incidents[3]?.id ?? '')).toEqual(escalations[3]);
    expect(await escalationOf(store.db, 'nobody')).toBeUndefined();
  });
});
