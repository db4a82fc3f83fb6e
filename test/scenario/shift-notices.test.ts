import { afterEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createRandom } from '../../src/random.ts';
import { confirmShifts } from '../../src/usecases/confirm-shifts.ts';
import { lintNow } from '../../src/usecases/lint-now.ts';
import { createSerial } from '../../src/usecases/serial.ts';
import { hours, minutes, smallRoster, World } from '../world/world.ts';

/** Ana and Bo take turns by the day, at 09:00 in Chicago; Cy manages both. The world begins an hour after a change. */
const daily = smallRoster.replace(
  'layers: [{ id: always, start: 2026-01-05T09:00, turn: 1 week, people: [ana] }]',
  'layers: [{ id: daily, start: 2026-11-23T09:00, turn: 1 day, people: [bo, ana] }]',
);
/** They change places on two schedules at once, while the pricing service is being worked on. */
const places = `${daily.replace(
  'layers: [{ id: always, start: 2026-01-05T09:00, turn: 1 week, people: [bo] }]',
  'layers: [{ id: daily, start: 2026-11-23T09:00, turn: 1 day, people: [ana, bo] }]',
)}
maintenance: [{ services: [pricing], from: 2026-11-25T08:00, to: 2026-11-25T10:00, reason: New model }]
`;
const start = '2026-11-24T15:40:00Z';
const change = Date.parse('2026-11-25T15:00:00Z');

describe('notices of a shift', () => {
  let world: World;
  afterEach(() => world.close());
  const texts = (who: string) => world.dms(who).map(({ visible }) => visible);
  const until = (at: number) => world.pass(at - world.clock.now());

  it('a quarter of an hour before and at the change, with what is open; one tap confirms', async () => {
    world = await World.open({ roster: daily, start });
    await world.incident('cy', 'new! sev4 gateway Slow quotes');
    await until(change - minutes(15) - 1);
    expect(texts('bo')).toEqual([]);
    await until(change - minutes(15));
    expect(texts('bo')).toHaveLength(1);
    expect(texts('bo')[0]).toContain('You will be on call for *Primary*');
    expect(texts('bo')[0]).toContain('1 open incident:');
    expect(texts('bo')[0]).toContain('Slow quotes');
    await world.as('bo').click(world.lastDm('bo'), 'I can be reached');
    await world.settle();
    await until(change);
    expect(texts('bo').some((text) => text.includes('You are on call for *Primary* now'))).toBe(true);
    expect(texts('ana').join('\n')).toContain('Your shift on *Primary* is over: <@U02BO> is on call now');
    const said = world.slack.messages('sre').map(({ visible }) => visible);
    expect(said.join('\n')).toContain('<@U02BO> is on call for *Primary* now, after <@U01ANA>');
    await world.pass(minutes(20));
    expect(texts('cy').join('\n')).not.toContain('has not confirmed');
    const [notice] = await world.db.read.selectFrom('shiftNotices').selectAll().execute();
    expect(notice).toMatchObject({ person: 'bo', startsAt: change, confirmedAt: change - minutes(15) });
    expect(world.slack.violations()).toEqual([]);
  });

  it('who has not confirmed ten minutes after is spoken of, to who goes and to the manager', async () => {
    world = await World.open({ roster: daily, start });
    await until(change + minutes(10) - 1);
    expect(texts('cy')).toEqual([]);
    await until(change + minutes(10));
    for (const who of ['ana', 'cy']) expect(texts(who).at(-1)).toContain('<@U02BO> has been on call for *Primary*');
    const heard = texts('cy').length;
    await world.pass(hours(1));
    expect(texts('cy')).toHaveLength(heard);
  });

  it('the day before, and nothing twice however often Muster looks', async () => {
    world = await World.open({ roster: daily, start });
    await until(change);
    const days = texts('ana').filter((text) => text.includes('You will be on call for *Primary*'));
    expect(days).toHaveLength(1);
    const notices = () => world.db.read.selectFrom('outbox').select('key').where('kind', '=', 'roster.note').execute();
    const before = await notices();
    for (let look = 0; look < 3; look += 1) {
      await world.incident('cy', 'oncall');
      await world.pass(minutes(1));
    }
    expect(await notices()).toEqual(before);
  });

  it('nobody hears of a shift that goes on, nor of one that nobody planned and that is long under way', async () => {
    world = await World.open({ start });
    await world.pass(hours(30));
    expect([...texts('ana'), ...texts('bo'), ...texts('cy')]).toEqual([]);
  });

  it('only the person on call can confirm', async () => {
    world = await World.open({ roster: daily, start });
    await until(change);
    const [notice] = await world.db.read
      .selectFrom('shiftNotices')
      .selectAll()
      .where('startsAt', '=', change)
      .execute();
    expect(notice?.slackUser).toBe('U02BO');
    const deps = {
      db: world.db,
      log: createLog('silent'),
      carriers: new Set(['slack'] as const),
      serial: createSerial(),
      wake: () => undefined,
    };
    const by = (actor: string) => ({
      ctx: { now: world.clock.now(), newId: createRandom(world.clock.now).id, actor, cause: null },
    });
    const id = notice?.id ?? '';
    expect(await confirmShifts(deps, { ids: [id], message: null }, by('U01ANA'))).toMatchObject({
      ok: false,
      refusal: { code: 'not_yours' },
    });
    expect(await confirmShifts(deps, { ids: [id], message: null }, by('U02BO'))).toEqual({
      ok: true,
      value: 'Primary',
    });
  });

  it('a confirmed hand-off keeps a roster fresh for 90 days', async () => {
    world = await World.open({ roster: daily, start });
    await until(change);
    await world.as('bo').click(world.lastDm('bo'), 'I can be reached');
    await world.settle();
    const day = hours(24);
    const stale = async (at: number) =>
      (await lintNow(world.db, at)).flatMap(({ rule, where }) => (rule === 'not_confirmed' ? [where] : []));
    // The roster was applied a day before the hand-off, which counts for the schedule that nobody confirms.
    expect(await stale(change + 90 * day - 1)).toEqual(['schedule:secondary']);
    expect(await stale(change + 90 * day)).toEqual(['schedule:primary', 'schedule:secondary']);
  });

  it('all that a person hears at one time is one message, with what is snoozed and silent; one tap confirms all', async () => {
    world = await World.open({ roster: places, start });
    await world.incident('cy', 'new! sev2 gateway Rejected');
    await world.incident('cy', 'ack', world.channel());
    await world.incident('cy', 'snooze 24h', world.channel());
    await until(change - minutes(15));
    const before = texts('bo').length;
    await world.as('bo').click(world.lastDm('bo'), 'I can be reached');
    await world.settle();
    await until(change);
    expect(texts('bo').slice(before)).toHaveLength(1);
    const said = texts('bo').at(-1) ?? '';
    for (const line of [
      'You are on call for *Primary* now',
      'Your shift on *Secondary* is over: <@U01ANA> is on call now',
      'You will be on call for *Secondary*',
      'Rejected',
      'snoozed until',
      'Silent now for maintenance: Pricing',
    ])
      expect(said).toContain(line);
    // What was confirmed says so in its place, and asks no more.
    expect(texts('bo').slice(before - 1)[0]).toContain('You have said that you can be reached');
    expect(world.dms('bo').at(before - 1)?.buttons).toEqual([]);
    // The shift that begins is confirmed; tomorrow's can be.
    await world.as('bo').click(world.lastDm('bo'), 'I can be reached');
    await world.settle();
    const confirmed = await world.db.read
      .selectFrom('shiftNotices')
      .select(['scheduleId', 'confirmedAt'])
      .where('person', '=', 'bo')
      .execute();
    expect(confirmed.filter(({ confirmedAt }) => confirmedAt === null)).toEqual([]);
    const news = world.slack
      .messages('sre')
      .map(({ visible }) => visible)
      .filter((text) => text.includes('<@U02BO> is on call for *Primary* now'));
    expect(news).toHaveLength(1);
    expect(news[0]).toContain('<@U01ANA> is on call for *Secondary* now');
    await world.pass(minutes(11));
    const unconfirmed = texts('cy').filter((text) => text.includes('has not confirmed'));
    expect(unconfirmed).toHaveLength(1);
    expect(unconfirmed[0]).toContain('<@U01ANA> has been on call for *Secondary*');
    expect(world.slack.violations()).toEqual([]);
  });
});
