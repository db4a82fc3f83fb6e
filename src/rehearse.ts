import { createHmac } from 'node:crypto';
import { type App, createApp } from './app.ts';
import type { Clock, Log, Slack } from './ports.ts';
import { createRandom } from './random.ts';
import type { Db } from './store/db.ts';
import { currentRoster } from './store/directory.ts';
import { migrate } from './store/migrate.ts';
import { openDb } from './store/open.ts';
import { applyRoster } from './usecases/apply-roster.ts';
import { createSerial } from './usecases/serial.ts';

const signingSecret = 'rehearsal';
const user = 'U0REHEARSAL';
const ticksMax = 8;

/**
 * Plays an incident to itself before it says that it is ready: with the roster in force, in a database in memory, and
 * with a Slack that says yes to everything. What runs for the first time is slow, and the first page must not be it.
 */
export async function rehearse(db: Db, clock: Clock, log: Log): Promise<void> {
  const stage = await openDb('file::memory:');
  try {
    await migrate(stage);
    const random = createRandom(clock.now);
    const deps = {
      db: stage,
      log,
      carriers: new Set(['slack'] as const),
      serial: createSerial(),
      wake: () => undefined,
    };
    const ctx = { now: clock.now(), newId: random.id, actor: null, cause: null };
    const { roster } = await currentRoster(db);
    await applyRoster(deps, { roster, by: 'rehearsal', dryRun: false, seal: (text) => text }, { ctx });
    const identity = { teamId: 'T0', teamUrl: 'https://rehearsal/', botUserId: 'U0BOT', botId: 'B0', scopes: [] };
    const app = createApp({
      db: stage,
      slack: agreeable(),
      identity,
      clock,
      random,
      log,
      token: 'xoxb-0',
      signingSecret,
      connect: null,
      dataFolder: null,
    });
    await type(app, clock, 'new! Rehearsal', 'C0GENERAL');
    await type(app, clock, 'ack', 'C0');
    await app.stop(1_000);
  } catch (error) {
    log.warn({ err: error }, 'the rehearsal failed; going on without');
  } finally {
    await stage.close();
  }
}

/** A command as Slack would send it, and everything that follows from it. */
async function type(app: App, clock: Clock, text: string, channel: string): Promise<void> {
  const form = {
    command: '/incident',
    text,
    user_id: user,
    team_id: 'T0',
    channel_id: channel,
    trigger_id: `${text} ${clock.now()}`,
    response_url: 'https://rehearsal/answer',
  };
  const payload = new URLSearchParams(form).toString();
  const timestamp = Math.floor(clock.now() / 1000);
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${payload}`).digest('hex');
  await app.server.inject({
    method: 'POST',
    url: '/slack/events',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    },
    payload,
  });
  for (let tick = 0; tick < ticksMax; tick += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    await app.tick();
    await app.idle();
  }
}

/** A Slack that agrees to everything at once. */
function agreeable(): Slack {
  let messages = 0;
  let channels = 0;
  const answers: Record<string, () => Record<string, unknown>> = {
    'conversations.create': () => ({ channel: { id: `C${channels++}`, name: 'rehearsal' } }),
    'chat.postMessage': () => ({ channel: 'C0', ts: `${1 + messages++}.000000` }),
    'bookmarks.add': () => ({ bookmark: { id: 'Bk0' } }),
    'conversations.list': () => ({ channels: [] }),
    'conversations.members': () => ({ members: [user] }),
  };
  const ok = async (data: Record<string, unknown> = {}) => ({ kind: 'ok' as const, data });
  return { call: (method) => ok(answers[method]?.()), respond: () => ok(), upload: () => ok() };
}
