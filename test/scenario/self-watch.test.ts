import { afterEach, beforeEach, expect, it } from 'vitest';
import { phoneRoster, phones } from '../world/phone-roster.ts';
import { openTelephones, type Telephones } from '../world/telephones.ts';
import { minutes, seconds, World } from '../world/world.ts';

let world: World;
let tel: Telephones;
let isDeaf = false;
beforeEach(async () => {
  isDeaf = false;
  tel = await openTelephones();
  world = await World.prepare({ roster: phoneRoster(tel.sink.url), telephones: tel, watchesItself: true });
  world.between.db = (db) => ({
    engine: db.engine,
    read: db.read,
    get commits() {
      return db.commits;
    },
    close: db.close,
    // A test page never gets its receipt.
    commit: async (batch) => {
      const isReceipt = batch.statements.some(({ parameters }) => parameters.includes('canary'));
      if (isDeaf && isReceipt) throw new Error('this row cannot be written');
      await db.commit(batch);
    },
  });
  await world.startApp();
});
afterEach(async () => {
  await world.close();
  await tel.stop();
});

const told = () => tel.operator.items().map(({ body }) => String(JSON.parse(body).type));
const alarms = () => told().filter((type) => type !== 'heartbeat');
const checks = async () => (await world.app.server.inject('/readyz')).json().checks as Record<string, string>;

it('a test page goes through the outbox every minute; its sign of life is all that anybody sees, and no row stays', async () => {
  await world.pass(minutes(1) - seconds(1));
  expect(told()).toEqual([]);
  await world.pass(minutes(30));
  expect(told()).toEqual(Array(30).fill('heartbeat'));
  expect(tel.operator.items().every(({ headers }) => 'x-muster-signature' in headers)).toBe(true);
  const rows = await world.db.read.selectFrom('outbox').select('kind').execute();
  expect(rows.filter(({ kind }) => kind === 'canary.send' || kind === 'operator.ping').length).toBeLessThan(4);
  for (const table of ['incidents', 'pages', 'receipts', 'timeline', 'alerts'] as const)
    expect(await world.db.read.selectFrom(table).selectAll().execute()).toEqual([]);
  expect([world.dms('ana'), world.dms('cy'), tel.twilio.items()]).toEqual([[], [], []]);
  expect((await checks()).canary).toBe('ok');
  const age = /^muster_canary_age_seconds (\d+)/m.exec((await world.app.server.inject('/metrics')).body)?.[1];
  expect(Number(age)).toBeLessThan(60);
  await world.incident('cy', 'doctor');
  expect(world.answer('cy')).toContain('the last test page came through');
  expect(world.answer('cy')).toContain('Twilio takes the account');
});

it('no sign of life without the receipt; three lost test pages are told once, and once when they come again', async () => {
  await world.pass(minutes(2));
  const before = told().length;
  isDeaf = true;
  await world.pass(minutes(12));
  expect([told().length - before, alarms()]).toEqual([1, ['canary_lost']]);
  expect((await checks()).canary).toContain('test pages have not come through');
  expect(world.dms('cy').map(({ visible }) => visible)).toEqual([expect.stringContaining('Test pages do not come')]);
  isDeaf = false;
  await world.pass(minutes(12));
  expect(alarms()).toEqual(['canary_lost', 'canary_lost_over']);
  expect(told().at(-1)).toBe('heartbeat');
  expect(world.lastDm('cy').visible).toContain('Over: Test pages do not come');
  expect((await checks()).canary).toBe('ok');
});

it('what is tried in vain for five minutes is told once to the operator, and to the admins when Slack is back', async () => {
  world.slack.faults.httpError(() => true, 503);
  await world.incident('cy', 'new! sev1 gateway Orders rejected');
  await tel.twilio.text(phones.ana, 'ack');
  await world.pass(minutes(9));
  expect(alarms().filter((type) => type === 'rows_stuck')).toHaveLength(1);
  expect(told().filter((type) => type === 'heartbeat').length).toBeGreaterThan(5);
  world.slack.faults.clear();
  await world.pass(minutes(10));
  expect(alarms().filter((type) => type.startsWith('rows_stuck'))).toEqual(['rows_stuck', 'rows_stuck_over']);
  const said = world.dms('cy').filter(({ visible }) => visible.includes('Sending fails again and again'));
  expect(said).toHaveLength(2);
});

it('an operator who does not answer is told of to the admins, and signs of life are not kept for later', async () => {
  tel.operator.answer(500);
  await world.pass(minutes(10));
  expect(world.dms('cy').map(({ visible }) => visible)).toContainEqual(expect.stringContaining('does not answer'));
  tel.operator.answer(200);
  const before = told().length;
  await world.pass(minutes(1));
  expect(
    told()
      .slice(before)
      .filter((type) => type === 'heartbeat'),
  ).toHaveLength(1);
});

it('what is planned for later is not late: an incident that is acknowledged before its SMS and call are due alarms nobody', async () => {
  await world.incident('cy', 'new! sev1 gateway Orders rejected');
  await world.pass(seconds(10));
  await world.incident('ana', 'ack', world.channel());
  await world.pass(minutes(6));
  expect(tel.twilio.items()).toEqual([]);
  expect(alarms()).toEqual([]);
});
