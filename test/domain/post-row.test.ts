import { expect, test } from 'vitest';
import { priority } from '../../src/domain/outbox.ts';
import type { Place } from '../../src/domain/post.ts';
import { postRow } from '../../src/domain/post-row.ts';

const rowFor = (place: Place) => postRow({ id: 'i1' }, 'k', { place, say: { what: 'needs_ack' } });

test('what is said in the channel waits for the channel and keeps its order', () => {
  expect(rowFor({ in: 'channel' })).toMatchObject({ lane: 'channel:i1', waitsFor: 'channel:i1' });
});

test('what is said in a thread waits for its first message; each thread has an order of its own', () => {
  const [card, announcement] = [rowFor({ in: 'thread', of: 'card' }), rowFor({ in: 'thread', of: 'announcement' })];
  expect([card.waitsFor, announcement.waitsFor]).toEqual(['card:i1', 'announcement:i1']);
  expect(card.lane).not.toBe(announcement.lane);
  expect([card.lane, announcement.lane]).not.toContain(rowFor({ in: 'channel' }).lane);
});

test.each<[string, Place, number | undefined]>([
  ['somebody goes before everything else', { in: 'person', user: 'U01ANA' }, priority.page],
  ['a channel by name has no hurry', { in: 'named', channel: 'sre' }, undefined],
])('what is said to %s, and neither waits for anything', (_, place, urgency) => {
  const row = rowFor(place);
  expect([row.priority, row.lane, row.waitsFor]).toEqual([urgency, undefined, undefined]);
});

test('it is about its incident and is written once for one key', () => {
  const row = rowFor({ in: 'channel' });
  expect(row).toMatchObject({ kind: 'message.post', incidentId: 'i1', key: 'post:k' });
  expect(rowFor({ in: 'channel' }).key).toBe(row.key);
});
