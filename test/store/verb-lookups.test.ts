import { describe, expect, test } from 'vitest';
import { insert, update, upsert } from '../../src/domain/decision.ts';
import { lastMessageBy, lastVisit, subscribersOf } from '../../src/store/followers.ts';
import { handoffById, handoffShownBy, pendingHandoff } from '../../src/store/handoffs.ts';
import { linksOf } from '../../src/store/links.ts';
import { mergeOf } from '../../src/store/merges.ts';
import { engines } from '../world/database.ts';
import { sample } from './sample.ts';
import { useStore } from './use-store.ts';

describe.each(engines)('what the words of /incident read from %s', (engine) => {
  const store = useStore(engine);
  const newIncident = async () => {
    const incident = sample.incidents();
    await store.write(insert('incidents', incident));
    return incident.id;
  };

  test('the offer that waits, and the offer that a message shows', async () => {
    const incidentId = await newIncident();
    const over = sample.handoffs({ incidentId, state: 'withdrawn', directSurface: 'a', channelSurface: 'b' });
    const waiting = sample.handoffs({ incidentId, directSurface: 'c', channelSurface: 'd' });
    await store.write(insert('handoffs', over), insert('handoffs', waiting));
    expect(await pendingHandoff(store.db, incidentId)).toEqual(waiting);
    expect(await handoffShownBy(store.db, 'b')).toEqual(over);
    expect(await handoffShownBy(store.db, 'c')).toEqual(waiting);
    expect(await handoffShownBy(store.db, 'x')).toBeUndefined();
    await store.write(update('handoffs', { id: waiting.id }, { state: 'accepted', endedAt: 5 }));
    expect(await pendingHandoff(store.db, incidentId)).toBeUndefined();
    expect(await handoffById(store.db, waiting.id)).toMatchObject({ state: 'accepted', endedAt: 5 });
  });

  test('who subscribed, when they looked and wrote last', async () => {
    const incidentId = await newIncident();
    const other = await newIncident();
    await store.write(
      insert('subscriptions', sample.subscriptions({ incidentId, userId: 'U2' })),
      insert('subscriptions', sample.subscriptions({ incidentId, userId: 'U1' })),
      insert('subscriptions', sample.subscriptions({ incidentId: other, userId: 'U3' })),
      insert('messages', sample.messages({ incidentId, author: 'U1', at: 1_781_000_000_123, ts: '1.1' })),
      insert('messages', sample.messages({ incidentId, author: 'U1', at: 1_781_000_000_001, ts: '1.2' })),
    );
    const visit = (at: number) =>
      upsert('visits', sample.visits({ incidentId, userId: 'U1', at }), ['incidentId', 'userId'], 'at');
    await store.write(visit(1_781_000_000_900));
    await store.write(visit(1_781_000_000_500));
    expect(await subscribersOf(store.db, incidentId)).toEqual(['U1', 'U2']);
    expect(await lastVisit(store.db, incidentId, 'U1')).toBe(1_781_000_000_900);
    expect(await lastVisit(store.db, incidentId, 'U2')).toBeNull();
    expect(await lastMessageBy(store.db, incidentId, 'U1')).toBe(1_781_000_000_123);
    expect(await lastMessageBy(store.db, incidentId, 'U2')).toBeNull();
  });

  test('links in order, and the merge', async () => {
    const incidentId = await newIncident();
    const links = [sample.incidentLinks({ incidentId }), sample.incidentLinks({ incidentId, title: 'Ticket' })];
    const merge = sample.merges({ incidentId, intoId: incidentId, pagingBefore: 'snoozed' });
    await store.write(...links.map((link) => insert('incidentLinks', link)), insert('merges', merge));
    expect(await linksOf(store.db, incidentId)).toEqual(links);
    expect(await mergeOf(store.db, incidentId)).toEqual(merge);
  });
});
