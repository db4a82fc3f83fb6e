import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Notify } from './create-notify.ts';
import { createSend } from './create-send.ts';
import type { Ctx } from './domain/decision.ts';
import type { CarrierName } from './domain/roster.ts';
import { createEscalationAudit } from './engine/audit-escalations.ts';
import { createBreakers, listenedTo } from './engine/breakers.ts';
import { createDeliverer } from './engine/deliver.ts';
import { escalateDue } from './engine/escalate.ts';
import { createHandOff } from './engine/hand-off.ts';
import { createInbox, type InboxOptions } from './engine/inbox.ts';
import { prune } from './engine/prune.ts';
import { createPulse } from './engine/pulse.ts';
import { fireDueTimers } from './engine/remind.ts';
import { createHomeRenewal } from './engine/renew-homes.ts';
import { createSelfWatch } from './engine/self-watch.ts';
import { createGroupSync } from './engine/sync-groups.ts';
import { createArrivalWatch } from './engine/watch-arrivals.ts';
import { createWeekly } from './engine/weekly.ts';
import { registerApi } from './http/api/api.ts';
import { registerCalendar } from './http/api/calendar.ts';
import { registerEnqueue } from './http/api/enqueue.ts';
import { registerPageLinks } from './http/page-link-routes.ts';
import { createServer } from './http/server.ts';
import { registerTwilio } from './http/twilio-routes.ts';
import { createMetrics } from './metrics.ts';
import type { Clock, Log, Random, Slack, SlackIdentity } from './ports.ts';
import { createBolt, createHandle } from './slack/app.ts';
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
import { detourPages } from './usecases/detour-pages.ts';
import { findGaps } from './usecases/find-gaps.ts';
import { followClock } from './usecases/follow-clock.ts';
import { joinNamedChannels } from './usecases/join-channels.ts';
import type { Deps } from './usecases/perform.ts';
import { probeStore } from './usecases/probe-store.ts';
import { createSerial } from './usecases/serial.ts';
import { watchNightly } from './watch-nightly.ts';
import { watchPaper } from './watch-paper.ts';

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
  /** Adds the dashboard to the server. Nobody can sign in yet, so only the demo has one, and a server does not load it. */
  addDashboard?: (server: FastifyInstance, deps: { db: Db; clock: Clock; log: Log }) => void;
  /** A test page every minute, and alarms about Muster itself; a server that people rely on has it. */
  watchesItself?: boolean;
  /** Ways to reach people outside Slack; without it there is Slack alone. */
  notify?: Notify;
}

export interface App {
  server: FastifyInstance;
  /** Takes up what was left, then listens. Resolves with the address when it is ready. */
  start(listen: { host: string; port: number }): Promise<string>;
  /** Takes nothing new, finishes what is in flight for at most `graceMs`, closes everything but the database. */
  stop(graceMs?: number): Promise<void>;
  /** Does what is due now and says when something is due again; for tests with a clock of their own. */
  tick(): Promise<number | null>;
  /** Resolves when nothing is in flight. */
  idle(): Promise<void>;
}

/** The whole wiring, top to bottom: nothing is made anywhere else. */
export function createApp(deps: AppDeps): App {
  const { clock, random, log, identity } = deps;
  const db = watchWrites(deps.db);
  const makeCtx = (): Ctx => ({ now: clock.now(), newId: random.id, actor: null, cause: null });
  const metrics = createMetrics(db, clock.now);
  const breakers = createBreakers();
  const slack = listenedTo(metrics.watch(deps.slack), breakers, clock.now);
  const wake = () => {
    // What was just written leaves at once; everything else that time makes happen is looked at shortly.
    deliverer.run().catch((error: unknown) => log.error({ err: error }, 'sending failed; the next sweep tries again'));
    pulse.wake();
  };
  const work: Deps = { db, log, carriers: carrierNames(deps.notify), serial: createSerial(), wake };

  const dataFolder = deps.dataFolder ?? mkdtempSync(join(tmpdir(), 'muster-'));
  const loadView = createViewCache(db, { now: clock.now, teamUrl: identity.teamUrl });
  const renderHome = createHomeTab(db, clock.now, work.carriers);
  const senderDeps = { db, slack, identity, loadView, renderHome, clock, log, dataFolder };
  const { send, pingsLost } = createSend(senderDeps, { notify: deps.notify, breakers });
  const deliverer = createDeliverer(work, { owner: random.id(), makeCtx, send });

  const listening = { deps: work, slack, identity, clock, random, log, publicUrl: deps.notify?.publicUrl ?? '' };
  const { codes, check: checkCarriers } = deps.notify ?? {};
  const bolt = createBolt({ ...listening, codes, checkCarriers }, deps.token);
  const putOff: InboxOptions['putOff'] = (envelope, reply) => tellPutOff(slack, envelope, reply);
  const inbox = createInbox(work, { handle: createHandle(bolt, clock), makeCtx, putOff });
  const intake = createIntake(inbox, slack);
  const socket = deps.connect?.(intake) ?? null;

  const renewHomes = createHomeRenewal(work, {
    makeCtx,
    digestOf: async (userId) => (await renderHome(userId)).digest,
  });
  const auditEscalations = createEscalationAudit(work, makeCtx);
  const handOff = createHandOff(work, makeCtx);
  const syncGroups = createGroupSync(work, makeCtx);
  const tellWeek = createWeekly(work, makeCtx);
  const watchArrivals = createArrivalWatch(work, makeCtx);
  const selfWatch = deps.watchesItself === true ? createSelfWatch(work, { makeCtx, pingsLost }) : null;
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
    await attempt('the auditor', auditEscalations);
    await attempt('escalations', () => escalateDue(work, makeCtx, failing));
    const arrivalsAt = (await attempt('who comes on call', watchArrivals)) ?? null;
    const handOffAt = (await attempt('shifts', handOff)) ?? null;
    const groupsAt = (await attempt('user groups', syncGroups)) ?? null;
    const weekAt = (await attempt('the week', tellWeek)) ?? null;
    await attempt('timers', () => fireDueTimers(work, makeCtx));
    await attempt('the roster on paper', () => paper.follow());
    await attempt('sending', deliverer.run);
    await attempt('carriers that are down', async () => {
      const down = breakers.down(clock.now());
      if (down.length > 0) await detourPages(work, down, makeCtx());
    });
    const homesDueAt = (await attempt('home tabs', renewHomes)) ?? null;
    await attempt('sending', deliverer.run);
    const watchAt = selfWatch && ((await attempt('the self-watch', selfWatch.look)) ?? null);
    return earliest(
      await nextEscalationDue(db),
      await nextTimerDue(db),
      await nextOutboxDue(db, clock.now()),
      homesDueAt,
      arrivalsAt,
      handOffAt,
      watchAt,
      groupsAt,
      weekAt,
    );
  };
  const pulse = createPulse(clock, beat, (error) =>
    log.error({ err: error }, 'a sweep failed; the next one tries again'),
  );
  const chores = prune(db, clock, log);
  const watch = watchNightly(work, makeCtx);
  const open = (sealed: string) => deps.notify?.seal.open(sealed) ?? sealed;
  const paper = watchPaper({ db, clock, log, folder: deps.dataFolder && join(deps.dataFolder, 'paper'), open });

  const server = createServer({
    clock,
    log,
    health: {
      pingDatabase: async () => void (await currentRoster(db)),
      whyNotWritten: () => probeStore(db, makeCtx()),
      slack: () => ({ isReady: socket === null || socket.open > 0, detail: 'no socket to Slack is open' }),
      oldestDueAt: async () => (await outboxBacklog(db, clock.now())).oldestDueAt,
      metrics: metrics.render,
      ...(selfWatch && { whyNotTrusted: selfWatch.whyNotTrusted }),
    },
  });
  if (deps.signingSecret !== null) registerReceiver(server, { signingSecret: deps.signingSecret, clock, log, intake });
  if (deps.notify !== undefined) {
    const { twilioToken: token, publicUrl, seal, links, codes } = deps.notify;
    registerPageLinks(server, { deps: work, links, makeCtx });
    if (token !== null) registerTwilio(server, { deps: work, token, publicUrl, seal, codes, makeCtx, log });
  }
  registerApi(server, { db, clock, log });
  registerCalendar(server, { db, clock, log });
  registerEnqueue(server, { deps: work, makeCtx });
  deps.addDashboard?.(server, { db, clock, log });

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
    tick: beat,
    start: async ({ host, port }) => {
      latest = await lastWrittenAt(db);
      const compared = comparing(latest);
      await attempt('the clock', noticeClock);
      await within(compareWithinMs, compared);
      await deliverer.recover();
      pulse.start();
      chores.start();
      paper.start();
      await attempt('the time zone data', watch.start);
      const address = await server.listen({ host, port });
      await socket?.start(lookForGaps);
      lookForGaps();
      return address;
    },
    stop: async (graceMs = 8_000) => {
      isStopping = true;
      await socket?.stop();
      chores.stop();
      watch.stop();
      paper.stop();
      await within(graceMs, server.close());
      await within(graceMs, pulse.stop());
      await within(graceMs, idle());
      deliverer.stop();
      if (deps.dataFolder === null) rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function carrierNames(notify: Notify | undefined): ReadonlySet<CarrierName> {
  return new Set<CarrierName>(['slack', ...(Object.keys(notify?.carriers ?? {}) as CarrierName[])]);
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
