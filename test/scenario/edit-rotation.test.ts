import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editLines } from '../../src/domain/move-words.ts';
import { emptyRoster } from '../../src/domain/roster-lookup.ts';
import { createLog } from '../../src/log.ts';
import { createRandom } from '../../src/random.ts';
import { readRoster } from '../../src/roster/read-roster.ts';
import { rosterNews } from '../../src/slack/roster-news.ts';
import { applyRoster } from '../../src/usecases/apply-roster.ts';
import { editRotation } from '../../src/usecases/edit-rotation.ts';
import { createSerial } from '../../src/usecases/serial.ts';
import { hours, smallRoster, World } from '../world/world.ts';

/** Tuesday: Ana is on call until Monday the 30th at 09:00 in Chicago, then Bo, then Ana. */
const roster = smallRoster.replace(
  'layers: [{ id: always, start: 2026-01-05T09:00, turn: 1 week, people: [ana] }]',
  'layers: [{ id: weekly, start: 2026-11-23T09:00, turn: 1 week, people: [ana, bo] }]',
);

describe('editing a rotation in Slack', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open({ roster });
  });
  afterEach(() => world.close());

  const deps = () => ({
    db: world.db,
    log: createLog('silent'),
    carriers: new Set(['slack'] as const),
    serial: createSerial(),
    wake: () => undefined,
  });
  const ctx = (actor: string | null) => {
    const random = createRandom(world.clock.now);
    return { now: world.clock.now(), newId: random.id, actor, cause: null };
  };
  const apply = async (text: string, dryRun: boolean, keepEdits = false) => {
    const read = readRoster(text);
    if (!read.ok) throw new Error('the roster is right');
    const seal = (plain: string) => plain;
    const input = { roster: read.roster, by: 'cli', dryRun, seal, tell: rosterNews, keepEdits };
    const result = await applyRoster(deps(), input, { ctx: ctx(null) });
    await world.settle();
    return result.ok ? result.value : { plan: { changes: [] }, edits: [], directory: { roster: emptyRoster } };
  };
  const versions = async () =>
    (
      await world.db.read.selectFrom('rosterVersions').select(['version', 'appliedBy']).orderBy('version').execute()
    ).map(({ appliedBy }) => appliedBy);
  const whoAt = async (at: string) => {
    await world.incident('bo', `oncall primary ${at}`);
    return /\*Primary\*: <@(\w+)>/.exec(world.answer('bo'))?.[1];
  };
  const order = (text: string) => world.as('cy').fill({ 'Who takes turns': text });

  it('shows whose shifts move and what lint says, saves a new version, tells them, and a file takes it back', async () => {
    await world.incident('cy', 'oncall');
    await world.clickAnswer('cy', 'Edit a rotation');
    expect(world.as('cy').view()?.labels).toEqual(['Rotation', 'Who takes turns', 'When it changes hands']);
    expect(JSON.stringify(world.as('cy').view()?.blocks)).toContain('ana  Ana Ruiz\\nbo  Bo Lindqvist');
    await order('ana\nbob');
    expect(await world.as('cy').submit()).toMatchObject({
      errors: { 'Who takes turns': 'The roster has no person “bob”. Did you mean bo?' },
    });
    await order('cy  Cy Okafor\nana\n\nnobody');
    expect(await world.as('cy').submit()).toMatchObject({ outcome: 'pushed' });
    const shown = world.as('cy').view()?.visible ?? '';
    expect(shown).toContain('Whoever is on call stays until the end of the turn');
    expect(shown).toContain('Bo Lindqvist, primary: loses 2026-11-30 09:00 to 2026-12-07 09:00');
    expect(shown).toContain('Cy Okafor, primary: gains');
    expect(shown).toMatch(/What is new for lint.*Nobody serves/s);
    expect(await versions()).toEqual(['test']);
    await world.as('cy').submit();
    await world.settle();
    expect(world.dms('cy').map(({ visible }) => visible)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('The rotation of *Primary* is changed. 3 people are told.'),
        expect.stringContaining('you gain'),
      ]),
    );
    expect(world.dms('bo').at(-1)?.visible).toContain('you lose 2026-11-30 09:00 to 2026-12-07 09:00');
    expect(await versions()).toEqual(['test', 'U03CY']);
    expect([await whoAt('2026-11-29 10:00'), await whoAt('2026-12-07 10:00')]).toEqual(['U01ANA', undefined]);
    expect(world.answer('bo')).toContain('the slot is left empty');
    const audit = await world.db.read.selectFrom('audit').selectAll().where('action', '=', 'rotation_edit').execute();
    expect(audit).toMatchObject([{ outcome: 'done', actor: 'U03CY', subject: 'primary weekly' }]);

    // As at a restart: the file says what it said before, so the edit stays.
    expect((await apply(roster, false, true)).plan.changes).toEqual([]);
    expect((await apply(roster.replace('Pricing', 'Prices'), true, true)).plan.changes).toHaveLength(2);
    const planned = await apply(roster, true);
    expect(editLines(planned.edits, planned.directory.roster).join()).toContain('once since a file was last applied');
    expect(editLines(planned.edits, planned.directory.roster).join()).toContain('by Cy Okafor at 2026-11-24 09:00');
    expect(planned.plan.changes).toMatchObject([
      { action: 'change', id: 'primary', details: ['people of layer weekly: cy, ana, none → ana, bo'] },
    ]);
    await apply(roster, false);
    expect((await apply(roster, true)).edits).toEqual([]);
    expect(world.dms('bo').at(-1)?.visible).toContain('you gain');
    expect(world.slack.violations()).toEqual([]);
  });

  it('hands over now, if asked, from the home tab, and of the rotation that is chosen', async () => {
    await world.as('cy').openHome();
    await world.settle();
    await world.as('cy').click('home', 'Edit a rotation');
    await world.settle();
    await world.as('cy').fill({ Rotation: 'secondary always' });
    await world.settle();
    expect(JSON.stringify(world.as('cy').view()?.blocks)).toContain('"bo  Bo Lindqvist"');
    await world.as('cy').fill({ Rotation: 'primary weekly' });
    await world.settle();
    await order('bo\nana');
    expect(await world.as('cy').submit()).toMatchObject({ outcome: 'pushed' });
    expect(world.as('cy').view()?.visible).toContain("Nobody's shifts of the next 60 days move");
    await world.as('cy').closeView();
    await world.as('cy').fill({ 'When it changes hands': 'now' });
    await world.as('cy').submit();
    await world.as('cy').submit();
    await world.settle();
    await world.incident('bo', 'oncall primary');
    expect(world.answer('bo')).toContain('*Primary*: <@U02BO>');
  });

  it('is for managers and admins alone: everybody else has no button, and is refused in the audit log', async () => {
    await world.incident('bo', 'oncall');
    expect(world.as('bo').ephemerals('general').at(-1)?.buttons).toEqual(['Calendar link']);
    await world.as('bo').openHome();
    await world.settle();
    expect(world.as('bo').home()?.buttons).not.toContain('Edit a rotation');
    const edit = { rotation: { schedule: 'primary', layer: 'weekly' }, order: ['bo'], atOnce: false };
    const result = await editRotation(deps(), { edit, dryRun: false }, { ctx: ctx('U02BO') });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'not_manager' } });
    const audit = await world.db.read.selectFrom('audit').selectAll().where('action', '=', 'rotation_edit').execute();
    expect(audit).toMatchObject([{ outcome: 'refused', detail: 'not_manager', actor: 'U02BO' }]);
    expect(await versions()).toEqual(['test']);
  });

  it('of a file is told to everybody whose shifts it moves, once, by a direct message', async () => {
    await apply(roster.replace('people: [ana, bo]', 'people: [ana, cy, bo]'), false);
    const news = (who: string) =>
      world.dms(who).flatMap(({ visible }) => (visible.includes('The roster was changed') ? [visible] : []));
    expect(news('cy')).toHaveLength(1);
    expect(news('cy')[0]).toContain('*Primary*: you gain');
    expect(news('bo')[0]).toContain('you gain');
    expect(news('bo')[0]).toContain('lose 2026-12-14 09:00 to 2026-12-21 09:00');
    await world.pass(hours(2));
    expect([news('ana').length, news('bo').length, news('cy').length]).toEqual([1, 1, 1]);
  });
});
