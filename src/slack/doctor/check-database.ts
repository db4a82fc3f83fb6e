import type { Finding } from '../../domain/finding.ts';
import { incidentName } from '../../domain/incident.ts';
import { type Restored, restoredFact } from '../../domain/recall.ts';
import { type CanaryReceipt, canaryFact } from '../../domain/self-watch.ts';
import type { Db } from '../../store/db.ts';
import { fact } from '../../store/facts.ts';
import { inboxBacklog } from '../../store/inbox.ts';
import { appliedMigrations } from '../../store/migrate.ts';
import { outboxBacklog } from '../../store/outbox.ts';
import { setAside } from '../../store/set-aside.ts';
import { backupFact } from '../../usecases/remember-fact.ts';
import { words } from '../../words/words.ts';

const lateAfterSeconds = 60;
const canaryAgeMaxMs = 3 * 60_000;
const setAsideMax = 5;
const restoredShownMs = 7 * 24 * 60 * 60_000;
const backupAgeMaxMs = 7 * 24 * 60 * 60_000;

/** Whether what is written down is also done, and when it was last copied. */
export async function checkDatabase(db: Db, now: number): Promise<Finding[]> {
  const migrations = await appliedMigrations(db);
  return [
    { level: 'ok', what: 'database', detail: words.doctor.database(db.engine, migrations.length) },
    ...(await checkQueues(db, now)),
    ...(await checkSetAside(db)),
    ...(await checkCanary(db, now)),
    ...(await checkRestored(db, now)),
    await checkBackup(db, now),
  ];
}

async function checkQueues(db: Db, now: number): Promise<Finding[]> {
  const outbox = await outboxBacklog(db, now);
  const inbox = await inboxBacklog(db);
  const late = outbox.oldestDueAt === null ? 0 : Math.round((now - outbox.oldestDueAt) / 1000);
  const findings: Finding[] = [
    late > lateAfterSeconds
      ? {
          level: 'error',
          what: 'outbox',
          detail: words.doctor.queueLate(outbox.overdue, late),
        }
      : { level: 'ok', what: 'outbox', detail: words.doctor.queue(outbox.overdue) },
  ];
  if (outbox.failed > 0)
    findings.push({
      level: 'warning',
      what: 'outbox',
      detail: words.doctor.refusedBySlack(outbox.failed),
    });
  if (inbox.poisoned > 0)
    findings.push({
      level: 'error',
      what: 'inbox',
      detail: words.doctor.notHandled(inbox.poisoned),
    });
  return findings;
}

/** Each with its reason: somebody has to look at it, and nothing else shows it. */
async function checkSetAside(db: Db): Promise<Finding[]> {
  const rows = await setAside(db, setAsideMax);
  return rows.map(({ what, reason }) => ({ level: 'error', what: 'stuck', detail: `${what}: ${reason}` }));
}

/** A server writes one every minute; where none ever ran there is nothing to say. */
async function checkCanary(db: Db, now: number): Promise<Finding[]> {
  const text = await fact(db, canaryFact);
  if (text === null) return [];
  const ageMs = now - (JSON.parse(text) as CanaryReceipt).arrivedAt;
  const seconds = Math.max(0, Math.round(ageMs / 1000));
  return ageMs > canaryAgeMaxMs
    ? [{ level: 'warning', what: 'canary', detail: words.doctor.canaryLost(seconds) }]
    : [{ level: 'ok', what: 'canary', detail: words.doctor.canary(seconds) }];
}

async function checkRestored(db: Db, now: number): Promise<Finding[]> {
  const text = await fact(db, restoredFact);
  if (text === null) return [];
  const { at, since, lost } = JSON.parse(text) as Restored;
  if (now - at > restoredShownMs) return [];
  const day = new Date(since).toISOString().slice(0, 16).replace('T', ' ');
  const names = lost.map((number) => incidentName({ number })).join(', ');
  return [{ level: 'warning', what: 'database', detail: words.doctor.restored(day, names) }];
}

async function checkBackup(db: Db, now: number): Promise<Finding> {
  if (db.engine === 'postgres') return { level: 'ok', what: 'backup', detail: words.doctor.backupByPostgres };
  const last = await fact(db, backupFact);
  if (last === null) return { level: 'warning', what: 'backup', detail: words.doctor.noBackup };
  const { at } = JSON.parse(last) as { at: number };
  const days = Math.floor((now - at) / (24 * 60 * 60_000));
  const day = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  return now - at > backupAgeMaxMs
    ? { level: 'warning', what: 'backup', detail: words.doctor.oldBackup(days) }
    : { level: 'ok', what: 'backup', detail: words.doctor.backup(day) };
}
