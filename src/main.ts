import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type App, createApp } from './app.ts';
import { dataFolderOf } from './cli/with-database.ts';
import { createNotify } from './create-notify.ts';
import { createLog } from './log.ts';
import type { Clock, Log, SlackIdentity } from './ports.ts';
import { createRandom } from './random.ts';
import { rehearse } from './rehearse.ts';
import { createSeal, loadSecret } from './seal.ts';
import type { Settings } from './settings.ts';
import { identify } from './slack/identify.ts';
import { rosterNews } from './slack/roster-news.ts';
import { createSocketMode } from './slack/socket.ts';
import { createSlack } from './slack/web.ts';
import { stopSignal } from './stop-signal.ts';
import type { Db } from './store/db.ts';
import { fact } from './store/facts.ts';
import { migrate } from './store/migrate.ts';
import { openDb, sqliteFile } from './store/open.ts';
import { lockServer, type ServerLock } from './store/server-lock.ts';
import { trimMemory } from './trim-memory.ts';
import { applyRoster } from './usecases/apply-roster.ts';
import { rememberFact } from './usecases/remember-fact.ts';
import { createSerial } from './usecases/serial.ts';

const clock: Clock = { now: () => Date.now() };
const identityFact = 'slack_identity';
const stopWithinMs = 9_000;

/** Why the server cannot start, in words for who runs it. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}

/** Runs the server until it is told to stop. Throws `CannotStart` with what to mend. */
export async function runServer(settings: Settings): Promise<void> {
  const log = createLog(settings.logLevel);
  const lock = takeLock(settings);
  const db = await openDb(settings.databaseUrl);
  await migrate(db);
  await applyConfig(settings, db, log);
  await rehearse(db, clock, createLog('silent'));
  const app = await wire(settings, db, log);
  let address: string;
  try {
    address = await app.start({ host: settings.host, port: settings.port });
  } catch (error) {
    // A port that is in use: sending would go on in a process that nobody can reach, and that never ends.
    await app.stop();
    await db.close();
    lock?.release();
    throw error;
  }
  const stopTrimming = trimMemory();
  log.info({ address, mode: settings.slack?.appToken ? 'socket' : 'http', node: process.versions.node }, 'ready');
  await stopSignal(log);
  stopTrimming();
  // A last resort: Slack or a disk that hangs must not keep the process from ending.
  const lastResort = setTimeout(() => process.exit(0), stopWithinMs);
  await app.stop();
  await db.close();
  lock?.release();
  clearTimeout(lastResort);
  log.info({}, 'stopped');
}

async function wire(settings: Settings, db: Db, log: Log): Promise<App> {
  const { slack: given } = settings;
  if (given === null) throw new CannotStart('Slack is not set up.');
  const random = createRandom(clock.now);
  const slack = createSlack({ token: given.botToken, apiUrl: given.apiUrl, clock, log });
  const identity = await whoAmI(slack, db, log, random.id);
  const { appToken, apiUrl, botToken } = given;
  return createApp({
    db,
    slack,
    identity,
    clock,
    random,
    log,
    token: botToken,
    signingSecret: appToken === null ? given.signingSecret : null,
    connect: appToken === null ? null : (intake) => createSocketMode({ appToken, apiUrl, intake, log }),
    dataFolder: dataFolderOf(settings.databaseUrl),
    watchesItself: true,
    notify: createNotify(settings, loadSecret(settings.secret, dataFolderOf(settings.databaseUrl))),
  });
}

/** Slack says who the token is; when it cannot be reached, what it said last time holds, so that pages already written leave. */
async function whoAmI(
  slack: Parameters<typeof identify>[0],
  db: Db,
  log: Log,
  newId: () => string,
): Promise<SlackIdentity> {
  const identified = await identify(slack);
  if (identified.ok) {
    const ctx = { now: clock.now(), newId, actor: null, cause: null };
    await rememberFact(db, identityFact, JSON.stringify(identified.identity), ctx);
    return identified.identity;
  }
  const { answer } = identified;
  if (answer === null) throw new CannotStart('SLACK_BOT_TOKEN is no bot token.');
  if (answer.kind === 'refused')
    throw new CannotStart(
      `Slack refuses SLACK_BOT_TOKEN (${answer.error}). Install the app again and copy its bot token.`,
    );
  const known = await fact(db, identityFact);
  if (known === null)
    throw new CannotStart(
      'Slack cannot be reached, and this Muster has never been connected. Check SLACK_API_URL and the network.',
    );
  log.warn({}, 'Slack cannot be reached; going on with what it said last time');
  return JSON.parse(known) as SlackIdentity;
}

async function applyConfig(settings: Settings, db: Db, log: Log): Promise<void> {
  const file = settings.config ?? (existsSync('muster.yml') ? 'muster.yml' : null);
  if (file === null) return;
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CannotStart(`MUSTER_CONFIG names ${file}, which cannot be read.`);
  });
  // Loaded only when there is a file: reading YAML takes more memory than running Muster should.
  const { readRoster } = await import('./roster/read-roster.ts');
  const read = readRoster(text);
  if (!read.ok) {
    const lines = read.faults.map(
      (fault) => `  ${file}:${fault.line}:${fault.column}: ${fault.path}: ${fault.message}`,
    );
    throw new CannotStart([`The roster file is wrong; nothing was applied.`, ...lines].join('\n'));
  }
  const random = createRandom(clock.now);
  const { close } = createSeal(loadSecret(settings.secret, dataFolderOf(settings.databaseUrl)));
  const deps = { db, log, carriers: new Set(['slack'] as const), serial: createSerial(), wake: () => undefined };
  const ctx = { now: clock.now(), newId: random.id, actor: null, cause: null };
  const input = { roster: read.roster, by: file, dryRun: false, seal: close, tell: rosterNews, keepEdits: true };
  const result = await applyRoster(deps, input, { ctx });
  if (!result.ok) return;
  const { version, plan, edits } = result.value;
  log.info({ version, changes: plan.changes.length }, 'roster applied');
  if (plan.isEmpty && edits.length > 0)
    log.info({ edits: edits.length }, 'the roster file is as it was: rotations edited in Slack since stay');
}

/** Two servers on one SQLite file would send everything twice. */
function takeLock(settings: Settings): ServerLock | null {
  if (!settings.databaseUrl.startsWith('file:')) return null;
  const file = sqliteFile(settings.databaseUrl);
  if (file === ':memory:') return null;
  const lock = lockServer(file);
  if (lock === null) throw new CannotStart('Another Muster is running on this database. Stop it first.');
  return lock;
}
