import fc from 'fast-check';
import type { Layer, Person, Policy, PolicyStep, Roster, Service, Target } from '../../../src/domain/roster.ts';
import { standardSeverities } from '../../../src/domain/roster-lookup.ts';
import { cases } from '../../domain/schedule/arbitrary-schedule.ts';
import { createDice, type Dice } from './dice.ts';

const minute = 60_000;

/** A firm with its people, schedules and policies; everything in its schedules lies near `centre`, a clock change. */
export interface Firm {
  roster: Roster;
  /** Person ids of those who have left. */
  inactive: ReadonlySet<string>;
  centre: number;
}

const names = ['ana', 'bo', 'cy', 'dee', 'eve', 'fay'] as const;
const zones = ['America/Chicago', 'Europe/London', 'Australia/Sydney', 'Asia/Tokyo', 'America/Havana'] as const;

/** Any firm: schedules as the differential test of the resolver has them, policies and habits as the dice fall. */
export function makeFirm(seed: string): Firm {
  const dice = createDice(`firm ${seed}`);
  const [found] = fc.sample(cases, { seed: dice.int(0, 2_147_483_646), numRuns: 1 });
  if (found === undefined) throw new Error('fast-check gave no schedule');
  const { schedule, ctx, centre } = found;
  const schedules = ctx.schedules.map((each) => ({ ...each, layers: each.layers.map(slower) }));
  const policies = ['gold', 'silver', 'bronze'].map((id) => policy(id, dice));
  const roster: Roster = {
    timezone: schedule.timezone,
    slack: { announce: 'incidents', prefix: 'inc', admins: ['U05EVE'] },
    incidents: { closeAfterMs: 30 * minute, archiveAfterMs: null, updateEveryMs: {}, ackBy: 'paged' },
    severities: [...standardSeverities],
    people: names.map((id, index) => person(id, index, dice)),
    teams: [
      { id: 'team-1', name: 'One', members: ['ana', 'bo'], managers: ['eve', 'fay'], usergroup: null, channel: 'one' },
      { id: 'team-2', name: 'Two', members: ['cy', 'dee'], managers: [], usergroup: null, channel: null },
    ],
    calendars: [...ctx.calendars],
    schedules,
    policies,
    services: policies.map(({ id }) => service(id, dice)),
    businessServices: [],
    playbooks: [],
    maintenance: [],
  };
  return { roster, inactive: ctx.inactive, centre };
}

/** Turns of minutes and hours become days: months of them would be nothing but hand-offs. */
function slower(layer: Layer): Layer {
  if (layer.kind !== 'rotating' || (layer.turn.unit !== 'minute' && layer.turn.unit !== 'hour')) return layer;
  return { ...layer, turn: { n: (layer.turn.n % 5) + 1, unit: 'day' } };
}

function person(id: (typeof names)[number], index: number, dice: Dice): Person {
  const own = dice.percent(40);
  const rules = (kinds: readonly ('slack' | 'sms' | 'voice' | 'email' | 'webhook')[]) =>
    kinds.map((by) => ({ afterMs: dice.int(0, 5) * minute, by }));
  return {
    id,
    name: id,
    slack: `U0${index + 1}${id.toUpperCase()}`,
    timezone: dice.percent(70) ? dice.pick(zones) : null,
    email: dice.percent(60) ? `${id}@example.com` : null,
    phone: dice.percent(75) ? `+1312555010${index}` : null,
    webhook: dice.percent(20) ? { url: `https://${id}.example.com/`, secret: null } : null,
    waking: dice.percent(60) ? { from: `0${dice.int(5, 9)}:00`, to: `${dice.int(20, 23)}:30` } : null,
    manager: null,
    rules: {
      high: own ? rules(dice.some(['slack', 'sms', 'voice', 'email', 'webhook'], 60)) : null,
      low: own ? rules(dice.some(['slack', 'sms', 'voice', 'email'], 60)) : null,
    },
  };
}

function target(dice: Dice): Target {
  const kind = dice.pick([
    'schedule',
    'schedule',
    'schedule',
    'schedule',
    'person',
    'team',
    'managers',
    'awake',
  ] as const);
  if (kind === 'schedule') return { kind, id: dice.pick(['primary', 'primary', 'home']) };
  if (kind === 'person') return { kind, id: dice.pick(names) };
  const id = dice.pick(['team-1', 'team-2']);
  return kind === 'awake' ? { kind: 'awake_manager', id } : { kind, id };
}

function policy(id: string, dice: Dice): Policy {
  const steps = Array.from({ length: dice.int(1, 3) }, (): PolicyStep => {
    const notify = Array.from({ length: dice.int(1, 2) }, () => target(dice));
    return {
      waitMs: dice.pick([0, 1, 2, 5, 5, 10, 15]) * minute,
      notify: dice.percent(15) ? [...notify, { kind: 'channel', name: 'incidents' }] : notify,
      mode: dice.percent(30) ? 'round_robin' : 'everyone',
      whenEmpty: dice.percent(25) ? 'wait' : 'skip',
    };
  });
  // Rounds of no length would be nothing but alarms, minute by minute for hours.
  const last = steps.at(-1);
  if (last !== undefined) last.waitMs = Math.max(last.waitMs, 5 * minute);
  const final = dice.percent(70) ? { notify: [target(dice)] } : null;
  return { id, repeat: dice.int(0, 2), untilAck: dice.percent(35), steps, final };
}

function service(id: string, dice: Dice): Service {
  const windows = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const, from: '08:00', end: { to: '18:00' } }];
  return {
    id,
    name: id,
    team: 'team-1',
    policy: id,
    tier: null,
    business: [],
    dependsOn: [],
    playbook: null,
    routingKey: `key-of-${id}`,
    ackTimeoutMs: dice.percent(50) ? dice.int(10, 40) * minute : null,
    autoResolveMs: null,
    severityMap: {},
    grouping: null,
    supportHours: dice.percent(40)
      ? { windows: windows.map((one) => ({ ...one, days: [...one.days] })), timezone: null, outside: 'low' }
      : null,
  };
}
