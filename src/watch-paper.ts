import cron from 'node-cron';
import { paperRoster } from './domain/paper/paper-roster.ts';
import { keepPaper } from './keep-paper.ts';
import type { Clock, Log } from './ports.ts';
import type { Db } from './store/db.ts';
import { currentDirectory } from './store/directory.ts';

const nightly = '11 2 * * *';
const lookEveryMs = 10_000;

export interface PaperWatch {
  start(): void;
  /** Looks every ten seconds whether who is on call was changed, by this process or another, and then writes it anew. */
  follow(): Promise<void>;
  stop(): void;
}

interface PaperWatchDeps {
  db: Db;
  clock: Clock;
  log: Log;
  /** Where it is kept; `null` = nowhere. */
  folder: string | null;
  /** Opens sealed contact addresses. */
  open: (sealed: string) => string;
}

/** Writes the roster on paper every night, and soon after every change of the roster. */
export function watchPaper({ db, clock, log, folder, open }: PaperWatchDeps): PaperWatch {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let written: string | null = null;

  const write = async (isForced: boolean): Promise<void> => {
    const directory = await currentDirectory(db);
    if (folder === null || directory.version === 0) return;
    const overrides = directory.roster.schedules.map((schedule) => schedule.overrides.map(({ id }) => id));
    const state = JSON.stringify([directory.version, overrides, [...directory.inactive]]);
    if (state === written && !isForced) return;
    const now = clock.now();
    await keepPaper(folder, paperRoster({ directory, now, open }), now);
    written = state;
  };

  const task = cron.createTask(nightly, () =>
    write(true).catch((error: unknown) =>
      log.error({ err: error }, 'the roster on paper could not be written tonight'),
    ),
  );
  return {
    start: () => void task.start(),
    follow: async () => {
      const now = clock.now();
      if (folder === null || Math.abs(now - lookedAt) < lookEveryMs) return;
      lookedAt = now;
      await write(false);
    },
    stop: () => void task.stop(),
  };
}
