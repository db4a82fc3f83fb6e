import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoWorld } from './demo-world.ts';

const secondMs = 1_000;
const minuteMs = 60_000;
/** After so many steps of their own, what falls due within a minute shares one: a bad day must not take an hour. */
const exactSteps = 600;
/** How often a moment is looked at until nothing in it is due any more; a Slack that is down leaves some for later. */
const looksMax = 8;
/** How long a Slack that hangs may hold a look up: at first, and once it has held up the whole way for long. */
const idleMs = 2_000;
const hurriedMs = 150;
const patienceMs = 15_000;

/**
 * Moves the clock on from one thing that is due to the next, ours or the carriers', so that each happens at its time and
 * what follows from it counts from there. Resolves when everything up to the end is done.
 */
export async function passTime(
  { app, clock, phones, slack }: Pick<DemoWorld, 'app' | 'clock' | 'phones' | 'slack'>,
  ms: number,
): Promise<void> {
  const end = clock.now() + ms;
  let waitedMs = 0;
  const idle = async () => {
    await phones.idle();
    await app.idle();
  };
  const done = () =>
    slack.calls().length + phones.all().reduce((sum, { sms, calls }) => sum + sms.length + calls.length, 0);
  /** Does what is due now and what follows from it; returns when something is due again, or infinity. */
  const settle = async (): Promise<number> => {
    let next = Number.POSITIVE_INFINITY;
    for (let looks = 0; looks < looksMax; looks += 1) {
      const doneBefore = done();
      // Alarms of the clock that ring now ring before the next look.
      await sleep(1);
      const due = await app.tick();
      const before = performance.now();
      await Promise.race([idle(), sleep(waitedMs < patienceMs ? idleMs : hurriedMs)]);
      waitedMs += performance.now() - before;
      next = Math.min(...[due, phones.nextAt()].filter((at) => at !== null));
      if (next > clock.now() && done() === doneBefore) break;
    }
    return next;
  };
  for (let steps = 0; ; steps += 1) {
    const next = await settle();
    const now = clock.now();
    if (now >= end) return;
    const shortest = steps < exactSteps ? secondMs : minuteMs;
    clock.advance(Math.min(end - now, Math.max(next - now, shortest)));
  }
}
