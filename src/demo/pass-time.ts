import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoWorld } from './demo-world.ts';

const secondMs = 1_000;
const minuteMs = 60_000;
/** After so many steps of their own, what falls due within a minute shares one: a bad day must not take an hour. */
const exactSteps = 600;
/** How long a Slack that hangs may hold a step up. */
const idleMs = 300;

/**
 * Moves the clock on from one thing that is due to the next, ours or the carriers', so that each happens at its time and
 * what follows from it counts from there. Resolves when everything up to the end is done.
 */
export async function passTime(
  { app, clock, phones }: Pick<DemoWorld, 'app' | 'clock' | 'phones'>,
  ms: number,
): Promise<void> {
  const end = clock.now() + ms;
  const settle = async () => {
    await phones.idle();
    await app.idle();
  };
  for (let steps = 0; ; steps += 1) {
    const due = await app.tick();
    await Promise.race([settle(), sleep(idleMs)]);
    const now = clock.now();
    if (now >= end) return;
    const next = Math.min(...[due, clock.nextAlarm(), end].filter((at) => at !== null && at > now).map(Number));
    const shortest = steps < exactSteps ? secondMs : minuteMs;
    clock.advance(Math.min(end - now, Math.max(next - now, shortest)));
  }
}
