import cron from 'node-cron';
import { remove } from '../domain/decision.ts';
import type { Clock, Log } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { prunable } from '../store/prunable.ts';
import { toStatement } from '../store/statement.ts';

const nightly = '17 3 * * *';
const keepMs = 14 * 24 * 60 * 60_000;
const batchMax = 500;

/** Every night what is over and no longer needed for anything goes: handled deliveries, sent answers. */
export function prune(db: Db, clock: Clock, log: Log): { start(): void; stop(): void } {
  const run = async () => {
    for (;;) {
      const { inbox, outbox } = await prunable(db, clock.now() - keepMs, batchMax);
      if (inbox.length + outbox.length === 0) return;
      const changes = [
        ...(inbox.length > 0 ? [remove('inbox', { id: inbox })] : []),
        ...(outbox.length > 0 ? [remove('outbox', { id: outbox })] : []),
      ];
      await db.commit({ statements: changes.map((change) => toStatement(db.read, change)), audit: [] });
    }
  };
  const task = cron.createTask(nightly, () =>
    run().catch((error: unknown) =>
      log.error({ err: error }, 'the nightly clean-up failed; tomorrow it is tried again'),
    ),
  );
  return { start: () => void task.start(), stop: () => void task.stop() };
}
