import { afterEach, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { readFindings } from '../../src/usecases/read-findings.ts';
import { createSerial } from '../../src/usecases/serial.ts';
import { smallRoster, World } from '../world/world.ts';

let world: World;
afterEach(() => world.close());

it('who looks after the roster is shown what lint finds, in /incident oncall and in a window; nobody else is', async () => {
  world = await World.open({ roster: smallRoster.replace('people: [ana] }]', 'people: [null] }]') });
  await world.incident('bo', 'oncall');
  expect(world.answer('bo')).not.toContain('in the roster');
  await world.incident('cy', 'oncall');
  expect(world.answer('cy')).toMatch(/\*\d+ errors?, \d+ warnings?\* in the roster/);
  await world.clickAnswer('cy', 'Show');
  const shown = world.as('cy').view();
  expect(shown?.title).toBe('Roster warnings');
  for (const part of ['*Primary*', 'Nobody serves 2026-', '*Bo Lindqvist*', 'has no phone that rings'])
    expect(shown?.visible).toContain(part);
  expect(world.slack.violations()).toEqual([]);
  // The button may be old, and who presses it no manager any more.
  const [log, carriers] = [createLog('silent'), new Set(['slack'] as const)];
  const deps = { db: world.db, log, carriers, serial: createSerial(), wake: () => undefined };
  const ctx = { now: world.clock.now(), newId: () => 'x', actor: 'U02BO', cause: null };
  expect(await readFindings(deps, { ctx })).toMatchObject({ ok: false, refusal: { code: 'not_manager' } });
});
