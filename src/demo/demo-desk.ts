import { verbs } from '../slack/verb/verbs.ts';
import type { CommandWord, Desk, Journey } from '../workspace/ground.ts';
import type { DemoWorld } from './demo-world.ts';
import { Journal } from './journal.ts';
import { createOutlook } from './outlook.ts';
import { passTime } from './pass-time.ts';

const words: readonly CommandWord[] = verbs.map(({ name, usage, help }) => ({
  command: '/incident',
  word: name,
  usage,
  help,
}));

const gatherMs = 120;
const singleLineMs = 60_000;

/** A world as the page sees it and moves it. `changed` is called whenever there is something else to show. */
export async function createDesk(world: DemoWorld, changed: () => void): Promise<Desk & { close(): void }> {
  const { slack, clock, roster, phones, db } = world;
  const journal = new Journal(world);
  let journey: Journey | null = null;
  const lookAhead = createOutlook(db);
  let outlook = await lookAhead(clock.now());
  let soon: NodeJS.Timeout | undefined;
  let isClosed = false;
  const look = async () => {
    const before = JSON.stringify(outlook);
    outlook = await lookAhead(clock.now());
    if (JSON.stringify(outlook) !== before) changed();
  };
  const lookSoon = () => {
    if (isClosed) return;
    soon ??= setTimeout(() => {
      soon = undefined;
      // A world that is closing under it has nothing ahead.
      if (!isClosed) look().catch(() => undefined);
    }, gatherMs);
  };
  for (const source of [slack, phones]) {
    source.subscribe(() => {
      changed();
      lookSoon();
    });
  }
  return {
    slack,
    phones,
    zone: roster.timezone,
    cast: roster.people.map(({ slack: id }) => id),
    words,
    now: clock.now,
    advance: async (ms) => {
      const made = await journal.during(clock.now, () => passTime(world, ms));
      journey = made.lines.length === 0 ? null : made;
      await look();
      changed();
    },
    handOffs: () => outlook.handOffs,
    // Between two looks a page may have fallen due: what is over is nothing to go to.
    nextPage: () => (outlook.page !== null && outlook.page.at > clock.now() ? outlook.page : null),
    journey: () => (journey !== null && isStale(journey, clock.now()) ? null : journey),
    forgetJourney: () => {
      journey = null;
      changed();
    },
    close: () => {
      isClosed = true;
      clearTimeout(soon);
    },
  };
}

/** A single line, such as a phone that rings, is soon no news; a long way stays to be read. */
function isStale({ to, lines }: Journey, now: number): boolean {
  return lines.length === 1 && now - to > singleLineMs;
}
