import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { apiRoster, keys } from '../api/open-api.ts';
import { rowsOf } from '../store/use-store.ts';
import { createDatabase, engines, type TestDatabase } from '../world/database.ts';
import { minutes, World } from '../world/world.ts';

const problems = 3;
const services = [keys.gateway, keys.pricing, keys.blotter];
const senders = 32;
/** A few seconds on a free machine; this only keeps a busy one from failing it. */
const patienceMs = 90_000;

describe.each(engines)('a storm of 1,000 events over HTTP, on %s', (engine) => {
  let database: TestDatabase;
  let world: World;
  let url: string;
  beforeEach(async () => {
    database = await createDatabase(engine);
    world = await World.open({ roster: apiRoster, databaseUrl: database.url });
    url = `${world.app.server.listeningOrigin}/v2/enqueue`;
  });
  afterEach(async () => {
    await world.close();
    await database.drop();
  });

  const send = async (event_action: string, index: number) => {
    const routing_key = services[index % services.length];
    const dedup_key = `d${Math.floor(index / services.length) % problems}`;
    const payload = { summary: `Trouble ${dedup_key}`, source: 'x', severity: 'critical' };
    const body = JSON.stringify({ routing_key, event_action, dedup_key, payload });
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return { status: answer.status, body: (await answer.json()) as object, dedup_key };
  };
  /** Many senders at once, each with the next event as soon as it has its answer. */
  const sendAll = async (action: string, count: number) => {
    const answers: Awaited<ReturnType<typeof send>>[] = [];
    let next = 0;
    const sender = async () => {
      for (let index = next++; index < count; index = next++) answers.push(await send(action, index));
    };
    await Promise.all(Array.from({ length: senders }, sender));
    return answers;
  };

  test(
    'drops none, opens each problem once, pages each once; acknowledge and resolve act',
    async () => {
      const all = services.length * problems;
      // Ends that come before their beginnings change nothing.
      for (const early of await sendAll('resolve', all)) expect(early.status).toBe(202);
      expect(await rowsOf(world.db, 'incidents')).toEqual([]);

      const answers = await sendAll('trigger', 1_000);
      expect(answers.filter(({ status }) => status !== 202)).toEqual([]);
      for (const { body, dedup_key } of answers)
        expect(body).toEqual({ status: 'success', message: 'Event processed', dedup_key });
      await world.settle();
      const alerts = await rowsOf(world.db, 'alerts');
      expect(alerts).toHaveLength(all);
      expect(alerts.reduce((sum, { events }) => sum + events, 0)).toBe(1_000);
      const incidents = await rowsOf(world.db, 'incidents');
      expect(incidents.map(({ number }) => number).sort((a, b) => a - b)).toEqual(alerts.map((_, index) => index + 1));
      const paged = (await rowsOf(world.db, 'pages')).map(({ incidentId, slackUser }) => `${incidentId} ${slackUser}`);
      expect(paged).toHaveLength(all);
      expect(new Set(paged).size).toBe(all);
      expect(world.slack.channels().filter(({ name }) => name.startsWith('inc-'))).toHaveLength(all);

      const taken = await sendAll('acknowledge', all);
      expect(taken.filter(({ status }) => status !== 202)).toEqual([]);
      await world.pass(minutes(6));
      expect(await rowsOf(world.db, 'pages')).toHaveLength(all);
      expect(world.dms('bo')).toEqual([]);

      await sendAll('resolve', all);
      await world.settle();
      expect((await rowsOf(world.db, 'incidents')).filter(({ status }) => status !== 'resolved')).toEqual([]);
      expect((await rowsOf(world.db, 'alerts')).filter(({ status }) => status !== 'resolved')).toEqual([]);
      expect(world.slack.violations()).toEqual([]);
    },
    patienceMs,
  );
});
