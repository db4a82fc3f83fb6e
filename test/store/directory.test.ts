import { describe, expect, test } from 'vitest';
import { insert, update, upsert } from '../../src/domain/decision.ts';
import type { Override, Person, Roster, Schedule } from '../../src/domain/roster.ts';
import { emptyRoster } from '../../src/domain/roster-lookup.ts';
import { currentDirectory, currentRoster } from '../../src/store/directory.ts';
import { loadNames } from '../../src/store/names.ts';
import { engines } from '../world/database.ts';
import { sample } from './sample.ts';
import { useStore } from './use-store.ts';

function person(id: string, name: string, slack: string): Person {
  const none = { timezone: null, email: null, phone: null, webhook: null, waking: null, manager: null };
  return { id, name, slack, ...none, rules: { high: null, low: null } };
}

function schedule(id: string, overrides: Override[] = []): Schedule {
  return { id, name: id, team: null, timezone: 'UTC', coverage: 'none', layers: [], overrides };
}

const inFile: Override = {
  id: 'file',
  kind: 'replace',
  from: '2026-01-05T09:00',
  to: '2026-01-06T09:00',
  out: null,
  in: 'bo',
  layer: null,
};
const roster: Roster = {
  ...emptyRoster,
  people: [person('ana', 'Ana Ruiz', 'U01ANA'), person('bo', 'Bo Lindqvist', 'U02BO')],
  schedules: [schedule('primary', [inFile]), schedule('secondary')],
};

describe.each(engines)('the directory on %s', (engine) => {
  const store = useStore(engine);

  test('before any roster: version 0, nobody, the standard severities', async () => {
    expect(await currentRoster(store.db)).toEqual({ version: 0, roster: emptyRoster });
    expect(await currentDirectory(store.db)).toEqual({ version: 0, roster: emptyRoster, inactive: new Set() });
  });

  test('the newest version is in force as soon as it is applied, by whichever process', async () => {
    await store.write(insert('rosterVersions', sample.rosterVersions({ version: 1, roster: emptyRoster })));
    expect((await currentRoster(store.db)).version).toBe(1);
    await store.write(insert('rosterVersions', sample.rosterVersions({ version: 2, roster })));
    expect(await currentRoster(store.db)).toEqual({ version: 2, roster });
    const other = await store.other();
    expect(await currentRoster(other)).toEqual({ version: 2, roster });
    await store.write(insert('rosterVersions', sample.rosterVersions({ version: 10, roster: emptyRoster })));
    expect((await currentRoster(other)).version).toBe(10);
  });

  test('overrides made in Slack come after those of the file, in the order they were made, until cancelled', async () => {
    const made = (id: string, createdAt: number, scheduleId = 'primary') =>
      sample.overrides({ id, createdAt, scheduleId, in: 'ana' });
    await store.write(
      insert('rosterVersions', sample.rosterVersions({ roster })),
      insert('overrides', made('b', 20)),
      insert('overrides', made('c', 10)),
      insert('overrides', made('a', 20)),
      insert('overrides', made('elsewhere', 1, 'secondary')),
      insert('overrides', made('nowhere', 1, 'removed')),
      insert('overrides', { ...made('gone', 5), cancelledAt: 6 }),
    );
    const of = async () =>
      (await currentDirectory(store.db)).roster.schedules.map(({ id, overrides }) => [id, overrides.map((o) => o.id)]);
    expect(await of()).toEqual([
      ['primary', ['file', 'c', 'a', 'b']],
      ['secondary', ['elsewhere']],
    ]);
    await store.write(update('overrides', { id: 'c' }, { cancelledAt: 30 }));
    expect((await of())[0]).toEqual(['primary', ['file', 'a', 'b']]);
    // The file's own overrides stay those of the file: nothing is added to what is remembered of it.
    expect((await currentRoster(store.db)).roster).toEqual(roster);
  });

  test('people whose Slack account is deactivated are inactive, by their person id', async () => {
    const user = sample.slackUsers({ id: 'U02BO', isDeactivated: true });
    await store.write(
      insert('rosterVersions', sample.rosterVersions({ roster })),
      insert('slackUsers', user),
      insert('slackUsers', sample.slackUsers({ id: 'U01ANA', isDeactivated: false })),
      insert('slackUsers', sample.slackUsers({ id: 'U77GUEST', isDeactivated: true })),
    );
    expect((await currentDirectory(store.db)).inactive).toEqual(new Set(['bo']));
    await store.write(upsert('slackUsers', { ...user, isDeactivated: false, seenAt: 2_000 }, ['id'], 'seenAt'));
    expect((await currentDirectory(store.db)).inactive).toEqual(new Set());
  });

  test("names: the roster's first, else Slack's, else none", async () => {
    await store.write(
      insert('rosterVersions', sample.rosterVersions({ roster })),
      insert('slackUsers', sample.slackUsers({ id: 'U01ANA', name: 'Ana in Slack' })),
      insert('slackUsers', sample.slackUsers({ id: 'U77GUEST', name: '客人' })),
    );
    const names = await loadNames(store.db);
    expect([names.user('U01ANA'), names.user('U02BO'), names.user('U77GUEST'), names.user('U99')]).toEqual([
      'Ana Ruiz',
      'Bo Lindqvist',
      '客人',
      undefined,
    ]);
  });
});
