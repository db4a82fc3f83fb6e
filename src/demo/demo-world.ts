import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type App, createApp } from '../app.ts';
import type { Roster } from '../domain/roster.ts';
import type { Log } from '../ports.ts';
import { createRandom } from '../random.ts';
import { readRoster } from '../roster/read-roster.ts';
import type { LocalPhones } from '../simulator/carriers/local-phones.ts';
import { createLocalSlack, type LocalSlack, readManifest } from '../simulator/local-slack.ts';
import { identify } from '../slack/identify.ts';
import { createSlack } from '../slack/web.ts';
import type { Db } from '../store/db.ts';
import { migrate } from '../store/migrate.ts';
import { openDb } from '../store/open.ts';
import { applyRoster } from '../usecases/apply-roster.ts';
import { createSerial } from '../usecases/serial.ts';
import { registerDashboard } from '../web/dashboard.ts';
import { openCarriers } from './demo-carriers.ts';
import { DemoClock } from './demo-clock.ts';
import { freePort } from './free-port.ts';

const projectFile = (name: string) => new URL(`../../${name}`, import.meta.url);

/** A workspace on this machine with Muster in it: the real app over HTTP and a database file, and people to play. */
export interface DemoWorld {
  slack: LocalSlack;
  phones: LocalPhones;
  app: App;
  db: Db;
  clock: DemoClock;
  roster: Roster;
  /** Ends in a slash. */
  dashboardUrl: string;
  close(): Promise<void>;
}

/** Where the app listens (0 = anywhere), and where its dashboard says that Slack is. */
export interface DemoPlaces {
  port?: number;
  slackUrl?: () => string | null;
}

/** Who plays, when it begins, and what the workspace is called. */
export interface DemoCast {
  roster: Roster;
  teamName: string;
  start: number;
}

/** Harbour Trading, on a Tuesday at the beginning of the trading day, in the zone of the example roster. */
export async function exampleCast(): Promise<DemoCast> {
  const read = readRoster(await readFile(projectFile('examples/harbour.yml'), 'utf8'));
  if (!read.ok) throw new Error('the example roster is wrong');
  return { roster: read.roster, teamName: 'Harbour Trading', start: Date.parse('2026-11-24T15:02:11Z') };
}

/** Opens the demo's workspace with a roster at a date of its own. */
export async function openDemoWorld(
  { roster, teamName, start }: DemoCast,
  log: Log,
  { port = 0, slackUrl = () => null }: DemoPlaces = {},
): Promise<DemoWorld> {
  const clock = new DemoClock(start);
  const slack = await openWorkspace(roster, teamName, clock);
  const folder = await mkdtemp(join(tmpdir(), 'muster-demo-'));
  const db = await openDb(`file:${join(folder, 'demo.db')}`);
  await migrate(db);
  const random = createRandom(clock.now);
  const web = createSlack({ token: slack.botToken, apiUrl: slack.apiUrl, clock, log });
  const identified = await identify(web);
  if (!identified.ok) throw new Error('the local Slack does not know its own token');
  const listenPort = port === 0 ? await freePort(0, 1) : port;
  const publicUrl = `http://127.0.0.1:${listenPort}`;
  const carriers = await openCarriers(roster, clock, { publicUrl, secret: random.secret(16) });
  const reached = new Set(['slack', 'sms', 'voice', 'email'] as const);
  const deps = { db, log, carriers: reached, serial: createSerial(), wake: () => undefined };
  const ctx = { now: clock.now(), newId: random.id, actor: null, cause: null };
  await applyRoster(deps, { roster, by: 'demo', dryRun: false, seal: carriers.notify.seal.close }, { ctx });
  const app = createApp({
    db,
    slack: web,
    identity: identified.identity,
    clock,
    random,
    log,
    token: slack.botToken,
    signingSecret: slack.signingSecret,
    connect: null,
    dataFolder: folder,
    notify: carriers.notify,
    addDashboard: (server, world) => registerDashboard(server, { ...world, dashboard: { access: 'open', slackUrl } }),
  });
  const address = await app.start({ host: '127.0.0.1', port: listenPort });
  await slack.connectHttp(`${address}/slack/events`);
  return {
    slack,
    phones: carriers.phones,
    app,
    db,
    clock,
    roster,
    dashboardUrl: `${address}/`,
    close: async () => {
      await carriers.stop();
      await app.stop();
      await db.close();
      await slack.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openWorkspace(roster: Roster, teamName: string, clock: DemoClock): Promise<LocalSlack> {
  const manifest = readManifest(parse(await readFile(projectFile('manifest.yml'), 'utf8')));
  const users = roster.people.map(({ slack, id, name, timezone }) => ({
    id: slack,
    name: id,
    realName: name,
    tz: timezone ?? roster.timezone,
  }));
  const members = users.map(({ id }) => id);
  const named = [roster.slack.announce, ...roster.teams.map(({ channel }) => channel)].filter((name) => name !== null);
  const channels = [...new Set(['general', ...named])].map((name) => ({ name, members }));
  const usergroups = roster.teams.flatMap(({ usergroup: handle, name }) => (handle === null ? [] : [{ handle, name }]));
  return createLocalSlack({ ...manifest, teamName, users, channels, usergroups, clock });
}
