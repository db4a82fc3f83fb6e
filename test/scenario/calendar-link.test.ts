import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOf } from '../store/use-store.ts';
import { World } from '../world/world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open({ guests: [{ id: 'U77ZOE', name: 'zoe', realName: 'Zoe Guest' }] });
});
afterAll(() => world.close());

const press = async (who: string) => {
  await world.incident(who, 'oncall');
  await world.clickAnswer(who, 'Calendar link');
};
const make = async (who: string): Promise<string> => {
  await world.as(who).submit();
  await world.settle();
  return /\/calendar\/[0-9a-f]{40}\.ics/.exec(world.as(who).view()?.visible ?? '')?.[0] ?? '';
};
const read = async (url: string) => (await world.app.server.inject({ url })).statusCode;

test('the button asks, only the form makes an address, and a new one ends the former', async () => {
  await press('ana');
  expect(world.as('ana').view()).toMatchObject({ title: 'Calendar link' });
  expect(world.as('ana').view()?.visible).not.toContain('You have an address since');
  expect(await rowsOf(world.db, 'calendarFeeds')).toEqual([]);
  const first = await make('ana');
  expect(await read(first)).toBe(200);
  await world.as('ana').closeView();

  await world.as('ana').openHome();
  await world.settle();
  await world.as('ana').click('home', 'Calendar link');
  await world.settle();
  expect(world.as('ana').view()?.visible).toContain('You have an address since');
  expect(await read(first)).toBe(200);
  const second = await make('ana');
  expect([await read(first), await read(second)]).toEqual([404, 200]);
  expect(world.slack.violations()).toEqual([]);
  const kept = JSON.stringify([await rowsOf(world.db, 'outbox'), await rowsOf(world.db, 'inbox')]);
  for (const address of [first, second]) expect(kept).not.toContain(address.slice(10, 50));
  const audit = await world.db.read.selectFrom('audit').selectAll().where('subject', '=', 'person:ana').execute();
  expect(audit.map(({ actor, action }) => [actor, action])).toEqual([
    ['U01ANA', 'calendar_create'],
    ['U01ANA', 'calendar_revoke'],
    ['U01ANA', 'calendar_create'],
  ]);
});

test('who is not in the roster is told so', async () => {
  await press('zoe');
  expect(world.answer('zoe')).toContain('The roster does not name you');
  expect(await rowsOf(world.db, 'calendarFeeds')).toHaveLength(2);
});
