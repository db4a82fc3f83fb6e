import cron from 'node-cron';
import type { Ctx } from './domain/decision.ts';
import { rosterNotes } from './slack/roster-notes.ts';
import type { Deps } from './usecases/perform.ts';
import { askAfterPeople } from './usecases/record-user.ts';
import { compareTzdata, keepRendering, noteLint } from './usecases/watch-roster.ts';

const nightly = '41 3 * * *';
const tzdata = process.versions.tz ?? 'unknown';

/** Looks after the roster: the time zone data when Muster starts; every night who has left, lint and the rendered shifts. */
export function watchNightly(deps: Deps, makeCtx: () => Ctx): { start(): Promise<void>; stop(): void } {
  const task = cron.createTask(nightly, () =>
    askAfterPeople(deps, makeCtx())
      .then(() => noteLint(deps, rosterNotes, makeCtx()))
      .then(() => keepRendering(deps, tzdata, makeCtx()))
      .catch((error: unknown) => deps.log.error({ err: error }, 'the roster could not be looked through tonight')),
  );
  return {
    start: async () => {
      void task.start();
      await compareTzdata(deps, tzdata, rosterNotes, makeCtx());
    },
    stop: () => void task.stop(),
  };
}
