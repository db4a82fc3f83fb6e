import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createRandom } from '../../src/random.ts';
import { readRoster } from '../../src/roster/read-roster.ts';
import { applyRoster } from '../../src/usecases/apply-roster.ts';
import { createSerial } from '../../src/usecases/serial.ts';
import { minutes, smallRoster, World } from '../world/world.ts';

const roster = smallRoster.replace('slack: U02BO }', 'slack: U02BO, timezone: Europe/London }');

describe('covering a shift', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open({ roster, guests: [{ id: 'U77ZOE', name: 'zoe', realName: 'Zoe Guest' }] });
  });
  afterEach(() => world.close());
  const overrides = () => world.db.read.selectFrom('overrides').selectAll().execute();

  it('shows who replaces whom in the zones of both, saves on the button, tells them, and pages who covers', async () => {
    await world.incident('ana', 'cover @bo today 09:30-17:00');
    expect(world.answer('ana')).toContain('*Bo Lindqvist* is on call instead of Ana Ruiz on *Primary*');
    expect(world.answer('ana')).toContain('Bo Lindqvist: Tue 24 Nov 15:30 – 23:00 (Europe/London)');
    expect(world.answer('ana')).toContain('Ana Ruiz: Tue 24 Nov 09:30 – 17:00 (America/Chicago)');
    expect(await overrides()).toEqual([]);
    await world.clickAnswer('ana', 'Save');
    expect(world.answer('ana')).toContain('<@U02BO> is asked and has to accept');
    expect(world.lastDm('bo').visible).toContain('<@U01ANA> asks you to be on call for *Primary*');
    expect(await overrides()).toEqual([]);
    await world.as('bo').click(world.lastDm('bo'), 'Accept');
    await world.settle();
    expect(world.lastDm('ana').visible).toContain('<@U02BO> is on call for *Primary* from');
    expect(await overrides()).toMatchObject([
      { id: 'cover-1', scheduleId: 'primary', kind: 'replace', out: 'ana', in: 'bo', createdBy: 'U01ANA' },
    ]);
    await world.pass(minutes(31));
    await world.incident('cy', 'oncall');
    expect(world.answer('cy')).toMatch(/\*Primary\*: <@U02BO>.*override cover-1/);
    await world.incident('cy', 'new! gateway Orders rejected');
    expect(world.lastDm('bo').visible).toContain('Orders rejected');
    expect(world.dms('ana').map(({ visible }) => visible)).toEqual([
      expect.stringContaining('<@U02BO> is on call for *Primary* from'),
      expect.stringContaining('Your shift on *Primary* is over: <@U02BO> is on call now'),
    ]);
  });

  it('stays when a roster is applied', async () => {
    await world.incident('bo', 'cover primary tomorrow 09:00-17:00');
    await world.clickAnswer('bo', 'Save');
    const changed = readRoster(roster.replace('name: Pricing', 'name: Prices'));
    if (!changed.ok) throw new Error('the roster is right');
    const random = createRandom(world.clock.now);
    const deps = {
      db: world.db,
      log: createLog('silent'),
      carriers: new Set(['slack'] as const),
      serial: createSerial(),
      wake: () => undefined,
    };
    const ctx = { now: world.clock.now(), newId: random.id, actor: null, cause: null };
    const input = { roster: changed.roster, by: 'test', dryRun: false, seal: (text: string) => text };
    expect((await applyRoster(deps, input, { ctx })).ok).toBe(true);
    await world.pass(minutes(25 * 60));
    await world.incident('cy', 'oncall primary');
    expect(world.answer('cy')).toContain('<@U02BO>');
  });

  it('goes through the form with a preview that can be left again', async () => {
    await world.as('bo').shortcut('cover_shift');
    await world.settle();
    expect(world.as('bo').view()?.labels).toEqual(['Schedule', 'Who covers', 'Instead of', 'From', 'To']);
    expect(await world.as('bo').submit()).toMatchObject({ outcome: 'pushed' });
    expect(world.as('bo').view()?.visible).toContain('*Bo Lindqvist* is on call instead of Ana Ruiz');
    await world.as('bo').closeView();
    expect(world.as('bo').view()?.labels).toContain('Who covers');
    expect(await overrides()).toEqual([]);
    await world.as('bo').submit();
    await world.as('bo').submit();
    await world.settle();
    expect(world.as('bo').view()).toBeUndefined();
    expect(await overrides()).toMatchObject([{ out: null, in: 'bo' }]);
    expect(world.lastDm('ana').visible).toContain('changed who is on call');
    expect(world.lastDm('bo').visible).toContain('Saved');
    expect(world.slack.violations()).toEqual([]);
  });

  it.each([
    ['cover @bo today 07:00-08:00', 'over already'],
    ['cover @ana primary tomorrow 09:00-17:00', 'Ana Ruiz is on call then already'],
    ['cover @zoe tomorrow 09:00-17:00', 'is not in the roster'],
    ['cover @bo primry tomorrow 09:00-17:00', 'Did you mean `primary`'],
    ['cover @cy tomorrow 09:00-17:00', 'Which schedule?'],
    ['cover @bo 2026-12-01T09:00 to 2027-06-01T09:00', 'at most 92 days'],
    ['cover @bo whenever', 'cannot read when'],
  ])('refuses `%s`', async (text, why) => {
    await world.incident('cy', text);
    expect(world.answer('cy')).toContain(why);
    expect(await overrides()).toEqual([]);
  });

  it('refuses in the form under the field, and in the audit log', async () => {
    await world.incident('ana', 'cover');
    await world.as('ana').fill({ 'Who covers': 'zoe' });
    expect(await world.as('ana').submit()).toMatchObject({
      errors: { 'Who covers': expect.stringContaining('is not in the roster') },
    });
    await world.as('ana').closeView();
    await world.incident('bo', 'cover primary tomorrow 09:00-17:00');
    await world.clickAnswer('bo', 'Save');
    const shown = world
      .as('bo')
      .ephemerals('general')
      .find(({ buttons }) => buttons.includes('Save'));
    await world.as('bo').click({ channel: shown?.channel ?? '', ts: shown?.ts ?? '' }, 'Save');
    await world.settle();
    expect(world.answer('bo')).toContain('would change nothing');
    expect(await overrides()).toHaveLength(1);
    const audit = await world.db.read.selectFrom('audit').selectAll().where('action', '=', 'cover').execute();
    expect(audit).toMatchObject([
      { outcome: 'refused', detail: 'unknown_person', actor: 'U01ANA' },
      { outcome: 'done', subject: 'primary', actor: 'U02BO' },
      { outcome: 'refused', detail: 'no_effect' },
    ]);
  });

  it('leaves everything as it was when who is asked declines, and does not ask twice', async () => {
    await world.incident('ana', 'cover @bo tomorrow 09:00-17:00');
    await world.clickAnswer('ana', 'Save');
    const offer = world.lastDm('bo');
    await world.as('bo').click(offer, 'Decline');
    await world.settle();
    expect(world.lastDm('ana').visible).toContain('It stays as it was');
    await world.as('bo').click(offer, 'Accept');
    await world.settle();
    expect(await overrides()).toEqual([]);
    const offers = await world.db.read.selectFrom('coverOffers').select(['state', 'toUser']).execute();
    expect(offers).toEqual([{ state: 'declined', toUser: 'U02BO' }]);
  });

  it('is taken back until it begins, and not after', async () => {
    await world.incident('bo', 'cover primary today 15:30-17:00');
    await world.clickAnswer('bo', 'Save');
    await world.clickAnswer('bo', 'Undo');
    expect(world.lastDm('ana').visible).toContain('<@U02BO> took the cover of *Primary*');
    expect(await overrides()).toMatchObject([{ id: 'cover-1', cancelledAt: world.clock.now() }]);
    await world.incident('bo', 'cover primary today 15:30-17:00');
    await world.clickAnswer('bo', 'Save');
    const saved = world
      .as('bo')
      .ephemerals('general')
      .findLast(({ buttons }) => buttons.includes('Undo'));
    await world.pass(minutes(31));
    await world.as('bo').click({ channel: saved?.channel ?? '', ts: saved?.ts ?? '' }, 'Undo');
    await world.settle();
    expect(world.answer('bo')).toContain('It has begun already');
    expect(await overrides()).toMatchObject([{ id: 'cover-1' }, { id: 'cover-2', cancelledAt: null }]);
  });

  it('of who covers already is kept against the person of the layer', async () => {
    await world.incident('bo', 'cover primary tomorrow 09:00-17:00');
    await world.clickAnswer('bo', 'Save');
    await world.incident('bo', 'cover @ana primary tomorrow 15:00-16:00');
    await world.clickAnswer('bo', 'Save');
    await world.as('ana').click(world.lastDm('ana'), 'Accept');
    await world.settle();
    expect((await overrides()).at(-1)).toMatchObject({ out: 'ana', in: 'ana' });
    await world.pass(minutes(19 * 60));
    await world.incident('cy', 'oncall primary');
    expect(world.answer('cy')).toContain('*Primary*: <@U02BO>');
    await world.pass(minutes(5 * 60 + 30));
    await world.incident('cy', 'oncall primary');
    expect(world.answer('cy')).toContain('*Primary*: <@U01ANA>');
  });

  it('is seen by asking who is on call then', async () => {
    await world.incident('bo', 'cover primary tomorrow 09:00-17:00');
    await world.clickAnswer('bo', 'Save');
    await world.incident('bo', 'oncall sre tomorrow 10am');
    expect(world.answer('bo')).toMatch(/On .*\n\*Primary\*: <@U02BO>/);
    await world.incident('bo', 'oncall primary');
    expect(world.answer('bo')).toContain('*Primary*: <@U01ANA>');
    expect(world.answer('bo')).not.toContain('On <');
    await world.incident('bo', 'oncall sat 3am');
    expect(world.answer('bo')).toContain('*Secondary*');
  });
});
