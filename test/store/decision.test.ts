import { describe, expect, test } from 'vitest';
import { insert } from '../../src/domain/decision.ts';
import { syncSurface } from '../../src/store/commit.ts';
import { Conflict } from '../../src/store/db.ts';
import { engines } from '../world/database.ts';
import { sample } from './sample.ts';
import { useStore } from './use-store.ts';

describe.each(engines)('committing a decision to %s', (engine) => {
  const store = useStore(engine);
  const newIncident = async () => {
    const incident = sample.incidents();
    await store.write(insert('incidents', incident));
    return incident;
  };

  test('a timeline line takes its time and actor from who acts, unless it says otherwise', async () => {
    const { id: incidentId } = await newIncident();
    await store.decide(
      {
        timeline: [
          { incidentId, kind: 'note', data: { text: 'plain' } },
          { incidentId, kind: 'note', at: 7, actor: null },
        ],
      },
      { now: 42, actor: 'U02BO' },
    );
    expect(await store.all('timeline')).toEqual([
      expect.objectContaining({
        incidentId,
        at: 42,
        recordedAt: 42,
        actor: 'U02BO',
        data: { text: 'plain' },
        withdrawnAt: null,
      }),
      expect.objectContaining({ incidentId, at: 7, recordedAt: 42, actor: null, data: {} }),
    ]);
  });

  test('an outbox row gets its defaults, and is written once for a key', async () => {
    await store.decide({ outbox: [{ key: 'reply:1', kind: 'reply' }] }, { now: 42 });
    await store.decide({ outbox: [{ key: 'reply:1', kind: 'reply', payload: { second: true } }] }, { now: 43 });
    expect(await store.all('outbox')).toEqual([
      sample.outbox({
        id: expect.any(String),
        key: 'reply:1',
        kind: 'reply',
        dueAt: 42,
        createdAt: 42,
        priority: 5,
        waitsUntil: 'done',
        state: 'due',
      }),
    ]);
  });

  test('an outbox row keeps what it says', async () => {
    const { id: incidentId } = await newIncident();
    const row = {
      key: 'page:1',
      kind: 'surface.sync',
      incidentId,
      lane: 'surface:1',
      waitsFor: 'channel:1',
      waitsUntil: 'settled',
      payload: { page: 'p' },
      priority: 0,
      dueAt: 99,
    } as const;
    await store.decide({ outbox: [row] });
    expect(await store.all('outbox')).toEqual([expect.objectContaining(row)]);
  });

  test('every surface of a refreshed incident is brought up to date, once a commit, and no other', async () => {
    const mine = await newIncident();
    const other = await newIncident();
    const surfaces = (['card', 'topic'] as const).map((kind) => sample.surfaces({ incidentId: mine.id, kind }));
    await store.write(
      ...surfaces.map((surface) => insert('surfaces', surface)),
      insert('surfaces', sample.surfaces({ incidentId: other.id })),
    );
    await store.decide({ refresh: [mine.id, mine.id] });
    await store.decide({ refresh: [mine.id] });
    const rows = await store.all('outbox');
    expect(rows.map(({ payload }) => payload.surface).sort()).toEqual(
      [...surfaces, ...surfaces].map(({ id }) => id).sort(),
    );
    for (const { lane, payload, kind, incidentId, key } of rows) {
      expect({ lane, kind, incidentId }).toEqual({
        lane: `surface:${payload.surface}`,
        kind: 'surface.sync',
        incidentId: mine.id,
      });
      expect(key).toMatch(`sync:${payload.surface}:`);
    }
  });

  test('the delivery that asked for it is handled in the same transaction, its words gone', async () => {
    await store.write(insert('inbox', sample.inbox({ id: 'E1', body: { text: 'secret' } })));
    await store.write(insert('inbox', sample.inbox({ id: 'E2', body: { text: 'kept' } })));
    const incident = await newIncident();
    const refused = store.decide({ changes: [insert('incidents', incident)] }, { cause: 'E1' });
    await expect(refused).rejects.toThrow(Conflict);
    expect((await store.all('inbox')).map(({ state }) => state)).toEqual(['new', 'new']);
    await store.decide({}, { cause: 'E1' });
    const inbox = new Map((await store.all('inbox')).map((row) => [row.id, row]));
    expect(inbox.get('E1')).toEqual(sample.inbox({ id: 'E1', state: 'handled', body: {} }));
    expect(inbox.get('E2')).toEqual(sample.inbox({ id: 'E2', body: { text: 'kept' } }));
  });

  test('the parts of one sync row', () => {
    expect(syncSurface({ id: 's', incidentId: 'i', kind: 'card' }, 'first')).toEqual({
      key: 'sync:s:first',
      kind: 'surface.sync',
      incidentId: 'i',
      lane: 'surface:s',
      payload: { surface: 's' },
    });
  });
});
