import { describe, expect, test } from 'vitest';
import { insert } from '../../src/domain/decision.ts';
import type { Message } from '../../src/domain/message.ts';
import { activeMarks, countMessages, messageAt, messagesOf } from '../../src/store/messages.ts';
import { engines } from '../world/database.ts';
import { sample } from './sample.ts';
import { useStore } from './use-store.ts';

describe.each(engines)('messages on %s', (engine) => {
  const store = useStore(engine);
  const write = async (...own: Partial<Message>[]) => {
    const incident = sample.incidents();
    const messages = own.map((message) => sample.messages({ ...message, incidentId: incident.id }));
    await store.write(insert('incidents', incident), ...messages.map((message) => insert('messages', message)));
    return incident.id;
  };
  const ids = async (incidentId: string, pageSize?: number) => {
    const found: string[] = [];
    for await (const { channelId, ts } of messagesOf(store.db, incidentId, pageSize)) found.push(`${channelId} ${ts}`);
    return found;
  };

  test('in the order they were written, none twice and none left out, whatever the page', async () => {
    // Several within one millisecond, and written down in another order than they were posted.
    const stamps = [
      ['1716922800.000200', 1_716_922_800_000],
      ['1716922800.000100', 1_716_922_800_000],
      ['1716922800.000300', 1_716_922_800_000],
      ['1716922799.999900', 1_716_922_799_999],
      ['1716922800.000400', 1_716_922_800_000],
      ['1716922800.001000', 1_716_922_800_001],
      ['1716922800.001001', 1_716_922_800_001],
    ] as const;
    const incidentId = await write(...stamps.map(([ts, at]) => ({ ts, at })));
    await write({ channelId: 'C2' });
    const expected = stamps.map(([ts]) => `C1 ${ts}`).sort();
    for (const pageSize of [1, 2, 3, 4, 7, 8, 500]) {
      expect(await ids(incidentId, pageSize), `pages of ${pageSize}`).toEqual(expected);
    }
  });

  test('more than one page of the usual size', async () => {
    const incidentId = await write(
      ...Array.from({ length: 501 }, (_, index) => ({ ts: `1716922800.${String(index).padStart(6, '0')}` })),
    );
    expect(new Set(await ids(incidentId)).size).toBe(501);
  });

  test('two channels may use the same ts', async () => {
    const incidentId = await write(
      { channelId: 'C1', ts: '1.000000', at: 1 },
      { channelId: 'C2', ts: '1.000000', at: 1 },
    );
    expect((await ids(incidentId, 500)).sort()).toEqual(['C1 1.000000', 'C2 1.000000']);
    expect((await ids(incidentId, 1)).sort()).toEqual(['C1 1.000000', 'C2 1.000000']);
  });

  test('one message', async () => {
    const incidentId = await write({ ts: '5.000000', files: [{ name: 'log.txt', url: null }] });
    expect(await messageAt(store.db, 'C1', '5.000000')).toEqual(
      sample.messages({ incidentId, ts: '5.000000', files: [{ name: 'log.txt', url: null }] }),
    );
    expect(await messageAt(store.db, 'C2', '5.000000')).toBeUndefined();
    expect(await messageAt(store.db, 'C1', '5.000001')).toBeUndefined();
  });

  test('deleted ones, and what Muster wrote, are read and not counted', async () => {
    const incidentId = await write(
      { ts: '1.000000' },
      { ts: '2.000000', deletedAt: 9, text: null },
      { ts: '3.000000', authorKind: 'muster' },
    );
    expect(await countMessages(store.db, incidentId)).toBe(1);
    expect(await ids(incidentId)).toHaveLength(3);
    expect(await countMessages(store.db, 'nothing')).toBe(0);
  });

  test('gestures of a channel that stand', async () => {
    const marks = [
      sample.messageMarks({ userId: 'U1' }),
      sample.messageMarks({ userId: 'U2', isActive: false }),
      sample.messageMarks({ userId: 'U3', channelId: 'C2' }),
    ];
    await store.write(...marks.map((mark) => insert('messageMarks', mark)));
    expect(await activeMarks(store.db, 'C1')).toEqual([marks[0]]);
  });
});
