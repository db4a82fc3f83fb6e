import { describe, expect, test } from 'vitest';
import { insert, remove, reviseEscalation, reviseIncident, update, upsert } from '../../src/domain/decision.ts';
import { Conflict } from '../../src/store/db.ts';
import { escalationOf, incidentById } from '../../src/store/incidents.ts';
import { engines } from '../world/database.ts';
import { sample } from './sample.ts';
import { useStore } from './use-store.ts';

describe.each(engines)('writing to %s', (engine) => {
  const store = useStore(engine);

  describe('all or nothing', () => {
    test('what comes before and after a row that is refused is undone', async () => {
      const incident = sample.incidents();
      const before = sample.facts({ name: 'before' });
      const after = sample.facts({ name: 'after' });
      await store.write(insert('incidents', incident));
      const refused = store.decide({
        changes: [insert('facts', before), insert('incidents', incident), insert('facts', after)],
        outbox: [{ key: 'k', kind: 'reply' }],
        timeline: [{ incidentId: incident.id, kind: 'note' }],
        audit: [{ action: 'test', subject: 's', outcome: 'done' }],
      });
      await expect(refused).rejects.toThrow(Conflict);
      expect(await store.all('facts')).toEqual([]);
      expect(await store.all('outbox')).toEqual([]);
      expect(await store.all('timeline')).toEqual([]);
      expect(await store.db.read.selectFrom('audit').selectAll().execute()).toEqual([]);
    });

    test('an error that is no conflict stays what it is, and undoes as well', async () => {
      const orphan = sample.tasks({ incidentId: 'nobody' });
      const failed = store.write(insert('facts', sample.facts()), insert('tasks', orphan));
      await expect(failed).rejects.toThrow(/foreign key/i);
      await expect(failed).rejects.not.toBeInstanceOf(Conflict);
      expect(await store.all('facts')).toEqual([]);
    });

    test('after a refusal the connection serves the next commit', async () => {
      const incident = sample.incidents();
      await store.write(insert('incidents', incident));
      for (let time = 0; time < 15; time += 1) {
        await expect(store.write(insert('incidents', incident))).rejects.toThrow(Conflict);
      }
      await store.write(insert('facts', sample.facts()));
      expect(await store.all('facts')).toHaveLength(1);
    });
  });

  describe('conflicts', () => {
    test('an incident that was changed since it was read', async () => {
      const incident = sample.incidents();
      await store.write(insert('incidents', incident));
      await store.write(reviseIncident(incident, { title: 'first' }));
      await expect(store.write(reviseIncident(incident, { title: 'second' }))).rejects.toThrow(Conflict);
      expect(await incidentById(store.db, incident.id)).toMatchObject({ title: 'first', version: 2 });
    });

    test('an escalation that was changed since it was read', async () => {
      const incident = sample.incidents();
      const escalation = sample.escalations({ incidentId: incident.id });
      await store.write(insert('incidents', incident), insert('escalations', escalation));
      await store.write(reviseEscalation(escalation, { round: 1 }));
      await expect(store.write(reviseEscalation(escalation, { round: 2 }))).rejects.toThrow(Conflict);
      expect(await escalationOf(store.db, incident.id)).toMatchObject({ round: 1, version: 2 });
    });

    const incident = sample.incidents({ origin: 'form:V1', channelId: 'C1' });
    const taken: [string, Parameters<typeof store.write>, Parameters<typeof store.write>][] = [
      ['primary key', [insert('incidents', incident)], [insert('incidents', sample.incidents({ id: incident.id }))]],
      [
        'incident number',
        [insert('incidents', incident)],
        [insert('incidents', sample.incidents({ number: incident.number }))],
      ],
      ['origin', [insert('incidents', incident)], [insert('incidents', sample.incidents({ origin: 'form:V1' }))]],
      ['channel', [insert('incidents', incident)], [insert('incidents', sample.incidents({ channelId: 'C1' }))]],
      [
        'whole-number primary key',
        [insert('rosterVersions', sample.rosterVersions())],
        [insert('rosterVersions', sample.rosterVersions())],
      ],
      [
        'primary key of two columns',
        [insert('memberships', sample.memberships())],
        [insert('memberships', sample.memberships({ isMember: false }))],
      ],
      [
        'task number of an incident',
        [insert('incidents', incident), insert('tasks', sample.tasks({ incidentId: incident.id }))],
        [insert('tasks', sample.tasks({ incidentId: incident.id }))],
      ],
      [
        'outbox key',
        [insert('outbox', sample.outbox({ key: 'card:1' }))],
        [insert('outbox', sample.outbox({ key: 'card:1' }))],
      ],
      [
        'unique column by an update',
        [insert('incidents', incident), insert('incidents', sample.incidents({ id: 'x', channelId: 'C2' }))],
        [update('incidents', { id: 'x' }, { channelId: 'C1' })],
      ],
    ];
    test.each(taken)('%s taken', async (_name, first, second) => {
      await store.write(...first);
      await expect(store.write(...second)).rejects.toThrow(Conflict);
    });
  });

  describe('`expect`', () => {
    test.each([
      ['no row where one was expected', { state: 'sending' as const }, 1, true],
      ['one row as expected', { key: 'a' }, 1, false],
      ['two rows where one was expected', { state: 'due' as const }, 1, true],
      ['none where none was expected', { key: 'c' }, 0, false],
      ['any number', { state: 'due' as const }, null, false],
    ])('%s', async (_name, where, expected, isConflict) => {
      await store.write(insert('outbox', sample.outbox({ key: 'a' })), insert('outbox', sample.outbox({ key: 'b' })));
      const change = store.write(update('outbox', where, { priority: 0 }, expected));
      if (isConflict) await expect(change).rejects.toThrow(Conflict);
      else await change;
      const touched = (await store.all('outbox')).filter(({ priority }) => priority === 0);
      expect(touched).toHaveLength(isConflict ? 0 : expected === null ? 2 : expected);
    });
  });

  test('insert, ignoring: the row that is there stays, whichever key it shares', async () => {
    const first = sample.outbox({ key: 'card:1', priority: 1 });
    await store.write(insert('outbox', first));
    await store.write(
      insert('outbox', sample.outbox({ key: 'card:1', priority: 2 }), 'ignore'),
      insert('outbox', { ...sample.outbox(), id: first.id }, 'ignore'),
      insert('outbox', sample.outbox({ key: 'card:2' }), 'ignore'),
    );
    const rows = await store.all('outbox');
    expect(rows.map(({ key }) => key).sort()).toEqual(['card:1', 'card:2']);
    expect(rows.find(({ key }) => key === 'card:1')).toEqual(first);
  });

  describe('upsert', () => {
    const key = ['channelId', 'userId'] as const;
    const at = (eventAt: number, isMember: boolean) => sample.memberships({ eventAt, isMember });

    test.each([
      ['an older event never overwrites a newer one', 5, at(4, false), at(5, true)],
      ['an equally old one does', 5, at(5, false), at(5, false)],
      ['a newer one does', 5, at(6, false), at(6, false)],
    ])('%s', async (_name, eventAt, event, result) => {
      await store.write(upsert('memberships', at(eventAt, true), key, 'eventAt'));
      await store.write(upsert('memberships', event, key, 'eventAt'));
      expect(await store.all('memberships')).toEqual([result]);
    });

    test("Slack's times are compared to the last digit", async () => {
      const mark = sample.messageMarks({ eventTs: '1716922801.000200', isActive: true });
      const markKey = ['channelId', 'ts', 'kind', 'name', 'userId'] as const;
      const seen = (eventTs: string, isActive: boolean) =>
        store.write(upsert('messageMarks', { ...mark, eventTs, isActive }, markKey, 'eventTs'));
      await seen('1716922801.000200', true);
      await seen('1716922801.000199', false);
      expect(await store.all('messageMarks')).toEqual([mark]);
      await seen('1716922801.000201', false);
      expect(await store.all('messageMarks')).toEqual([{ ...mark, eventTs: '1716922801.000201', isActive: false }]);
    });

    test('without a guard the last writer wins, and nulls are written too', async () => {
      const user = sample.slackUsers({ timezone: 'America/Chicago', seenAt: 9 });
      await store.write(upsert('slackUsers', user, ['id']));
      await store.write(upsert('slackUsers', { ...user, timezone: null, seenAt: 1 }, ['id']));
      expect(await store.all('slackUsers')).toEqual([{ ...user, timezone: null, seenAt: 1 }]);
    });

    test('another key is another row', async () => {
      await store.write(
        upsert('memberships', at(5, true), key, 'eventAt'),
        upsert('memberships', { ...at(1, true), userId: 'U02BO' }, key, 'eventAt'),
      );
      expect(await store.all('memberships')).toHaveLength(2);
    });
  });

  describe('update', () => {
    test('a list means any of them, null means null, and all columns must match', async () => {
      const rows = [
        sample.outbox({ key: 'a', state: 'due', owner: null }),
        sample.outbox({ key: 'b', state: 'failed', owner: null }),
        sample.outbox({ key: 'c', state: 'done', owner: null }),
        sample.outbox({ key: 'd', state: 'due', owner: 'somebody' }),
      ];
      await store.write(...rows.map((row) => insert('outbox', row)));
      await store.write(update('outbox', { state: ['due', 'failed'], owner: null }, { attempt: 7, lastError: null }));
      const touched = (await store.all('outbox')).filter(({ attempt }) => attempt === 7);
      expect(touched.map(({ key }) => key).sort()).toEqual(['a', 'b']);
    });

    test('an empty list is nobody', async () => {
      await store.write(insert('outbox', sample.outbox()));
      await store.write(update('outbox', { id: [] }, { attempt: 7 }), remove('outbox', { id: [] }));
      expect(await store.all('outbox')).toMatchObject([{ attempt: 0 }]);
    });

    test('objects, flags and nulls are set as such, and the rest stays', async () => {
      const incident = sample.incidents({ ack: { by: 'U02BO', at: 3 }, commander: 'U02BO', isPrivate: false });
      await store.write(insert('incidents', incident));
      const lastUpdate = { text: 'better', by: 'U01ANA', at: 9 };
      await store.write(update('incidents', { id: incident.id }, { ack: null, lastUpdate, isPrivate: true }));
      expect(await store.all('incidents')).toEqual([{ ...incident, ack: null, lastUpdate, isPrivate: true }]);
    });

    test('flags can be asked for', async () => {
      await store.write(
        insert('memberships', sample.memberships({ userId: 'U1', isMember: true })),
        insert('memberships', sample.memberships({ userId: 'U2', isMember: false })),
      );
      await store.write(update('memberships', { isMember: false }, { eventAt: 9 }, 1));
      expect((await store.all('memberships')).find(({ userId }) => userId === 'U2')?.eventAt).toBe(9);
    });
  });

  test('every attempt to commit is counted, so that nobody trusts what was read before it', async () => {
    const incident = sample.incidents();
    const counts = [store.db.commits];
    await store.write(insert('incidents', incident));
    counts.push(store.db.commits);
    await expect(store.write(insert('incidents', incident))).rejects.toThrow(Conflict);
    counts.push(store.db.commits);
    expect(new Set(counts).size).toBe(3);
    await incidentById(store.db, incident.id);
    expect(store.db.commits).toBe(counts[2]);
  });

  test('delete takes what matches and nothing else', async () => {
    const edit = sample.messageEdits();
    const rows = [edit, { ...edit, editedTs: '3.000000' }, { ...edit, ts: '9.000100' }];
    await store.write(...rows.map((row) => insert('messageEdits', row)));
    await store.write(remove('messageEdits', { channelId: 'C1', ts: edit.ts }));
    expect(await store.all('messageEdits')).toEqual([rows[2]]);
    await store.write(remove('messageEdits', { ts: 'nowhere' }));
    expect(await store.all('messageEdits')).toHaveLength(1);
  });
});
