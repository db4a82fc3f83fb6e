import { type SimulatorClock, Timers } from '../clock.ts';
import type { Ids } from '../ids.ts';
import type { AppIdentity } from './app-identity.ts';
import type { Channel, Ephemeral, ScheduledMessage, SlackFile, User, Usergroup, View } from './entities.ts';
import { Feed } from './feed.ts';
import type { CallRecord, Delivery, Notice, Violation } from './records.ts';
import type { ResponseUrl } from './response-urls.ts';
import type { Trigger } from './triggers.ts';

export interface Team {
  id: string;
  name: string;
  domain: string;
  /** Ends in a slash. */
  url: string;
  plan: 'free' | 'paid';
}

/** The one store behind the Web API, the deliveries and the people. */
export class Workspace {
  readonly clock: SimulatorClock;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly feed: Feed;
  readonly team: Team;
  readonly app: AppIdentity;
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  readonly usergroups = new Map<string, Usergroup>();
  readonly files = new Map<string, SlackFile>();
  readonly ephemerals: Ephemeral[] = [];
  readonly views = new Map<string, View>();
  /** View ids from the root to the top, by user. */
  readonly stacks = new Map<string, string[]>();
  readonly homes = new Map<string, string>();
  readonly triggers = new Map<string, Trigger>();
  readonly responseUrls = new Map<string, ResponseUrl>();
  readonly scheduled = new Map<string, ScheduledMessage>();
  readonly calls: CallRecord[] = [];
  readonly deliveries: Delivery[] = [];
  readonly violations: Violation[] = [];
  readonly notices: Notice[] = [];
  #lastMicros = 0;

  constructor(parts: { clock: SimulatorClock; ids: Ids; team: Team; app: AppIdentity }) {
    this.clock = parts.clock;
    this.timers = new Timers(parts.clock);
    this.ids = parts.ids;
    this.feed = new Feed(parts.clock);
    this.team = parts.team;
    this.app = parts.app;
  }

  /** The time in whole seconds, as Slack's `created` and `updated` fields have it. */
  nowSeconds(): number {
    return Math.floor(this.clock.now() / 1000);
  }

  /** A timestamp later than every one before it, also while the clock stands still. */
  nextTs(): string {
    this.#lastMicros = Math.max(this.clock.now() * 1000, this.#lastMicros + 1);
    const seconds = Math.floor(this.#lastMicros / 1_000_000);
    return `${seconds}.${String(this.#lastMicros % 1_000_000).padStart(6, '0')}`;
  }

  /** Notes something that an app should not do and that Slack lets pass. */
  violate(what: string, detail: string): void {
    const violation = { at: this.clock.now(), what, detail };
    this.violations.push(violation);
    this.feed.publish({ kind: 'violation', violation });
  }

  /** Shows a person what Slack says when the app failed them. */
  notify(user: string, text: string, channel?: string): void {
    const notice: Notice = { at: this.clock.now(), user, text, ...(channel === undefined ? {} : { channel }) };
    this.notices.push(notice);
    this.feed.publish({ kind: 'notice', notice });
  }
}
