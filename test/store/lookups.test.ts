import { describe, expect, test } from 'vitest';
import { insert, update } from '../../src/domain/decision.ts';
import { tokenByName } from '../../src/store/api-tokens.ts';
import { fact } from '../../src/store/facts.ts';
import { inboxBacklog, waitingEnvelopes } from '../../src/store/inbox.ts';
import { knownChannel, troubledChannels } from '../../src/store/known-channels.ts';
import { isMember, membership } from '../../src/store/memberships.ts';
import { lastPaged, pageById, pagesOf, roundRobinPointers } from '../../src/store/pages.ts';
import { playbookOf, stepsOf, tasksOf } from '../../src/store/playbooks.ts';
import { knownUsers } from '../../src/store/slack-users.ts';
import { surfaceById, surfaceOfKind, surfacesOf } from '../../src/store/surfaces.ts';
import { noPagingReason, timelineOf } from '../../src/store/timeline.ts';
import { dueTimers, nextTimerDue } from '../../src/store/timers.ts';
import { engines } from '../world/database.ts';
import { sample } from './sample.ts';
import { useStore } from './use-store.ts';

describe.each(engines)('reading from %s', (engine) => {
  const store = useStore(engine);
  const newIncident = async () => {
    const incident = sample.incidents();
    await store.write(insert('incidents', incident));
    return incident.id;
  };

  test('deliveries that wait, the oldest first', async () => {
    const wait = (id: string, receivedAt: number, own = {}) =>
      insert('inbox', sample.inbox({ id, receivedAt, ...own }));
    await store.write(
      wait('b', 1_781_000_000_002),
      wait('a', 1_781_000_000_001),
      wait('later', 1, { dueAt: 1_001 }),
      wait('handled', 1, { state: 'handled' }),
      wait('poisoned', 1, { state: 'poisoned' }),
    );
    const ids = async (now: number, limit: number) =>
      (await waitingEnvelopes(store.db, now, limit)).map(({ id }) => id);
    expect(await ids(1_000, 10)).toEqual(['a', 'b']);
    expect(await ids(1_001, 1)).toEqual(['later']);
    expect(await inboxBacklog(store.db)).toEqual({ waiting: 3, oldestAt: 1, poisoned: 1 });
    await store.write(update('inbox', { id: 'later' }, { state: 'handled' }));
    expect(await inboxBacklog(store.db)).toEqual({ waiting: 2, oldestAt: 1_781_000_000_001, poisoned: 1 });
  });

  test('timers that are due and have not fired', async () => {
    const incidentId = await newIncident();
    const timer = (key: string, dueAt: number, firedAt: number | null = null) =>
      insert('timers', sample.timers({ key, incidentId, dueAt, firedAt }));
    await store.write(timer('b', 7), timer('a', 5), timer('fired', 1, 2), timer('later', 9));
    expect((await dueTimers(store.db, 7, 10)).map(({ key }) => key)).toEqual(['a', 'b']);
    expect((await dueTimers(store.db, 9, 1)).map(({ key }) => key)).toEqual(['a']);
    expect(await nextTimerDue(store.db)).toBe(5);
  });

  test('pages of an incident by when they were due', async () => {
    const incidentId = await newIncident();
    const pages = [
      sample.pages({ incidentId, dueAt: 9 }),
      sample.pages({ incidentId, dueAt: 5 }),
      sample.pages({ incidentId, dueAt: 5, person: null, slackUser: 'U77' }),
    ];
    const elsewhere = sample.pages({ incidentId: await newIncident(), person: 'bo', dueAt: 3 });
    await store.write(...[...pages, elsewhere].map((page) => insert('pages', page)));
    expect(await pagesOf(store.db, incidentId)).toEqual([pages[1], pages[2], pages[0]]);
    expect(await pageById(store.db, elsewhere.id)).toEqual(elsewhere);
    expect(await lastPaged(store.db)).toEqual(
      new Map([
        ['ana', 9],
        ['bo', 3],
      ]),
    );
  });

  test('round-robin pointers of one policy', async () => {
    await store.write(
      insert('roundRobin', sample.roundRobin({ step: 0, pointer: 3 })),
      insert('roundRobin', sample.roundRobin({ step: 2, pointer: 1 })),
      insert('roundRobin', sample.roundRobin({ policy: 'other', step: 1, pointer: 8 })),
    );
    expect(await roundRobinPointers(store.db, 'sre')).toEqual(
      new Map([
        [0, 3],
        [2, 1],
      ]),
    );
  });

  test('the playbook, its steps in order, and the tasks in the order they were made', async () => {
    const incidentId = await newIncident();
    const playbook = sample.playbooks({ incidentId, links: [{ title: 'Runbook', url: 'https://acme.example/r' }] });
    const steps = [10, 9, 0].map((position) => sample.playbookSteps({ incidentId, position }));
    const tasks = [10, 9, 1].map((number) => sample.tasks({ incidentId, number }));
    await store.write(
      insert('playbooks', playbook),
      ...steps.map((step) => insert('playbookSteps', step)),
      ...tasks.map((task) => insert('tasks', task)),
    );
    expect(await playbookOf(store.db, incidentId)).toEqual(playbook);
    expect(await stepsOf(store.db, incidentId)).toEqual(steps.toReversed());
    expect(await tasksOf(store.db, incidentId)).toEqual(tasks.toReversed());
  });

  test('surfaces of incidents, and the newest of a kind', async () => {
    const [one, two] = [await newIncident(), await newIncident()];
    const surfaces = [
      sample.surfaces({ incidentId: one }),
      sample.surfaces({ incidentId: two }),
      sample.surfaces({ incidentId: one, kind: 'receipt' }),
      sample.surfaces({ incidentId: one, kind: 'receipt', slackRef: '1.000100' }),
    ];
    await store.write(...surfaces.map((surface) => insert('surfaces', surface)));
    expect(await surfacesOf(store.db, [one])).toEqual([surfaces[0], surfaces[2], surfaces[3]]);
    expect(await surfacesOf(store.db, [two, one])).toEqual(surfaces);
    expect(await surfacesOf(store.db, [])).toEqual([]);
    expect(await surfaceOfKind(store.db, one, 'receipt')).toEqual(surfaces[3]);
    expect(await surfaceOfKind(store.db, two, 'receipt')).toBeUndefined();
    expect(await surfaceById(store.db, surfaces[1]?.id ?? '')).toEqual(surfaces[1]);
  });

  test('the timeline by when it happened, without what was taken back', async () => {
    const incidentId = await newIncident();
    const entries = [
      sample.timeline({ incidentId, at: 9 }),
      sample.timeline({ incidentId, at: 5, recordedAt: 10 }),
      sample.timeline({ incidentId, at: 5, recordedAt: 1 }),
      sample.timeline({ incidentId, at: 1, withdrawnAt: 2 }),
    ];
    await store.write(...entries.map((entry) => insert('timeline', entry)));
    expect(await timelineOf(store.db, incidentId)).toEqual([entries[1], entries[2], entries[0]]);
  });

  test.each([
    [['severity'], 'severity'],
    [['missed', 'no_policy'], 'no_policy'],
    [['missed'], null],
  ] as const)('why nobody was paged: %j', async (reasons, expected) => {
    const incidentId = await newIncident();
    const entry = (reason: string) => sample.timeline({ incidentId, kind: 'no_paging', data: { reason } });
    await store.write(...reasons.map((reason) => insert('timeline', entry(reason))));
    expect(await noPagingReason(store.db, incidentId)).toBe(expected);
  });

  test('people, memberships, channels, tokens and facts by their keys', async () => {
    const user = sample.slackUsers({ id: 'U1' });
    const token = sample.apiTokens({ name: 'grafana' });
    const fine = sample.knownChannels({ name: 'sre' });
    const troubled = sample.knownChannels({ name: 'incidents', problem: 'restricted_action', isMember: false });
    await store.write(
      insert('slackUsers', user),
      insert('slackUsers', sample.slackUsers({ id: 'U2' })),
      insert('memberships', sample.memberships({ userId: 'U1', isMember: true })),
      insert('memberships', sample.memberships({ userId: 'U2', isMember: false })),
      insert('apiTokens', token),
      insert('knownChannels', fine),
      insert('knownChannels', troubled),
      insert('facts', sample.facts({ name: 'teamId', value: 'T9' })),
    );
    expect(await knownUsers(store.db, ['U1', 'U3'])).toEqual(new Map([['U1', user]]));
    expect(await isMember(store.db, 'C1', 'U1')).toBe(true);
    expect(await isMember(store.db, 'C1', 'U2')).toBe(false);
    expect(await isMember(store.db, 'C2', 'U1')).toBe(false);
    expect(await membership(store.db, 'C1', 'U2')).toMatchObject({ isMember: false });
    expect(await tokenByName(store.db, 'grafana')).toEqual(token);
    expect(await knownChannel(store.db, 'sre')).toEqual(fine);
    expect(await troubledChannels(store.db)).toEqual([troubled]);
    expect(await fact(store.db, 'teamId')).toBe('T9');
  });
});
