import { type App, createApp } from '../../../src/app.ts';
import { createContactCodes } from '../../../src/contact-codes.ts';
import type { Notify } from '../../../src/create-notify.ts';
import { createLog } from '../../../src/log.ts';
import type { Random } from '../../../src/ports.ts';
import type { Workspace } from '../../../src/simulator/store/workspace.ts';
import { identify } from '../../../src/slack/identify.ts';
import type { Db } from '../../../src/store/db.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { openDb } from '../../../src/store/open.ts';
import { verifyAudit } from '../../../src/store/verify-audit.ts';
import { applyRoster } from '../../../src/usecases/apply-roster.ts';
import type { Deps } from '../../../src/usecases/perform.ts';
import { recordUser } from '../../../src/usecases/record-user.ts';
import { createSerial } from '../../../src/usecases/serial.ts';
import { TestClock } from '../../world/test-clock.ts';
import { Answers } from './answers.ts';
import { countedRandom } from './counted-random.ts';
import { doDeed } from './deeds.ts';
import { type Firm, makeFirm } from './firm.ts';
import { createCalls, openWorkspace } from './local-workspace.ts';
import { look } from './look.ts';
import type { Plan } from './plan.ts';
import { createCarrier, createSlackPort, type Outside } from './ports.ts';
import { Process } from './process.ts';
import { Broken, createRules, type RuleName, type Rules } from './rules.ts';
import { publicUrl, type Stage, twilioToken } from './stage.ts';
import { StillTimers } from './still-timers.ts';
import { makeWeather, type Weather } from './weather.ts';
import { createWhoMay, type WhoMay } from './who-may.ts';

const day = 24 * 60 * 60_000;
const log = createLog(process.env.MUSTER_TEST_LOG ?? 'silent');

export interface Ended {
  broken: { rule: RuleName; message: string } | null;
  story: string[];
  counts: Rules['counts'] & { incidents: number; pages: number; crashes: number };
}

/** Months of on-call of one seed: the real app on a real database, everything around it played. */
export class Months implements Stage {
  readonly plan: Plan;
  readonly firm: Firm;
  readonly begin: number;
  readonly clock: TestClock;
  readonly ws: Workspace;
  readonly weather: Weather;
  readonly whoMay: WhoMay;
  readonly rules: Rules;
  readonly answers: Answers;
  readonly story: string[] = [];
  db!: Db;
  app!: App;
  process = new Process();
  isRunning = false;
  crashes = 0;
  downMs = 0;
  readonly #random: Random;
  readonly #timers = new StillTimers();
  readonly #downs: { from: number; to: number }[] = [];
  #agenda: { at: number; run: () => Promise<unknown> }[] = [];
  #dueAt: number | null = null;

  constructor(plan: Plan) {
    this.plan = plan;
    this.firm = makeFirm(plan.seed);
    this.begin = this.firm.centre - (plan.days / 2) * day;
    this.clock = new TestClock(new Date(this.begin).toISOString());
    this.ws = openWorkspace(this.firm.roster, this.clock);
    const outages = plan.deeds.filter((deed) => deed.kind === 'outage');
    this.weather = makeWeather(outages, this.begin);
    this.whoMay = createWhoMay(this.firm);
    this.rules = createRules(this.whoMay);
    this.answers = new Answers(this);
    this.#random = countedRandom(this.clock.now);
  }

  /** Lives through it, up to the first rule that does not hold; `last` has a look before all is closed. */
  static async live(plan: Plan, last?: (months: Months) => Promise<void>): Promise<Ended> {
    const months = new Months(plan);
    months.#timers.install();
    try {
      const ended = await months.#live();
      await last?.(months);
      return ended;
    } finally {
      void months.app?.stop(0);
      await months.db.close();
      months.#timers.restore();
    }
  }

  tell(what: string): void {
    this.story.push(`${new Date(this.clock.now()).toISOString().slice(0, 19)}Z ${what}`);
  }

  later(at: number, run: () => Promise<unknown>): void {
    this.#agenda.push({ at, run });
  }

  deps(): Deps {
    const carriers = new Set(['slack', 'sms', 'voice', 'email', 'webhook'] as const);
    return { db: this.process.db(this.db), log, carriers, serial: createSerial(), wake: () => undefined };
  }

  ctx(actor: string | null) {
    return { now: this.clock.now(), newId: this.#random.id, actor, cause: null };
  }

  personOf(address: string): string | null {
    const { people } = this.firm.roster;
    const found = people.find((one) => [one.slack, one.email, one.phone, one.webhook?.url].includes(address));
    return found?.id ?? null;
  }

  async drive<T>(work: Promise<T>): Promise<T | undefined> {
    let done: { value: T } | null = null;
    let failed: { error: unknown } | null = null;
    work.then((value) => (done = { value })).catch((error: unknown) => (failed = { error }));
    for (let turns = 0; turns < 500 && done === null && failed === null && !this.process.isDead; turns += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      this.#timers.move(10);
    }
    if (failed !== null && !this.process.isDead) throw (failed as { error: unknown }).error;
    return (done as { value: T } | null)?.value;
  }

  async #live(): Promise<Ended> {
    this.db = await openDb('file::memory:');
    await migrate(this.db);
    await this.#hire();
    let broken: Ended['broken'] = null;
    try {
      await this.#start();
      for (const deed of this.plan.deeds) this.later(this.begin + deed.at, () => doDeed(this, deed));
      await this.#pass(this.begin + this.plan.days * day);
      await this.#finish();
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      broken = { rule: error.rule, message: error.message };
      this.tell(`BROKEN: ${error.rule}: ${error.message}`);
    }
    const count = async (table: 'incidents' | 'pages') =>
      (await this.db.read.selectFrom(table).select('id').execute()).length;
    const figures = { incidents: await count('incidents'), pages: await count('pages'), crashes: this.crashes };
    return { broken, story: this.story, counts: { ...this.rules.counts, ...figures } };
  }

  /** The roster is applied, and who has left has left. */
  async #hire(): Promise<void> {
    const { roster, inactive } = this.firm;
    const ctx = this.ctx(null);
    await applyRoster(this.deps(), { roster, by: 'test', dryRun: false, seal: (plain) => plain }, { ctx });
    for (const { id, slack, timezone } of roster.people.filter((one) => inactive.has(one.id))) {
      const user = { id: slack, name: id, timezone, isDeactivated: true, isBot: false, seenAt: this.begin };
      await recordUser(this.deps(), user, { ctx });
    }
  }

  async #pass(end: number): Promise<void> {
    while (this.clock.now() < end) {
      const now = this.clock.now();
      const times = [...this.#agenda.map(({ at }) => at), this.clock.next(), end];
      if (this.isRunning) times.push(this.#dueAt);
      this.clock.moveTo(Math.min(...times.map((at) => (at === null ? end : at <= now ? now + 1_000 : at))));
      const due = this.#agenda.filter(({ at }) => at <= this.clock.now());
      this.#agenda = this.#agenda.filter((one) => !due.includes(one));
      for (const { run } of due.sort((a, b) => a.at - b.at)) await run();
      await this.#settle();
    }
  }

  /** Until nothing more happens at this instant; a process that died is started again when its time has come. */
  async #settle(): Promise<void> {
    for (let quiet = 0; quiet < 2 && this.isRunning; ) {
      const before = this.process.activity;
      this.#dueAt = (await this.drive(this.app.tick())) ?? null;
      for (let turns = 0; turns < 3; turns += 1) await this.drive(new Promise((resolve) => setImmediate(resolve)));
      if (this.process.isDead) await this.#die();
      quiet = before === this.process.activity ? quiet + 1 : 0;
    }
    this.#throwHeard();
    const seen = await look(this.db, this.answers);
    this.rules.check(seen, this.clock.now(), this.isRunning, (from, to) => this.#awayMs(from, to));
  }

  async #die(): Promise<void> {
    this.isRunning = false;
    this.crashes += 1;
    this.rules.died();
    this.tell(`Muster dies${this.downMs > 0 ? ` and is away for ${this.downMs / 60_000} min` : ''}`);
    void this.app.stop(0);
    const from = this.clock.now();
    this.#downs.push({ from, to: from + this.downMs });
    if (this.downMs === 0) await this.#start();
    else this.later(from + this.downMs, () => this.#start());
  }

  async #start(): Promise<void> {
    this.process = new Process();
    const mine: Process = this.process;
    const outside: Outside = {
      clock: this.clock,
      weather: this.weather,
      process: mine,
      ears: this.answers,
      whoHas: (address) => this.personOf(address),
    };
    const slack = createSlackPort(createCalls(this.ws), outside);
    const identified = await identify(createCalls(this.ws));
    if (!identified.ok) throw new Error('the local Slack does not know its app');
    this.app = createApp({
      db: mine.db(this.db),
      slack,
      identity: identified.identity,
      clock: { now: this.clock.now },
      random: this.#random,
      log,
      token: this.ws.app.botToken,
      signingSecret: this.ws.app.signingSecret,
      connect: null,
      dataFolder: null,
      notify: this.#notify(outside),
    });
    const { server } = this.app;
    // Nobody comes over the network: what comes is injected.
    Object.assign(server, { listen: () => server.ready().then(() => publicUrl) });
    this.isRunning = true;
    await this.drive(this.app.start({ host: '127.0.0.1', port: 0 }));
    if (this.crashes > 0) this.tell('Muster is running again');
  }

  #notify(outside: Outside): Notify {
    const { weather, process: mine, clock } = outside;
    return {
      carriers: {
        sms: createCarrier('sms', outside),
        voice: createCarrier('voice', outside),
        email: createCarrier('email', outside),
        webhook: createCarrier('webhook', outside),
      },
      seal: { close: (plain) => plain, open: (sealed) => sealed },
      links: { make: (pageId) => `${publicUrl}/p/${pageId}`, read: (token) => token },
      codes: createContactCodes('months'),
      check: async () => [],
      publicUrl,
      twilioToken,
      tellOperator: (report) =>
        mine.pass(async () => {
          const failing = weather.failing('operator', null, clock.now());
          if (failing === 'down') return { kind: 'unknown', code: failing };
          if (failing === 'unsent') return { kind: 'unsent', code: failing };
          this.answers.operatorHears(report.type, report.incident);
          return failing === null
            ? { kind: 'accepted', ref: null, isDelivered: true }
            : { kind: 'unknown', code: failing };
        }),
    };
  }

  /** A rule may break inside the app, where it would be caught. */
  #throwHeard(): void {
    const { broken } = this.answers;
    if (broken !== null) throw broken;
  }

  #awayMs(from: number, to: number): number {
    const down = this.#downs.reduce(
      (sum, one) => sum + Math.max(0, Math.min(to, one.to) - Math.max(from, one.from)),
      0,
    );
    return down + this.weather.operatorAwayMs(from, to);
  }

  /** Everything is well again and nobody has a problem: nothing may be left over. */
  async #finish(): Promise<void> {
    if (!this.isRunning) await this.#pass(this.clock.now() + 60 * 60_000);
    await this.#pass(this.clock.now() + 3 * 60 * 60_000);
    const audit = await verifyAudit(this.db);
    if (!audit.ok) throw new Broken('the records are whole', `audit: ${JSON.stringify(audit)}`);
    const rows = await this.db.read
      .selectFrom('outbox')
      .select(['kind', 'key', 'state', 'lastError', 'dueAt', 'lane'])
      .where('state', 'in', ['due', 'sending'])
      .execute();
    const now = this.clock.now();
    // What a page says of itself in the thread waits for the page, and that may be for somebody to wake.
    const held = new Set(rows.flatMap(({ lane, dueAt }) => (lane !== null && dueAt > now ? [lane] : [])));
    const left = rows.filter(
      ({ state, dueAt, lane }) => state === 'sending' || (dueAt < now - 60_000 && !(lane !== null && held.has(lane))),
    );
    if (left.length > 0) throw new Broken('the records are whole', `outbox: ${JSON.stringify(left.slice(0, 3))}`);
  }
}
