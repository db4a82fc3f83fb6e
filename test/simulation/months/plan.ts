import { createDice, type Dice } from './dice.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export type Way = 'slack' | 'sms' | 'voice' | 'email' | 'webhook' | 'operator';

/** How a carrier fails: it hears nothing, answers nothing though it rang, is late, says yes and does nothing … */
export type Failing = 'down' | 'unsent' | 'limited' | 'late' | 'answer lost' | 'lies' | 'refuses';

/** Something that the world does to Muster. Times are milliseconds after the beginning. */
export type Deed =
  | {
      kind: 'problem';
      at: number;
      key: string;
      service: string;
      severity: 'critical' | 'error' | 'warning';
      endsAt: number;
    }
  | { kind: 'outage'; at: number; until: number; way: Way; failing: Failing; who: string | null }
  /** Dies at the so-manieth await from then on, before it is done or after. */
  | { kind: 'crash'; at: number; points: number; when: 'before' | 'after'; downMs: number }
  | { kind: 'cover'; at: number; by: string; from: number; to: number }
  | { kind: 'snooze'; at: number; key: string; minutes: number };

export interface Plan {
  seed: string;
  days: number;
  deeds: Deed[];
  /** Nobody ever answers. */
  isDeaf?: boolean;
}

const ways: readonly [Way, ...Way[]] = ['slack', 'slack', 'sms', 'sms', 'voice', 'email', 'webhook', 'operator'];
const failings: readonly [Failing, ...Failing[]] = [
  'down',
  'down',
  'unsent',
  'limited',
  'late',
  'answer lost',
  'lies',
  'refuses',
];
const people = ['ana', 'bo', 'cy', 'dee', 'eve', 'fay'] as const;

/** What happens in the months of a seed: half of it in the days around the middle, where the clock changes. */
export function makePlan(seed: string, days: number): Plan {
  const dice = createDice(`plan ${seed}`);
  const middle = (days / 2) * day;
  const time = () => (dice.percent(50) ? dice.int(hour, days * day - 30 * hour) : middle + dice.int(-7 * day, 7 * day));
  const problems = Array.from({ length: Math.round(days * 0.4) }, (_, index) => problem(`p${index}`, time(), dice));
  const near = () => (problems[dice.int(0, problems.length - 1)]?.at ?? 0) + dice.int(-10, 25) * minute;
  const deeds: Deed[] = [
    ...problems,
    ...Array.from({ length: Math.round(days / 4) }, () => outage(near(), dice)),
    ...Array.from({ length: Math.round(days / 6) }, (): Deed => {
      const downMs = dice.percent(60) ? 0 : dice.int(1, 50) * minute;
      return { kind: 'crash', at: near(), points: dice.int(1, 25), when: dice.pick(['before', 'after']), downMs };
    }),
    ...Array.from({ length: Math.round(days / 8) }, (): Deed => {
      const from = near() + dice.int(-2, 40) * hour;
      return { kind: 'cover', at: near(), by: dice.pick(people), from, to: from + dice.int(1, 30) * hour };
    }),
    ...Array.from({ length: Math.round(days / 12) }, (): Deed => {
      const one = problems[dice.int(0, problems.length - 1)];
      const at = (one?.at ?? 0) + dice.int(2, 20) * minute;
      return { kind: 'snooze', at, key: one?.key ?? '', minutes: dice.int(5, 90) };
    }),
  ];
  return { seed, days, deeds: deeds.filter(({ at }) => at > 0).sort((a, b) => a.at - b.at) };
}

function problem(key: string, at: number, dice: Dice): Extract<Deed, { kind: 'problem' }> {
  const severity = dice.pick(['critical', 'critical', 'error', 'warning'] as const);
  return {
    kind: 'problem',
    at,
    key,
    service: dice.pick(['gold', 'silver', 'bronze']),
    severity,
    endsAt: at + dice.int(20, 360) * minute,
  };
}

function outage(at: number, dice: Dice): Deed {
  const way = dice.pick(ways);
  // The operator's own hook is the last resort: it may be away, but it does not lie.
  const failing = way === 'operator' ? dice.pick<Failing>(['down', 'unsent', 'answer lost']) : dice.pick(failings);
  const who = way !== 'operator' && dice.percent(40) ? dice.pick(people) : null;
  return { kind: 'outage', at, until: at + dice.int(1, 120) * minute, way, failing, who };
}
