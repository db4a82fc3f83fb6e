import { describe, expect, test } from 'vitest';
import { insert } from '../../src/domain/decision.ts';
import { homeOf, homesOnTheirWay, homesOpenedSince } from '../../src/store/homes.ts';
import { unfinishedIncidents } from '../../src/store/incidents.ts';
import { activeMarks, markedMessages, marksNamed, repliesByThread, standingBetween } from '../../src/store/messages.ts';
import { countOverrides } from '../../src/store/overrides.ts';
import { pagesWaitingFor } from '../../src/store/pages.ts';
import { openTasksOf } from '../../src/store/playbooks.ts';
import { taskSourceAt } from '../../src/store/task-sources.ts';
import { engines } from '../world/database.ts';
import { sample } from './sample.ts';
import { useStore } from './use-store.ts';

describe.each(engines)('what gestures and home tabs are read from, on %s', (engine) => {
  const store = useStore(engine);

  test('home tabs', async () => {
    const [old, recent] = [sample.homes({ openedAt: 1 }), sample.homes({ openedAt: 9, digest: 'd' })];
    const row = (lane: string, state: 'due' | 'done') =>
      insert('outbox', sample.outbox({ kind: 'home.publish', lane, state, incidentId: null }));
    await store.write(insert('homes', old), insert('homes', recent), row('home:U1', 'due'), row('home:U2', 'done'));
    expect(await homeOf(store.db, recent.userId)).toEqual(recent);
    expect(await homeOf(store.db, 'U0')).toBeUndefined();
    expect(await homesOpenedSince(store.db, 9)).toEqual([recent]);
    expect(await homesOnTheirWay(store.db)).toEqual(new Set(['U1']));
  });

  test('pages and tasks of a person', async () => {
    const incident = sample.incidents();
    const page = (own: object) => sample.pages({ incidentId: incident.id, slackUser: 'U1', ...own });
    const task = (number: number, own: object) =>
      sample.tasks({ incidentId: incident.id, number, owner: 'U1', ...own });
    const [waiting, mine] = [page({ status: 'sent' }), task(1, {})];
    const rest = [page({ status: 'acknowledged' }), page({ status: 'sent', slackUser: 'U2' })];
    const others = [task(2, { doneAt: 5 }), task(3, { owner: null }), task(4, { owner: 'U2' })];
    await store.write(
      insert('incidents', incident),
      ...[waiting, ...rest].map((one) => insert('pages', one)),
      ...[mine, ...others].map((one) => insert('tasks', one)),
    );
    expect(await pagesWaitingFor(store.db, 'U1')).toEqual([waiting]);
    expect(await openTasksOf(store.db, 'U1')).toEqual([mine]);
  });

  test('what stands of a channel and its threads', async () => {
    const incident = sample.incidents();
    const message = (ts: string, own: object = {}) =>
      sample.messages({ incidentId: incident.id, ts, at: Number(ts) * 1_000, ...own });
    const messages = [
      message('10.000000'),
      message('11.000000', { threadTs: '10.000000' }),
      message('12.000000', { threadTs: '10.000000', deletedAt: 1, text: null }),
      message('13.000000', { authorKind: 'muster' }),
      message('14.000000'),
      message('15.000000', { channelId: 'C2' }),
    ];
    await store.write(insert('incidents', incident), ...messages.map((one) => insert('messages', one)));
    const top = { channelId: 'C1', threadTs: null };
    expect(await repliesByThread(store.db, 'C1')).toEqual(new Map([['10.000000', 1]]));
    expect((await standingBetween(store.db, top, { from: 10_000, to: 14_000 })).sort()).toEqual([
      '10.000000',
      '14.000000',
    ]);
    expect(await standingBetween(store.db, top, { from: 10_001, to: 13_999 })).toEqual([]);
    const thread = { channelId: 'C1', threadTs: '10.000000' };
    expect(await standingBetween(store.db, thread, { from: 0, to: 99_000 })).toEqual(['11.000000']);
  });

  test('gestures on messages of an incident, in whatever channel', async () => {
    const incident = sample.incidents();
    const [here, there, bare] = ['C1', 'C2', 'C3'].map((channelId) =>
      sample.messages({ incidentId: incident.id, channelId }),
    );
    const marks = ['C1', 'C2'].map((channelId) => sample.messageMarks({ channelId }));
    const off = sample.messageMarks({ channelId: 'C3', isActive: false });
    await store.write(
      insert('incidents', incident),
      ...[here, there, bare].flatMap((one) => (one ? [insert('messages', one)] : [])),
      ...[...marks, off].map((one) => insert('messageMarks', one)),
      insert('taskSources', sample.taskSources({ taskId: 't1', channelId: 'C2', ts: '1.000000' })),
    );
    expect(await markedMessages(store.db, incident.id)).toEqual([here, there]);
    expect(await activeMarks(store.db, 'C1', 'C2', 'C3')).toHaveLength(2);
    expect(await activeMarks(store.db)).toEqual([]);
    expect(await marksNamed(store.db, off)).toEqual([off]);
    expect(await taskSourceAt(store.db, 'C2', '1.000000')).toBe('t1');
    expect(await taskSourceAt(store.db, 'C1', '1.000000')).toBeNull();
  });

  test('incidents whose channel still counts, and how many covers there were', async () => {
    const incidents = [
      sample.incidents({ channelId: 'C1', channelState: 'open' }),
      sample.incidents({ channelId: 'C2', channelState: 'open', status: 'resolved' }),
      sample.incidents({ channelId: 'C3', channelState: 'archived' }),
      sample.incidents({ channelId: 'C4', channelState: 'open', status: 'closed' }),
      sample.incidents(),
    ];
    await store.write(
      ...incidents.map((one) => insert('incidents', one)),
      insert('overrides', sample.overrides({ cancelledAt: 1 })),
    );
    expect((await unfinishedIncidents(store.db)).map(({ channelId }) => channelId)).toEqual(['C2', 'C1']);
    expect(await countOverrides(store.db)).toBe(1);
  });
});
