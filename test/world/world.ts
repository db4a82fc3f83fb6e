import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type App, createApp } from '../../src/app.ts';
import { createLog } from '../../src/log.ts';
import type { Slack } from '../../src/ports.ts';
import { createRandom } from '../../src/random.ts';
import { readRoster } from '../../src/roster/read-roster.ts';
import {
  createLocalSlack,
  type LocalSlack,
  type LocalSlackOptions,
  readManifest,
  type SeenMessage,
} from '../../src/simulator/local-slack.ts';
import { identify } from '../../src/slack/identify.ts';
import { createSocketMode } from '../../src/slack/socket.ts';
import { createSlack } from '../../src/slack/web.ts';
import type { Db } from '../../src/store/db.ts';
import { nextEscalationDue } from '../../src/store/incidents.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDb } from '../../src/store/open.ts';
import { nextOutboxDue } from '../../src/store/outbox.ts';
import { nextTimerDue } from '../../src/store/timers.ts';
import { applyRoster } from '../../src/usecases/apply-roster.ts';
import { createSerial } from '../../src/usecases/serial.ts';
import type { Telephones } from './telephones.ts';
import { TestClock } from './test-clock.ts';

const manifest = readManifest(parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8')));
const second = 1_000;

/** A small cast for most scenarios: Ana is paged first, then Bo, at last everybody in the channel hears of it. */
export const smallRoster = `
timezone: America/Chicago
slack: { announce: incidents, admins: [U01ANA] }
incidents: { close_after: 30m, update_every: { sev1: 30m } }
people:
  - { id: ana, name: Ana Ruiz, slack: U01ANA }
  - { id: bo, name: Bo Lindqvist, slack: U02BO }
  - { id: cy, name: Cy Okafor, slack: U03CY }
teams:
  - { id: sre, name: SRE, members: [ana, bo], managers: [cy], channel: sre }
schedules:
  - { id: primary, name: Primary, team: sre, layers: [{ id: always, start: 2026-01-05T09:00, turn: 1 week, people: [ana] }] }
  - { id: secondary, name: Secondary, team: sre, layers: [{ id: always, start: 2026-01-05T09:00, turn: 1 week, people: [bo] }] }
policies:
  - { id: sre, repeat: 1, steps: [{ notify: ["schedule:primary"], wait: 5m }, { notify: ["schedule:secondary"], wait: 5m }], final: { notify: ["person:cy", "channel:#incidents"] } }
services:
  - { id: gateway, name: Order gateway, team: sre, policy: sre }
  - { id: pricing, name: Pricing, team: sre, policy: sre }
playbooks:
  - id: any
    name: Any incident
    zoom: https://acme.zoom.us/j/1
    steps: [{ text: Name a commander }, { text: Tell the floor, role: communications, after: 10m }]
`;

export interface WorldOptions {
  roster?: string;
  start?: string;
  /** Where the database is, `file:PATH` or `postgres://…`; in memory when absent. */
  databaseUrl?: string;
  /** How deliveries come; over HTTP when absent. */
  via?: 'http' | 'socket';
  slack?: Partial<LocalSlackOptions>;
  /** Carriers beside Slack; without them there is Slack alone. */
  telephones?: Telephones;
  watchesItself?: boolean;
  /** People who are in Slack and not in the roster. */
  guests?: { id: string; name: string; realName: string }[];
}

/** A whole workspace with Muster in it: the real app, real Bolt, a real database (SQLite if not said), a strict local Slack. */
export class World {
  readonly clock: TestClock;
  readonly slack: LocalSlack;
  readonly options: WorldOptions;
  db!: Db;
  app!: App;
  /** Stands between the app and what it writes to, from the next start on. */
  between: { db(db: Db): Db; slack(slack: Slack): Slack } = { db: (db) => db, slack: (slack) => slack };

  /** Has a look at each database that is opened, before anything uses it. */
  opened: (db: Db) => Promise<void> = async () => undefined;
  /** How far the clock of Muster's machine is off; Slack's is right. */
  skewMs = 0;
  /** When Muster last said that something is due again, by its own clock. */
  private dueAt: number | null = null;

  private constructor(clock: TestClock, slack: LocalSlack, options: WorldOptions) {
    this.clock = clock;
    this.slack = slack;
    this.options = options;
  }

  static async open(options: WorldOptions = {}): Promise<World> {
    const world = await World.prepare(options);
    await world.startApp();
    return world;
  }

  /** The workspace alone; Muster is not running yet. */
  static async prepare(options: WorldOptions = {}): Promise<World> {
    const clock = new TestClock(options.start ?? '2026-11-24T15:00:00Z');
    const read = readRoster(options.roster ?? smallRoster);
    if (!read.ok)
      throw new Error(read.faults.map(({ line, path, message }) => `${line} ${path}: ${message}`).join('\n'));
    const people = read.roster.people.map(({ id, name, slack, timezone }) => ({
      id: slack,
      name: id,
      realName: name,
      tz: timezone ?? 'UTC',
    }));
    const users = [...people, ...(options.guests ?? [])];
    const members = users.map(({ id }) => id);
    const channels = ['general', 'incidents', 'sre', 'market-data'].map((name) => ({ name, members }));
    const slack = await createLocalSlack({ ...manifest, users, channels, clock, rateLimits: 'off', ...options.slack });
    return new World(clock, slack, options);
  }

  /** Starts Muster (again), on the same database when it is not in memory. */
  async startApp(): Promise<void> {
    const { clock, slack, options } = this;
    const log = createLog(process.env.MUSTER_TEST_LOG ?? 'silent');
    const ownClock = { now: () => clock.now() + this.skewMs };
    const random = createRandom(ownClock.now);
    const isSocket = options.via === 'socket';
    this.db = await openDb(options.databaseUrl ?? 'file::memory:');
    await this.opened(this.db);
    await migrate(this.db);
    const read = readRoster(options.roster ?? smallRoster);
    if (!read.ok) throw new Error('the roster was read before');
    const deps = {
      db: this.db,
      log,
      carriers: new Set(['slack'] as const),
      serial: createSerial(),
      wake: () => undefined,
    };
    const ctx = { now: ownClock.now(), newId: random.id, actor: null, cause: null };
    const notify = options.telephones?.notify();
    const seal = notify?.seal.close ?? ((text: string) => `sealed ${text.length}`);
    await applyRoster(deps, { roster: read.roster, by: 'test', dryRun: false, seal }, { ctx });
    const web = createSlack({ token: slack.botToken, apiUrl: slack.apiUrl, clock: ownClock, log });
    const identified = await identify(web);
    if (!identified.ok) throw new Error(`auth.test: ${JSON.stringify(identified.answer)}`);
    this.app = createApp({
      db: this.between.db(this.db),
      slack: this.between.slack(web),
      identity: identified.identity,
      clock: ownClock,
      random,
      log,
      token: slack.botToken,
      signingSecret: isSocket ? null : slack.signingSecret,
      connect: isSocket
        ? (intake) => createSocketMode({ appToken: slack.appToken, apiUrl: slack.apiUrl, intake, log })
        : null,
      dataFolder: null,
      ...(notify && { notify }),
      watchesItself: options.watchesItself ?? false,
    });
    const address = await this.app.start({ host: '127.0.0.1', port: 0 });
    options.telephones?.twilio.connect(options.telephones.notify().publicUrl, address);
    if (!isSocket) await slack.connectHttp(`${address}/slack/events`);
    await this.settle();
  }

  async stopApp(): Promise<void> {
    await this.app.stop();
    await this.db.close();
  }

  async close(): Promise<void> {
    await this.stopApp();
    await this.slack.stop();
  }

  as(name: string) {
    return this.slack.as(name);
  }

  /** Types `/incident …` and waits until everything that follows from it at once has happened. */
  async incident(who: string, text: string, channel = 'general'): Promise<void> {
    await this.as(who).command('/incident', text, { channel });
    await this.settle();
  }

  /** Waits until nothing is in flight anywhere and nothing more is due. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      const before = this.activity();
      if (this.isDelivering()) await this.slack.until(() => !this.isDelivering());
      this.dueAt = await this.app.tick();
      await this.app.idle();
      await new Promise((resolve) => setImmediate(resolve));
      quiet = before === this.activity() ? quiet + 1 : 0;
    }
  }

  /** Moves the clock on; everything due on the way happens at its time. */
  async pass(ms: number): Promise<void> {
    const end = this.clock.now() + ms;
    while (this.clock.now() < end) {
      this.clock.moveTo(await this.nextEvent(end));
      await this.settle();
    }
  }

  /** When the next thing is due, ours or Slack's, but not after `end`. */
  private async nextEvent(end: number): Promise<number> {
    const now = this.clock.now();
    const own = [
      await nextEscalationDue(this.db),
      await nextTimerDue(this.db),
      await nextOutboxDue(this.db, now + this.skewMs),
      this.dueAt,
    ].map((at) => (at === null ? null : at - this.skewMs));
    return Math.min(...[...own, this.clock.next(), end].filter((at) => at !== null && at > now).map(Number));
  }

  private activity(): string {
    return `${this.slack.calls().length} ${this.slack.deliveries().length} ${this.options.telephones?.activity() ?? ''}`;
  }

  /** A delivery that waits for its next try does so on the clock, which stands still: it does not count. */
  private isDelivering(): boolean {
    return this.slack.deliveries().some(({ attempts }) => attempts.at(-1)?.outcome === 'pending');
  }

  // What people see -------------------------------------------------------------------------------------------------

  /** The messages of somebody's direct conversation with Muster, oldest first. */
  dms(who: string): SeenMessage[] {
    return this.slack.as(who).dms();
  }

  /** Presses a button on the last answer that only this person sees. */
  async clickAnswer(who: string, button: string, channel = 'general'): Promise<void> {
    const shown = this.slack.as(who).ephemerals(channel).at(-1);
    if (!shown) throw new Error(`${who} has no answer in ${channel}`);
    await this.as(who).click({ channel: shown.channel, ts: shown.ts }, button);
    await this.settle();
  }

  lastDm(who: string): SeenMessage {
    const last = this.dms(who).at(-1);
    if (!last) throw new Error(`${who} has no direct message`);
    return last;
  }

  /** What Muster last answered somebody in a channel for their eyes only. */
  answer(who: string, channel = 'general'): string {
    return this.slack.as(who).ephemerals(channel).at(-1)?.visible ?? '';
  }

  /** The first channel whose name begins with `inc-<number>`. */
  channel(number = 1): string {
    const found = this.slack
      .channels()
      .find(({ name }) => name === `inc-${number}` || name.startsWith(`inc-${number}-`));
    if (!found) throw new Error(`no channel for INC-${number}`);
    return found.name;
  }

  card(number = 1): SeenMessage {
    const card = this.slack.messages(this.channel(number)).find(({ visible }) => visible.includes('*Commander*'));
    if (!card) throw new Error(`INC-${number} has no card`);
    return card;
  }

  announcement(number = 1): SeenMessage {
    const found = this.slack
      .messages('incidents')
      .find(({ visible, threadTs }) => threadTs === undefined && visible.includes(`INC-${number} ·`));
    if (!found) throw new Error(`INC-${number} is not announced`);
    return found;
  }

  /** Replies in the card's thread. */
  receipts(number = 1): string[] {
    const { channel, ts } = this.card(number);
    return this.slack
      .thread(channel, ts)
      .slice(1)
      .map(({ visible }) => visible);
  }

  /** What was said in the incident's channel, top level. */
  said(number = 1): string[] {
    return this.slack
      .messages(this.channel(number))
      .filter(({ threadTs }) => threadTs === undefined)
      .map(({ visible }) => visible);
  }
}

export const minutes = (count: number): number => count * 60 * second;
export const hours = (count: number): number => minutes(60 * count);
export const seconds = (count: number): number => count * second;
