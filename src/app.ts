import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Ctx } from './domain/decision.ts';
import { createDeliverer } from './engine/deliver.ts';
import { escalateDue } from './engine/escalate.ts';
import { createInbox, type InboxOptions } from './engine/inbox.ts';
import { prune } from './engine/prune.ts';
import { createPulse } from './engine/pulse.ts';
import { fireDueTimers } from './engine/remind.ts';
import { createHomeRenewal } from './engine/renew-homes.ts';
import { registerApi } from './http/api/api.ts';
import { registerCalendar } from './http/api/calendar.ts';
import { registerEnqueue } from './http/api/enqueue.ts';
import { createServer } from './http/server.ts';
import { createMetrics } from './metrics.ts';
import type { Clock, Log, Random, Slack, SlackIdentity } from './ports.ts';
import { createBolt, createHandle } from './slack/app.ts';
import { senders } from './slack/deliver/senders.ts';
import { createHomeTab } from './slack/home-tab.ts';
import { createIntake, tellPutOff } from './slack/intake.ts';
import { type Intake, registerReceiver } from './slack/receiver.ts';
import { reconcile } from './slack/reconcile.ts';
import type { SocketMode } from './slack/socket.ts';
import { createViewCache } from './slack/view-cache.ts';
import type { Db } from './store/db.ts';
import { currentRoster } from './store/directory.ts';
import { lastWrittenAt } from './store/due-rows.ts';
import { nextEscalationDue } from './store/incidents.ts';
import { nextOutboxDue, outboxBacklog } from './store/outbox.ts';
import { nextTimerDue } from './store/timers.ts';
import { watchWrites } from './store/watch-writes.ts';
import { findGaps } from './usecases/find-gaps.ts';
import { followClock } from './usecases/follow-clock.ts';
import { joinNamedChannels } from './usecases/join-channels.ts';
import type { Deps } from './usecases/perform.ts';
import { probeStore } from './usecases/probe-store.ts';
import { createSerial } from './usecases/serial.ts';
import { type DashboardAccess, registerDashboard } from './web/dashboard.ts';

const compareWithinMs = 3_000;
const compareAgainMs = 60_000;

export interface AppDeps {
  db: Db;
  slack: Slack;
  identity: SlackIdentity;
  clock: Clock;
  random: Random;
  log: Log;
  token: string;
  /** HTTP mode when given; Socket Mode otherwise. */
  signingSecret: string | null;
  /** Makes the socket once there is somewhere to deliver to. */
  connect: ((intake: Intake) => SocketMode) | null;
  /** Where files are written on their way; a temporary folder when absent. */
  dataFolder: string | null;
  /** Serves the dashboard; without it nobody can sign in yet, and its addresses do not exist. */
  dashboard?: DashboardAccess;
}

export interface App {
  server: FastifyInstance;
  /** Takes up what was left, then listens. Resolves with the address when it is ready. */
  start(listen: { host: string; port: number }): Promise<string>;
  /** Takes nothing new, finishes what is in flight for at most `graceMs`, closes everything but the database. */
  stop(graceMs?: number): Promise<void>;
  /** Does what is due now; for tests with a clock of their own. */
  tick(): Promise<void>;
  /** Resolves when nothing is in flight. */
  idle(): Promise<void>;
}

/** The whole wiring, top to bottom: nothing is made anywhere else. */
export function createApp(deps: AppDeps): App {
  const { clock, random, log, identity } = deps;
  const db = watchWrites(deps.db);
  const makeCtx = (): Ctx => ({ now: clock.now(), newId: random.id, actor: null, cause: null });
  const metrics = createMetrics(db, clock.now);
  const slack = metrics.watch(deps.slack);
  const wake = () => {
    // What was just written leaves at once; everything else that time makes happen is looked at shortly.
    deliverer.run().catch((error: unknown) => log.error({ err: error }, 'sending failed; the next sweep tries again'));
    pulse.wake();
  };
  const work: Deps = { db, log, carriers: new Set(['slack']), serial: createSerial(), wake };

  const dataFolder = deps.dataFolder ?? mkdtempSync(join(tmpdir(), 'muster-'));
  const loadView = createViewCache(db, { now: clock.now, teamUrl: identity.teamUrl });
  const renderHome = createHomeTab(db, clock.now);
  const senderDeps = { db, slack, identity, loadView, renderHome, clock, log, dataFolder };
  const deliverer = createDeliverer(work, {
    owner: random.id(),
    makeCtx,
    send: (row) => senders[row.kind](row, senderDeps),
  });

  const bolt = createBolt({ deps: work, slack, identity, clock, random, log }, deps.token);
  const putOff: InboxOptions['putOff'] = (envelope, reply) => tellPutOff(slack, envelope, reply);
  const inbox = createInbox(work, { handle: createHandle(bolt, clock), makeCtx, putOff });
  const intake = createIntake(inbox, slack);
  const socket = deps.connect?.(intake) ?? null;

  const renewHomes = createHomeRenewal(work, {
    makeCtx,
    digestOf: async (userId) => (await renderHome(userId)).digest,
  });
  /** One part of a sweep that fails must not stop the others. */
  const attempt = async <T>(what: string, part: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await part();
    } catch (error) {
      log.error({ err: error, what }, 'a part of a sweep failed; the next one tries again');
      return undefined;
    }
  };
  let isStopping = false;
  const failing = new Set<string>();
  let latest = Number.NEGATIVE_INFINITY;
  const noticeClock = async () => {
    const ctx = makeCtx();
    await followClock(work, latest, ctx);
    latest = ctx.now;
  };
  let rosterVersion = -1;
  const joinNewlyNamed = async () => {
    const { version } = await currentRoster(db);
    if (version === rosterVersion) return;
    await joinNamedChannels(work, makeCtx());
    rosterVersion = version;
  };
  const beat = async (): Promise<number | null> => {
    await attempt('the clock', noticeClock);
    await attempt('channels', joinNewlyNamed);
    await attempt('deliveries from Slack', inbox.sweep);
    await attempt('escalations', () => escalateDue(work, makeCtx, failing));
    await attempt('timers', () => fireDueTimers(work, makeCtx));
    await attempt('sending', deliverer.run);
    const homesDueAt = (await attempt('home tabs', renewHomes)) ?? null;
    await attempt('sending', deliverer.run);
    return earliest(
      await nextEscalationDue(db),
      await nextTimerDue(db),
      await nextOutboxDue(db, clock.now()),
      homesDueAt,
    );
  };
  const pulse = createPulse(clock, beat, (error) =>
    log.error({ err: error }, 'a sweep failed; the next one tries again'),
  );
  const chores = prune(db, clock, log);

  const server = createServer({
    clock,
    log,
    health: {
      pingDatabase: async () => void (await currentRoster(db)),
      whyNotWritten: () => probeStore(db, makeCtx()),
      slack: () => ({ isReady: socket === null || socket.open > 0, detail: 'no socket to Slack is open' }),
      oldestDueAt: async () => (await outboxBacklog(db, clock.now())).oldestDueAt,
      metrics: metrics.render,
    },
  });
  if (deps.signingSecret !== null) registerReceiver(server, { signingSecret: deps.signingSecret, clock, log, intake });
  registerApi(server, { db, clock, log });
  registerCalendar(server, { db, clock, log });
  registerEnqueue(server, { deps: work, makeCtx });
  if (deps.dashboard !== undefined) registerDashboard(server, { db, clock, log, dashboard: deps.dashboard });

  /**
   * A database restored from a backup is found out before anything is sent or declared, unless Slack cannot be asked:
   * then paging goes on, and it is asked again until it answers.
   */
  const comparing = async (since: number): Promise<void> => {
    const isKnown = await attempt('comparing with Slack', () => reconcile(work, { slack, identity }, since, makeCtx()));
    if (isKnown !== true && !isStopping) setTimeout(() => void comparing(since), compareAgainMs).unref();
  };

  /** In nobody's way: neither `ready` nor a page waits for it. */
  const lookForGaps = () => {
    findGaps(work, makeCtx()).catch((error: unknown) =>
      log.error({ err: error }, 'what was missed could not be looked for; the next start tries again'),
    );
  };

  const idle = async () => {
    while (inbox.inFlight + deliverer.inFlight > 0) {
      await inbox.idle();
      await deliverer.idle();
    }
  };

  return {
    server,
    idle,
    tick: async () => void (await beat()),
    start: async ({ host, port }) => {
      latest = await lastWrittenAt(db);
      const compared = comparing(latest);
      await attempt('the clock', noticeClock);
      await within(compareWithinMs, compared);
      await deliverer.recover();
      pulse.start();
      chores.start();
      const address = await server.listen({ host, port });
      await socket?.start(lookForGaps);
      lookForGaps();
      return address;
    },
    stop: async (graceMs = 8_000) => {
      isStopping = true;
      await socket?.stop();
      chores.stop();
      await within(graceMs, server.close());
      await within(graceMs, pulse.stop());
      await within(graceMs, idle());
      deliverer.stop();
      if (deps.dataFolder === null) rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function earliest(...times: (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const deadline = new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
  await Promise.race([work, deadline]);
}
