import { dirname } from 'node:path';
import type { Ctx } from '../domain/decision.ts';
import { createLog } from '../log.ts';
import type { Log, Random } from '../ports.ts';
import { createRandom } from '../random.ts';
import type { Settings } from '../settings.ts';
import type { Db } from '../store/db.ts';
import { migrate } from '../store/migrate.ts';
import { openDb, sqliteFile } from '../store/open.ts';
import type { Deps } from '../usecases/perform.ts';
import { createSerial } from '../usecases/serial.ts';

/** What a verb of the command line works with. */
export interface Workbench {
  db: Db;
  deps: Deps & { random: Random };
  ctx: Ctx;
  log: Log;
}

/** Opens the database, brings it up to date, does the work and closes it again. */
export async function withDatabase<T>(settings: Settings, work: (bench: Workbench) => Promise<T>): Promise<T> {
  const db = await openDb(settings.databaseUrl);
  try {
    await migrate(db);
    const random = createRandom(Date.now);
    const log = createLog('silent');
    const deps = {
      db,
      log,
      random,
      carriers: new Set(['slack'] as const),
      serial: createSerial(),
      wake: () => undefined,
    };
    return await work({ db, deps, log, ctx: { now: Date.now(), newId: random.id, actor: null, cause: null } });
  } finally {
    await db.close();
  }
}

/** The folder of the database file, where the secret lies too; `null` for a database in memory. */
export function dataFolderOf(databaseUrl: string): string | null {
  if (!databaseUrl.startsWith('file:')) return './data';
  const file = sqliteFile(databaseUrl);
  return file === ':memory:' ? null : dirname(file);
}
