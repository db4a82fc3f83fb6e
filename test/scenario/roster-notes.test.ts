import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Rendering } from '../../src/domain/rendering.ts';
import { createLog } from '../../src/log.ts';
import { createRandom } from '../../src/random.ts';
import { rosterNotes } from '../../src/slack/roster-notes.ts';
import { fact } from '../../src/store/facts.ts';
import { rememberFact } from '../../src/usecases/remember-fact.ts';
import { createSerial } from '../../src/usecases/serial.ts';
import { compareTzdata, keepRendering, noteLint } from '../../src/usecases/watch-roster.ts';
import { World } from '../world/world.ts';

describe('what admins are told of their roster', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  const deps = () => ({
    db: world.db,
    log: createLog('silent'),
    carriers: new Set(['slack'] as const),
    serial: createSerial(),
    wake: () => undefined,
  });
  const ctx = () => ({ now: world.clock.now(), newId: createRandom(world.clock.now).id, actor: null, cause: null });
  const notes = async () => {
    const rows = await world.db.read.selectFrom('outbox').select(['key', 'payload']).execute();
    return rows.filter(({ key }) => key.startsWith('roster-note:')).map(({ payload }) => payload);
  };

  it('lint, once, and again only when it is another', async () => {
    await noteLint(deps(), rosterNotes, ctx());
    await noteLint(deps(), rosterNotes, ctx());
    const [first, ...others] = await notes();
    expect(others).toEqual([]);
    expect(first).toContain('U01ANA');
    expect(first).toContain('person:ana');
    await world.db.read.updateTable('slackUsers').set({ isDeactivated: 1 }).where('id', '=', 'U02BO').execute();
    await world.db.read
      .insertInto('slackUsers')
      .values({ id: 'U02BO', name: 'bo', timezone: null, isDeactivated: 1, isBot: 0, seenAt: 1 })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    await noteLint(deps(), rosterNotes, ctx());
    expect(await notes()).toHaveLength(2);
    expect((await notes())[1]).toContain('schedule:secondary');
  });

  it('new time zone data that moves shifts, with what was and what is; and not the same again', async () => {
    await keepRendering(deps(), '2026a', ctx());
    await compareTzdata(deps(), '2026a', rosterNotes, ctx());
    await compareTzdata(deps(), '2026b', rosterNotes, ctx());
    expect(await notes()).toEqual([]);
    const kept = JSON.parse((await fact(world.db, 'rendered_shifts')) ?? '') as Rendering;
    expect(kept.tzdata).toBe('2026b');
    const half = kept.from + (kept.until - kept.from) / 2;
    kept.rows.primary = [
      [kept.from, half, 'ana'],
      [half, kept.until, 'bo'],
    ];
    await rememberFact(world.db, 'rendered_shifts', JSON.stringify(kept), ctx());
    await compareTzdata(deps(), '2026c', rosterNotes, ctx());
    await compareTzdata(deps(), '2026c', rosterNotes, ctx());
    const [note, ...others] = await notes();
    expect(others).toEqual([]);
    expect(note).toContain('from 2026b to 2026c');
    expect(note).toContain('Primary');
  });

  it('nothing is said of the data when the roster is another', async () => {
    await keepRendering(deps(), '2026a', ctx());
    const kept = JSON.parse((await fact(world.db, 'rendered_shifts')) ?? '') as Rendering;
    const other = { ...kept, rosterVersion: kept.rosterVersion - 1, rows: { primary: [] } };
    await rememberFact(world.db, 'rendered_shifts', JSON.stringify(other), ctx());
    await compareTzdata(deps(), '2026b', rosterNotes, ctx());
    expect(await notes()).toEqual([]);
  });
});
