import { describe, expect, test } from 'vitest';
import { decided, insert, reviseIncident, upsert } from '../../src/domain/decision.ts';
import { commit } from '../../src/store/commit.ts';
import { Conflict, type Db } from '../../src/store/db.ts';
import { incidentById, nextNumber } from '../../src/store/incidents.ts';
import { sendableRows } from '../../src/store/outbox.ts';
import { claimChanges } from '../../src/usecases/record-delivery.ts';
import { engines } from '../world/database.ts';
import { sample } from './sample.ts';
import { testCtx, useStore } from './use-store.ts';

const writers = 4;
const rounds = 15;

describe.each(engines)('several connections to one database on %s', (engine) => {
  const store = useStore(engine);
  const connections = async (): Promise<Db[]> => [
    store.db,
    ...(await Promise.all(Array.from({ length: writers - 1 }, () => store.other()))),
  ];

  /** Loads and commits again until nobody was faster; how often it lost. */
  const untilWon = async (db: Db, decide: () => Promise<Parameters<typeof decided>[1]>): Promise<number> => {
    for (let lost = 0; ; lost += 1) {
      try {
        await commit(db, decided(null, await decide()), testCtx());
        return lost;
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
      }
    }
  };

  test('no change of one incident is lost', async () => {
    const { id } = sample.incidents();
    await store.write(insert('incidents', sample.incidents({ id, title: '', version: 1 })));
    const work = (await connections()).map(async (db, writer) => {
      for (let round = 0; round < rounds; round += 1) {
        await untilWon(db, async () => {
          const incident = await incidentById(db, id);
          if (!incident) throw new Error('gone');
          return { changes: [reviseIncident(incident, { title: `${incident.title} ${writer}.${round}` })] };
        });
      }
    });
    await Promise.all(work);
    const after = await incidentById(store.db, id);
    expect(after?.version).toBe(1 + writers * rounds);
    const words = after?.title.trim().split(' ') ?? [];
    expect(new Set(words).size).toBe(writers * rounds);
    // Each writer's own changes stand in the order it made them.
    for (let writer = 0; writer < writers; writer += 1) {
      const own = words.filter((word) => word.startsWith(`${writer}.`));
      expect(own).toEqual(Array.from({ length: rounds }, (_, round) => `${writer}.${round}`));
    }
  });

  test('numbers of incidents have no gaps and none is given twice', async () => {
    const work = (await connections()).map(async (db) => {
      for (let round = 0; round < rounds; round += 1) {
        await untilWon(db, async () => ({
          changes: [insert('incidents', sample.incidents({ number: await nextNumber(db) }))],
        }));
      }
    });
    await Promise.all(work);
    const numbers = (await store.all('incidents')).map(({ number }) => number).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: writers * rounds }, (_, index) => index + 1));
  });

  test('an outbox row is claimed by one alone', async () => {
    const rows = Array.from({ length: 10 }, () => sample.outbox());
    await store.write(...rows.map((row) => insert('outbox', row)));
    const dbs = await connections();
    const seen = await Promise.all(dbs.map((db) => sendableRows(db, 1_000, 100)));
    const claims = await Promise.allSettled(
      dbs.map((db, index) =>
        commit(db, decided(null, { changes: claimChanges(seen[index] ?? [], `owner ${index}`, 1_000, 1) }), testCtx()),
      ),
    );
    const won = claims.flatMap(({ status }, index) => (status === 'fulfilled' ? [`owner ${index}`] : []));
    expect(won).toHaveLength(1);
    for (const claim of claims) if (claim.status === 'rejected') expect(claim.reason).toBeInstanceOf(Conflict);
    expect(new Set((await store.all('outbox')).map(({ owner }) => owner))).toEqual(new Set(won));
  });

  test('of events about one thing the newest stays, in whatever order and place they are written', async () => {
    const dbs = await connections();
    const times = Array.from({ length: 40 }, (_, index) => (index * 23) % 40);
    await Promise.all(
      times.map((eventAt, index) => {
        const row = sample.memberships({ eventAt, isMember: eventAt === 39 });
        const change = upsert('memberships', row, ['channelId', 'userId'], 'eventAt');
        return commit(dbs[index % writers] ?? store.db, decided(null, { changes: [change] }), testCtx());
      }),
    );
    expect(await store.all('memberships')).toEqual([sample.memberships({ eventAt: 39, isMember: true })]);
  });

  test('two that write the same rows in opposite order both come to an end', async () => {
    const other = await store.other();
    const row = (userId: string, eventAt: number) =>
      upsert('memberships', sample.memberships({ userId, eventAt }), ['channelId', 'userId'], 'eventAt');
    await store.write(row('U1', 0), row('U2', 0));
    const back = async (db: Db, first: string, second: string, own: number) => {
      for (let round = 1; round <= rounds; round += 1) {
        await untilWon(db, async () => ({ changes: [row(first, round * 2 + own), row(second, round * 2 + own)] }));
      }
    };
    await Promise.all([back(store.db, 'U1', 'U2', 0), back(other, 'U2', 'U1', 1)]);
    const times = (await store.all('memberships')).map(({ eventAt }) => eventAt);
    expect(times).toEqual([rounds * 2 + 1, rounds * 2 + 1]);
  });

  test('what one connection has committed the other reads at once', async () => {
    const other = await store.other();
    for (let round = 0; round < rounds; round += 1) {
      const incident = sample.incidents();
      await store.write(insert('incidents', incident));
      expect(await incidentById(other, incident.id)).toEqual(incident);
    }
  });
});
