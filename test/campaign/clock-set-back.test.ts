import { expect } from 'vitest';
import { minutes } from '../world/world.ts';
import { each, runLife, undisturbed } from './campaign.ts';

const hour = minutes(60);

/** By socket: what comes over HTTP is signed with the time, and refused while the clock is wrong. */
const via = 'socket' as const;
const calm = await runLife({ via });
const steps = Array.from({ length: undisturbed.steps }, (_, index) => [`before step ${index + 1}`, index + 1] as const);

each('the clock set back by an hour', 'steps', steps, async (wanted) => {
  const { seen } = await runLife({
    via,
    before: async ({ world }, step) => {
      if (step !== wanted) return;
      world.skewMs = -hour;
      // Muster looks at the clock every second.
      await world.settle();
    },
  });
  expect(seen).toEqual(calm.seen);
});

each('the clock set back by an hour while Muster is not running', 'steps', steps, async (wanted) => {
  const { seen } = await runLife({
    via,
    before: async (life, step) => {
      if (step !== wanted) return;
      life.world.skewMs = -hour;
      await life.restart();
    },
  });
  expect(seen).toEqual(calm.seen);
});
