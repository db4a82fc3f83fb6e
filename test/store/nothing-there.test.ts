import { describe, expect, test } from 'vitest';
import { tokenByName } from '../../src/store/api-tokens.ts';
import { fact } from '../../src/store/facts.ts';
import { inboxBacklog, waitingEnvelopes } from '../../src/store/inbox.ts';
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
import { knownChannel, troubledChannels } from '../../src/store/known-channels.ts';
import { isMember, membership } from '../../src/store/memberships.ts';
import { activeMarks, countMessages, messageAt, messagesOf } from '../../src/store/messages.ts';
import { loadNames } from '../../src/store/names.ts';
import { abandonedRows, failedRows, nextOutboxDue, outboxByKey, sendableRows } from '../../src/store/outbox.ts';
import { lastPaged, pageById, pagesOf, roundRobinPointers } from '../../src/store/pages.ts';
import { playbookOf, stepsOf, tasksOf } from '../../src/store/playbooks.ts';
import { prunable } from '../../src/store/prunable.ts';
import { knownUsers } from '../../src/store/slack-users.ts';
import { surfaceById, surfaceOfKind, surfacesOf } from '../../src/store/surfaces.ts';
import { noPagingReason, timelineOf } from '../../src/store/timeline.ts';
import { dueTimers, nextTimerDue } from '../../src/store/timers.ts';
import { engines } from '../world/database.ts';
import { useStore } from './use-store.ts';

describe.each(engines)('an empty database on %s', (engine) => {
  const store = useStore(engine);

  test('has no single row', async () => {
    const { db } = store;
    const nothing = [
      await tokenByName(db, 'x'),
      await incidentById(db, 'x'),
      await incidentByNumber(db, 1),
      await incidentByOrigin(db, 'x'),
      await incidentByChannel(db, 'x'),
      await escalationOf(db, 'x'),
      await knownChannel(db, 'x'),
      await membership(db, 'x', 'x'),
      await messageAt(db, 'x', 'x'),
      await outboxByKey(db, 'x'),
      await pageById(db, 'x'),
      await playbookOf(db, 'x'),
      await surfaceById(db, 'x'),
      await surfaceOfKind(db, 'x', 'card'),
      (await loadNames(db)).user('x'),
    ];
    expect(nothing).toEqual(nothing.map(() => undefined));
  });

  test('has no lists', async () => {
    const { db } = store;
    const messages: unknown[] = [];
    for await (const message of messagesOf(db, 'x')) messages.push(message);
    const lists = [
      messages,
      await waitingEnvelopes(db, 1, 1),
      await openIncidents(db),
      await dueEscalations(db, 1, 1),
      await troubledChannels(db),
      await activeMarks(db, 'x'),
      await sendableRows(db, 1, 1),
      await abandonedRows(db, 1, 'x'),
      await abandonedRows(db, 1, null),
      await failedRows(db, 'x'),
      await pagesOf(db, 'x'),
      await stepsOf(db, 'x'),
      await tasksOf(db, 'x'),
      await surfacesOf(db, ['x']),
      await timelineOf(db, 'x'),
      await dueTimers(db, 1, 1),
      [...(await knownUsers(db, ['x']))],
      [...(await knownUsers(db, []))],
      [...(await lastPaged(db))],
      [...(await roundRobinPointers(db, 'x'))],
    ];
    expect(lists).toEqual(lists.map(() => []));
    expect(await prunable(db, 1, 1)).toEqual({ inbox: [], outbox: [] });
  });

  test('has no times and counts nothing', async () => {
    const { db } = store;
    expect(await fact(db, 'x')).toBeNull();
    expect(await nextEscalationDue(db)).toBeNull();
    expect(await nextOutboxDue(db, 0)).toBeNull();
    expect(await nextTimerDue(db)).toBeNull();
    expect(await noPagingReason(db, 'x')).toBeNull();
    expect(await isMember(db, 'x', 'x')).toBe(false);
    expect(await countMessages(db, 'x')).toBe(0);
    expect(await nextNumber(db)).toBe(1);
    expect(await inboxBacklog(db)).toEqual({ waiting: 0, oldestAt: null, poisoned: 0 });
  });
});
