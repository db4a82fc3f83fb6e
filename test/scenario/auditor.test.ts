import { afterEach, expect, it } from 'vitest';
import { minutes, World } from '../world/world.ts';

let world: World;
afterEach(() => world.close());

it('an incident that lost its next step is paged on within a minute, and operator and admins are told once', async () => {
  world = await World.open();
  await world.incident('cy', 'new! sev1 gateway Orders rejected');
  await world.pass(minutes(1));
  const lost = world.db.read.updateTable('escalations').set({ dueAt: null }).compile();
  await world.db.commit({ statements: [{ sql: lost.sql, parameters: lost.parameters, expect: 1 }], audit: [] });
  await world.pass(minutes(1));
  expect(world.dms('bo')).toHaveLength(1);
  const told = await world.db.read.selectFrom('outbox').selectAll().where('kind', '=', 'operator.post').execute();
  expect(told).toHaveLength(1);
  expect(told[0]?.payload).toContain('"type":"stranded"');
  expect(world.dms('ana').filter(({ visible }) => visible.includes('INC-1 had no next step'))).toHaveLength(1);
  await world.as('bo').click(world.lastDm('bo'), 'Acknowledge');
  await world.pass(minutes(5));
  const after = await world.db.read.selectFrom('outbox').select('key').where('kind', '=', 'operator.post').execute();
  expect(after).toHaveLength(1);
});
