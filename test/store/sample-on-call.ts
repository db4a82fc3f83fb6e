import type { Samples } from './samples.ts';
import { nextId } from './use-store.ts';

type OnCall = Pick<
  Samples,
  'overrides' | 'roundRobin' | 'receipts' | 'alerts' | 'calendarFeeds' | 'shiftNotices' | 'coverOffers'
>;

/** A plain record of each kind of what is on call, paged and taken in. */
export const sampleOnCall: OnCall = {
  overrides: (own) => ({
    id: nextId(),
    kind: 'replace',
    from: '2026-11-24T09:00',
    to: '2026-11-24T17:00',
    out: null,
    in: 'bo',
    layer: null,
    scheduleId: 'primary',
    createdAt: 1_000,
    createdBy: 'U01ANA',
    cancelledAt: null,
    swapId: null,
    turn: null,
    ...own,
  }),
  roundRobin: (own) => ({ policy: 'sre', step: 0, pointer: 0, ...own }),
  receipts: (own) => ({
    id: nextId(),
    pageId: '',
    at: 1_000,
    status: 'accepted',
    providerRef: null,
    detail: null,
    ...own,
  }),
  alerts: (own) => ({
    id: nextId(),
    dedupKey: 'disk full on db-1',
    service: 'gateway',
    routingKey: '000A',
    status: 'triggered',
    incidentId: '',
    firstAt: 1_000,
    lastAt: 2_000,
    events: 2,
    ...own,
  }),
  calendarFeeds: (own) => ({ digest: nextId(), kind: 'person', subject: 'ana', createdAt: 1, revokedAt: null, ...own }),
  shiftNotices: (own) => ({
    ...{ id: 'n1', scheduleId: 'primary', person: 'bo', slackUser: 'U02BO', startsAt: 1_000, outgoing: ['ana'] },
    ...{ dayAt: null, soonAt: null, changeAt: null, confirmedAt: null, missedAt: null, ...own },
  }),
  coverOffers: (own) => ({
    ...{ id: 'c1', scheduleId: 'primary', overrides: [], askedBy: 'U01ANA', toUser: 'U02BO', startsAt: 1_000 },
    ...{ endsAt: 2_000, boundTo: null, offeredAt: 500, state: 'offered', endedAt: null, ...own },
  }),
};
