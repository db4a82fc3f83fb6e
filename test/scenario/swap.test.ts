import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createRandom } from '../../src/random.ts';
import { readRoster } from '../../src/roster/read-roster.ts';
import { rosterNews } from '../../src/slack/roster-news.ts';
import { applyRoster } from '../../src/usecases/apply-roster.ts';
import { createSerial } from '../../src/usecases/serial.ts';
import { hours, smallRoster, World } from '../world/world.ts';

const rotation = 'layers: [{ id: weekly, start: 2026-11-23T09:00, turn: 1 week, people: [cy, ana, bo] }]';
const roster = smallRoster
  .replace('layers: [{ id: always, start: 2026-01-05T09:00, turn: 1 week, people: [ana] }]', rotation)
  .replace('slack: U02BO }', 'slack: U02BO, timezone: Europe/London, waking: { from: "07:00", to: "22:00" } }');
/** Tuesday: Cy is on call until Monday the 30th, then Ana, then Bo. */
const start = '2026-11-24T15:00:00Z';

describe('swapping two shifts', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open({ roster, start });
  });
  afterEach(() => world.close());

  const standing = async () =>
    world.db.read
      .selectFrom('overrides')
      .select(['id', 'from', 'to', 'out', 'in', 'layer', 'swapId'])
      .where('cancelledAt', 'is', null)
      .orderBy('from')
      .execute();
  const whoAt = async (at: string) => {
    await world.incident('cy', `oncall primary ${at}`);
    return /\*Primary\*: <@(\w+)>/.exec(world.answer('cy'))?.[1];
  };
  const apply = async (text: string) => {
    const read = readRoster(text);
    if (!read.ok) throw new Error('the roster is right');
    const random = createRandom(world.clock.now);
    const deps = {
      db: world.db,
      log: createLog('silent'),
      carriers: new Set(['slack'] as const),
      serial: createSerial(),
      wake: () => undefined,
    };
    const ctx = { now: world.clock.now(), newId: random.id, actor: null, cause: null };
    const seal = (plain: string) => plain;
    await applyRoster(deps, { roster: read.roster, by: 'cli', dryRun: false, seal, tell: rosterNews }, { ctx });
    await world.settle();
  };
  const offer = async (button = 'swap_open_0') => {
    await world.as('ana').openHome();
    await world.settle();
    await world.as('ana').click('home', button);
    await world.settle();
    const theirs = world
      .as('ana')
      .view()
      ?.blocks.find(({ block_id: id }) => id === 'theirs');
    const { options } = (theirs?.element ?? {}) as { options: { value: string; text: { text: string } }[] };
    await world.as('ana').fill({ 'Their shift': options.find(({ text }) => text.text.includes('Bo'))?.value ?? '' });
    await world.as('ana').submit();
  };
  const agree = async () => {
    await offer();
    await world.as('ana').submit();
    await world.settle();
    await world.as('bo').click(world.lastDm('bo'), 'Accept');
    await world.settle();
  };

  it('is shown in the zones of both with what speaks against it, asked, accepted as a whole, and undone as a whole', async () => {
    await offer();
    const shown = world.as('ana').view()?.visible ?? '';
    expect(shown).toContain("*Ana Ruiz* and *Bo Lindqvist* take each other's shift");
    expect(shown).toContain('Mon 30 Nov 09:00 – Mon 7 Dec 09:00: Ana Ruiz → Bo Lindqvist');
    expect(shown).toContain('Mon 30 Nov 15:00 – Mon 7 Dec 15:00: Ana Ruiz → Bo Lindqvist');
    expect(shown).toContain('Ana Ruiz: America/Chicago, +7 d, −7 d');
    expect(shown).toContain(':warning: Bo Lindqvist is on call on Secondary too');
    expect(shown).toContain('outside the waking hours of Bo Lindqvist');
    expect(shown).toContain(':warning: Ana Ruiz can be reached by Slack alone');
    await world.as('ana').submit();
    await world.settle();
    expect(await standing()).toEqual([]);
    expect(world.lastDm('bo').visible).toContain('<@U01ANA> asks you to swap shifts');
    expect(world.lastDm('bo').visible).toContain('Ana Ruiz → Bo Lindqvist');
    await world.as('bo').openHome();
    await world.settle();
    expect(world.as('bo').home()?.visible).toContain('<@U01ANA> asks you to swap shifts');
    await world.as('bo').click('home', 'Accept');
    await world.settle();
    expect(world.lastDm('ana').visible).toContain('<@U02BO> agrees: the two shifts are swapped');
    expect(await standing()).toMatchObject([
      { from: '2026-11-30T15:00:00.000Z', to: '2026-12-07T15:00:00.000Z', out: 'ana', in: 'bo', layer: 'weekly' },
      { from: '2026-12-07T15:00:00.000Z', to: '2026-12-14T15:00:00.000Z', out: 'bo', in: 'ana', layer: 'weekly' },
    ]);
    expect([await whoAt('2026-12-01 10:00'), await whoAt('2026-12-08 10:00')]).toEqual(['U02BO', 'U01ANA']);
    await world.incident('cy', 'cover swap');
    expect(world.as('cy').view()?.labels).toEqual(['Your shift', 'Their shift']);
    await world.as('cy').closeView();
    await world.pass(2_000);
    await world.as('bo').click('home', 'cover_undo_0');
    await world.settle();
    expect(await standing()).toEqual([]);
    expect(world.lastDm('ana').visible).toContain('<@U02BO> took the swap back');
    const audit = await world.db.read.selectFrom('audit').select(['action', 'outcome', 'actor']).execute();
    expect(audit.filter(({ action }) => /swap|cover/.test(action))).toEqual([
      { action: 'swap', outcome: 'done', actor: 'U01ANA' },
      { action: 'cover_answer', outcome: 'done', actor: 'U02BO' },
      { action: 'cover_undo', outcome: 'done', actor: 'U02BO' },
    ]);
    expect(world.slack.violations()).toEqual([]);
  });

  it('moves with its shifts when the rotation is edited, and both are told', async () => {
    await agree();
    await apply(roster.replace('start: 2026-11-23T09:00', 'start: 2026-11-23T12:00'));
    expect(await standing()).toMatchObject([
      { from: '2026-11-30T18:00:00.000Z', to: '2026-12-07T18:00:00.000Z', out: 'ana', in: 'bo' },
      { from: '2026-12-07T18:00:00.000Z', to: '2026-12-14T18:00:00.000Z', out: 'bo', in: 'ana' },
    ]);
    for (const who of ['ana', 'bo'])
      expect(
        world
          .dms(who)
          .map(({ visible }) => visible)
          .join('\n'),
      ).toContain('a swap of yours moves with its shift');
    expect([await whoAt('2026-11-30 11:00'), await whoAt('2026-11-30 13:00')]).toEqual(['U03CY', 'U02BO']);
    // Somebody new is put in front of Bo: his shift comes a week later, and the swap with it.
    await apply(
      roster
        .replace('[cy, ana, bo]', '[cy, ana, cy, bo]')
        .replace('start: 2026-11-23T09:00', 'start: 2026-11-23T12:00'),
    );
    expect(await standing()).toMatchObject([
      { from: '2026-11-30T18:00:00.000Z', in: 'bo' },
      { from: '2026-12-14T18:00:00.000Z', to: '2026-12-21T18:00:00.000Z', in: 'ana' },
    ]);
    await world.as('ana').openHome();
    await world.settle();
    await world.as('ana').click('home', 'cover_undo_0');
    await world.settle();
    expect(await standing()).toEqual([]);
  });

  it('ends, and both are told, when one of the shifts is no more; an offer too', async () => {
    await agree();
    await offer('swap_open_1');
    await world.as('ana').submit();
    await world.settle();
    await apply(roster.replace('[cy, ana, bo]', '[cy, ana]'));
    expect(await standing()).toEqual([]);
    for (const who of ['ana', 'bo'])
      expect(
        world
          .dms(who)
          .map(({ visible }) => visible)
          .join('\n'),
      ).toContain('the swap has ended');
    const offers = await world.db.read.selectFrom('coverOffers').select('state').orderBy('offeredAt').execute();
    expect(offers.map(({ state }) => state)).toEqual(['accepted', 'withdrawn']);
    expect(await whoAt('2026-12-01 10:00')).toBe('U01ANA');
  });

  it('cannot be accepted once a shift has begun or was given away, and can be taken back before', async () => {
    await offer();
    await world.as('ana').submit();
    await world.settle();
    const first = world.lastDm('bo');
    await world.pass(2_000);
    await world.as('ana').click('home', 'cover_withdraw_0');
    await world.settle();
    expect(world.lastDm('bo').visible).toContain('took the offer to swap back');
    await world.as('bo').click(first, 'Accept');
    await world.settle();
    await offer();
    await world.as('ana').submit();
    await world.settle();
    const second = world.lastDm('bo');
    await world.pass(hours(24 * 6));
    await world.as('bo').click(second, 'Accept');
    await world.settle();
    expect(await standing()).toEqual([]);
    const refused = await world.db.read.selectFrom('audit').select('detail').where('outcome', '=', 'refused').execute();
    expect(refused.map(({ detail }) => detail)).toEqual(['answered', 'begun']);
  });
});
