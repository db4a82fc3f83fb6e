import fc from 'fast-check';
import type { Records } from '../../src/domain/records.ts';
import { anyText, at, fresh, orNull, text, word } from './arbitrary-values.ts';

type OnCall = Pick<Records, 'overrides' | 'shiftNotices' | 'coverOffers' | 'receipts'>;

/** Any record of shifts, covers and what carriers report of `page`. */
export function arbitraryOnCall(page: string): { [T in keyof OnCall]: fc.Arbitrary<OnCall[T]> } {
  return {
    overrides: fc.record({
      id: fresh,
      kind: word('replace', 'add', 'remove'),
      from: text,
      to: text,
      out: orNull(text),
      in: orNull(text),
      layer: orNull(text),
      scheduleId: text,
      createdAt: at,
      createdBy: text,
      cancelledAt: orNull(at),
      swapId: orNull(text),
      turn: orNull(fc.integer({ min: -1_000, max: 1_000_000 })),
    }),
    shiftNotices: fc
      .record({
        id: fresh,
        scheduleId: text,
        person: fresh,
        slackUser: text,
        startsAt: at,
        outgoing: fc.array(anyText),
      })
      .map((row) => ({ ...row, dayAt: null, soonAt: row.startsAt, changeAt: null, confirmedAt: null, missedAt: null })),
    coverOffers: fc
      .record({ id: fresh, scheduleId: text, askedBy: text, toUser: text, startsAt: at, endsAt: at, offeredAt: at })
      .map((row) => ({ ...row, overrides: [], boundTo: null, state: 'offered' as const, endedAt: null })),
    receipts: fc.record({
      id: fresh,
      pageId: fc.constant(page),
      at,
      status: word('accepted', 'sent', 'delivered', 'unknown', 'undelivered'),
      providerRef: orNull(text),
      detail: orNull(text),
    }),
  };
}
