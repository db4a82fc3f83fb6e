import { describe, expect, test } from 'vitest';
import type { ContactCheck } from '../../src/domain/contact-check.ts';
import { insert } from '../../src/domain/decision.ts';
import { contactCheck, contactCheckByCode, verifiedAddresses } from '../../src/store/contact-checks.ts';
import { isCanaryUnderway, troublesInRows } from '../../src/store/self-watch.ts';
import { engines } from '../world/database.ts';
import { sample } from './sample.ts';
import { useStore } from './use-store.ts';

const minute = 60_000;
const now = 100 * minute;

describe.each(engines)('what the rows say is wrong, on %s', (engine) => {
  const store = useStore(engine);

  test('nothing, of what is due now, waits for something else, is tried for the first time, or is done', async () => {
    const incident = sample.incidents({});
    await store.write(
      insert('incidents', incident),
      insert('escalations', sample.escalations({ incidentId: incident.id, dueAt: now - minute + 1 })),
      insert('outbox', sample.outbox({ key: 'due', dueAt: now - minute + 1 })),
      insert('outbox', sample.outbox({ key: 'behind', dueAt: 1, waitsFor: 'due' })),
      insert('outbox', sample.outbox({ key: 'limited', dueAt: now, firstAttemptAt: 1, attempt: 0 })),
      insert('outbox', sample.outbox({ key: 'young', dueAt: now, firstAttemptAt: now - 4 * minute, attempt: 9 })),
      insert('outbox', sample.outbox({ key: 'done', state: 'done', dueAt: 1, firstAttemptAt: 1, attempt: 9 })),
      insert('outbox', sample.outbox({ key: 'refused', state: 'failed', dueAt: 1, lastError: 'channel_not_found' })),
      insert('inbox', sample.inbox({ state: 'new', receivedAt: now - minute + 1 })),
      insert('inbox', sample.inbox({ state: 'handled', receivedAt: 1 })),
    );
    expect(await troublesInRows(store.db, now)).toEqual([]);
  });

  test('each kind of it, with its number', async () => {
    const incident = sample.incidents({});
    await store.write(
      insert('incidents', incident),
      insert('escalations', sample.escalations({ incidentId: incident.id, dueAt: now - minute })),
      insert('outbox', sample.outbox({ key: 'late', dueAt: now - minute })),
      insert('outbox', sample.outbox({ key: 'later', dueAt: now - 9 * minute })),
      insert('outbox', sample.outbox({ key: 'stuck', dueAt: now, firstAttemptAt: now - 5 * minute, attempt: 3 })),
      insert('outbox', sample.outbox({ key: 'left', state: 'failed', lastError: 'Muster failed: x' })),
      insert('inbox', sample.inbox({ state: 'new', receivedAt: now - minute })),
      insert('inbox', sample.inbox({ state: 'poisoned', receivedAt: 1 })),
    );
    expect(await troublesInRows(store.db, now)).toEqual([
      { kind: 'outbox_late', count: 2 },
      { kind: 'escalations_late', count: 1 },
      { kind: 'inbox_late', count: 1 },
      { kind: 'rows_stuck', count: 1 },
      { kind: 'rows_set_aside', count: 2 },
    ]);
  });

  test('a test page is on its way until it is settled', async () => {
    await store.write(insert('outbox', sample.outbox({ key: 'canary:1', kind: 'canary.send', state: 'done' })));
    expect(await isCanaryUnderway(store.db)).toBe(false);
    await store.write(insert('outbox', sample.outbox({ key: 'canary:2', kind: 'canary.send', state: 'sending' })));
    expect(await isCanaryUnderway(store.db)).toBe(true);
  });

  test('a contact is found by its address and by its code, and only a verified one counts', async () => {
    const check = (own: Partial<ContactCheck>) => insert('contactChecks', sample.contactChecks(own));
    await store.write(
      check({ address: 'a', codeId: 'c1' }),
      check({ address: 'b', verifiedAt: 5, verifiedBy: 'code' }),
    );
    expect((await contactCheck(store.db, 'a'))?.codeId).toBe('c1');
    expect((await contactCheckByCode(store.db, 'c1'))?.address).toBe('a');
    expect(await contactCheckByCode(store.db, 'c2')).toBeUndefined();
    expect(await verifiedAddresses(store.db)).toEqual(new Set(['b']));
    await expect(store.write(check({ address: 'd', codeId: 'c1' }))).rejects.toThrow();
  });
});
