/**
 * The roster: who exists, who is on call when, and what happens when something breaks.
 * These are the types of an applied `muster.yml`; `src/roster/` reads the file into them.
 * Durations are milliseconds. Local times stay text (`HH:MM`, `YYYY-MM-DDTHH:MM`): only the resolver turns them into instants.
 */

export type Urgency = 'high' | 'low' | 'none';
export type CarrierName = 'slack' | 'sms' | 'voice' | 'email' | 'webhook';
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';
export type Role = 'commander' | 'communications' | 'scribe';

export interface Severity {
  id: string;
  name: string;
  means: string | null;
  /** How loudly an incident of this severity pages: `none` pages nobody. */
  page: Urgency;
}

export interface NotificationRule {
  afterMs: number;
  by: CarrierName;
}

export interface Person {
  id: string;
  name: string;
  /** The Slack user id: the identity. Never matched by name. */
  slack: string;
  timezone: string | null;
  /** Contact addresses are sealed (encrypted) once applied; only carriers open them. */
  email: string | null;
  phone: string | null;
  webhook: { url: string; secret: string | null } | null;
  waking: { from: string; to: string } | null;
  /** A person id. */
  manager: string | null;
  /** `null` = the defaults of the carriers that this person has. */
  rules: { high: NotificationRule[] | null; low: NotificationRule[] | null };
}

export interface Team {
  id: string;
  name: string;
  members: string[];
  managers: string[];
  usergroup: string | null;
  channel: string | null;
}

export interface Calendar {
  id: string;
  timezone: string;
  /** Local dates, `YYYY-MM-DD`. */
  closed: string[];
  half: { date: string; to: string }[];
}

/** A window of local time that repeats: it ends at the next `to`, or `lengthMs` of wall clock after `from`. */
export interface Window {
  /** `null` = every day. */
  days: Weekday[] | null;
  from: string;
  end: { to: string } | { lengthMs: number };
}

export type TurnUnit = 'minute' | 'hour' | 'day' | 'week' | 'month';

/** `7 days` and `1 week` differ on purpose: only turns of days count occurrences by window. */
export interface Turn {
  n: number;
  unit: TurnUnit;
}

interface LayerCommon {
  id: string;
  /** `null` = the schedule's. */
  timezone: string | null;
  precedence: number;
  mode: 'exclusive' | 'additive';
  /** Empty = no restriction. */
  windows: Window[];
  /** A calendar id. */
  calendar: string | null;
}

export interface RotatingLayer extends LayerCommon {
  kind: 'rotating';
  /** Local date and time: an anchor, not a beginning. */
  start: string;
  turn: Turn;
  advance: 'time' | 'occurrence';
  shiftsPerMember: number;
  /** Person ids; `null` is a vacant slot. */
  people: (string | null)[];
  /** Added to the number of a turn before it picks the person. Not of the file: it keeps the order over an edit. */
  shift?: number;
  /** Not of the file either: how the layer is until whoever was on call at an edit has finished their turn. */
  before?: HeldLayer;
}

/** A rotation that an edit has replaced and that holds until an instant (epoch milliseconds). */
export interface HeldLayer {
  until: number;
  layer: RotatingLayer;
  timezone: string;
  calendar: Calendar | null;
}

export interface EveryLayer extends LayerCommon {
  kind: 'every';
  people: (string | null)[];
}

/** Window i is served by `people[i]`. */
export interface FixedLayer extends LayerCommon {
  kind: 'fixed';
  people: (string | null)[];
}

export interface BatonStart {
  /** A person id, or a team id: then the team's own rotating layer names the person. */
  who: { person: string } | { team: string };
  at: string;
  timezone: string | null;
  days: Weekday[] | null;
}

/** On call is whoever's start was most recent: a baton has no holes. */
export interface BatonLayer extends LayerCommon {
  kind: 'baton';
  starts: BatonStart[];
}

export type Layer = RotatingLayer | EveryLayer | FixedLayer | BatonLayer;

export type Coverage = 'none' | 'always' | { windows: Window[]; calendar: string | null };

export interface Override {
  id: string;
  kind: 'replace' | 'add' | 'remove';
  /** Local time in the schedule's zone, or with an offset or `Z`. */
  from: string;
  to: string;
  /** Person ids. */
  out: string | null;
  in: string | null;
  /** A layer id; `null` = schedule-wide. */
  layer: string | null;
}

export interface Schedule {
  id: string;
  name: string;
  /** A team id. */
  team: string | null;
  timezone: string;
  coverage: Coverage;
  layers: Layer[];
  /** In order of precedence: the later decides. Those of the file first, then those made in Slack by time of creation. */
  overrides: Override[];
  /** Not of the file: how the schedule was before it was edited, oldest first. */
  past?: PastSchedule[];
}

/** A schedule as it was up to an instant (epoch milliseconds), with what it depended on. */
export interface PastSchedule {
  until: number;
  schedule: Schedule;
  calendars: Calendar[];
  schedules: Schedule[];
}

export type Target =
  | { kind: 'schedule'; id: string }
  | { kind: 'person'; id: string }
  | { kind: 'team'; id: string }
  | { kind: 'managers'; id: string }
  | { kind: 'awake_manager'; id: string }
  | { kind: 'channel'; name: string };

export interface PolicyStep {
  /** How long the step waits, after it was executed, before the next one. */
  waitMs: number;
  notify: Target[];
  mode: 'everyone' | 'round_robin';
  whenEmpty: 'skip' | 'wait';
}

export interface Policy {
  id: string;
  repeat: number;
  untilAck: boolean;
  steps: PolicyStep[];
  final: { notify: Target[] } | null;
}

export interface Service {
  id: string;
  name: string;
  team: string | null;
  policy: string | null;
  tier: number | null;
  business: string[];
  dependsOn: string[];
  playbook: string | null;
  routingKey: string | null;
  ackTimeoutMs: number | null;
  autoResolveMs: number | null;
  severityMap: Record<string, string>;
  grouping: 'off' | { windowMs: number | null; fields: string[]; neverWith: string[] } | null;
  supportHours: { windows: Window[]; timezone: string | null; outside: 'low' | 'high' } | null;
}

export interface BusinessService {
  id: string;
  name: string;
  owner: string | null;
}

export interface PlaybookStep {
  text: string;
  role: Role | null;
  /** Remind when the step is not ticked this long after the declaration. */
  afterMs: number | null;
  /** Severity ids for which the step is shown; empty = all. */
  if: string[];
}

export interface Playbook {
  id: string;
  name: string;
  match: { services: string[]; severities: string[]; title: string | null } | null;
  zoom: string | null;
  links: { title: string; url: string }[];
  steps: PlaybookStep[];
  notify: Target[];
}

export interface Maintenance {
  services: string[];
  from: string;
  to: string;
  reason: string | null;
}

export interface Roster {
  timezone: string;
  slack: {
    /** Name (without `#`) or id of the announce channel. */
    announce: string | null;
    prefix: string;
    /** Slack user ids. */
    admins: string[];
  };
  incidents: {
    closeAfterMs: number | null;
    archiveAfterMs: number | null;
    /** By severity id. */
    updateEveryMs: Record<string, number>;
    ackBy: 'paged' | 'oncall' | 'channel';
  };
  severities: Severity[];
  people: Person[];
  teams: Team[];
  calendars: Calendar[];
  schedules: Schedule[];
  policies: Policy[];
  services: Service[];
  businessServices: BusinessService[];
  playbooks: Playbook[];
  maintenance: Maintenance[];
}
