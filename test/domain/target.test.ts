import { describe, expect, it, test } from 'vitest';
import type { Target } from '../../src/domain/roster.ts';
import { createTargetResolver } from '../../src/domain/target.ts';
import { rosterOf } from '../roster/read-file.ts';

const roster = rosterOf(`
timezone: UTC
people:
  - { id: ana, name: Ana, slack: U01ANA, timezone: America/New_York }
  - { id: bo, name: Bo, slack: U02BO, timezone: Europe/Berlin }
  - { id: cy, name: Cy, slack: U03CY, timezone: Asia/Tokyo }
  - { id: di, name: Di, slack: U04DI, timezone: Europe/Berlin }
teams:
  - { id: sre, name: SRE, members: [ana, bo], managers: [cy, bo, di] }
  - { id: desk, name: Desk, members: [bo, cy] }
schedules:
  - id: primary
    name: Primary
    team: sre
    layers: [{ id: week, start: 2026-01-12T09:00, turn: 1 week, people: [ana, bo] }]
    overrides: [{ id: swap, kind: replace, from: 2026-11-26T00:00, to: 2026-11-27T00:00, out: bo, in: di }]
  - id: pair
    name: Pair
    layers:
      - { id: both, start: 2026-01-05T09:00, turn: 1 week, people: [cy] }
      - { id: more, start: 2026-01-05T09:00, turn: 1 week, people: [di], mode: additive }
  - { id: forever, name: Forever, layers: [{ id: l, start: 2026-01-05T09:00, turn: 1 month, people: [ana] }] }
  - { id: empty, name: Empty, layers: [{ id: l, start: 2026-01-05T09:00, turn: 1 week, people: [null] }] }
`);
const noon = Date.parse('2026-11-24T12:00:00Z');
const target = (text: string): Target => {
  const [kind, id = ''] = text.split(':');
  return kind === 'channel' ? { kind, name: id } : ({ kind, id } as Target);
};

interface When {
  at?: number;
  inactive?: string[];
  lastPaged?: Record<string, number>;
}
const resolver = ({ at = noon, inactive = [], lastPaged = {} }: When = {}) =>
  createTargetResolver({ version: 1, roster, inactive: new Set(inactive) }, at, new Map(Object.entries(lastPaged)));
const everyone = (targets: string, when?: When) => {
  const found = resolver(when).everyone(targets.split(' ').map(target));
  return [...found.people.map(({ person }) => person.id), ...found.channels.map((name) => `#${name}`)].join(' ');
};
const pool = (targets: string, when?: When) =>
  resolver(when)
    .pool(targets.split(' ').map(target))
    .map(({ person }) => person.id)
    .join(' ');

describe('whom a target stands for', () => {
  it.each([
    ['person:cy', 'cy'],
    ['person:nobody', ''],
    ['schedule:primary', 'bo'],
    ['schedule:pair', 'cy di'],
    ['schedule:empty', ''],
    ['schedule:nowhere', ''],
    ['team:sre', 'ana bo'],
    ['team:nowhere', ''],
    ['managers:sre', 'cy bo di'],
    ['managers:desk', ''],
    ['channel:incidents', '#incidents'],
    ['schedule:primary person:bo team:sre channel:incidents', 'bo ana #incidents'],
  ])('%s is %s', (targets, people) => {
    expect(everyone(targets)).toBe(people);
  });

  it('leaves out who has left, wherever they stand; their turn is vacant', () => {
    for (const targets of ['person:bo', 'schedule:primary']) expect(everyone(targets, { inactive: ['bo'] })).toBe('');
    expect(everyone('team:sre', { inactive: ['bo'] })).toBe('ana');
    expect(everyone('managers:sre', { inactive: ['cy'] })).toBe('bo di');
  });

  it('follows the schedule to the moment', () => {
    const change = Date.parse('2026-11-30T09:00:00Z');
    expect([everyone('schedule:primary', { at: change - 1 }), everyone('schedule:primary', { at: change })]).toEqual([
      'bo',
      'ana',
    ]);
  });
});

describe('why', () => {
  const why = (targets: string, when?: When) => resolver(when).everyone([target(targets)]).people[0]?.why;

  it('names the schedule, the layer, and until when', () => {
    expect(why('schedule:primary')).toEqual({
      by: 'schedule',
      schedule: 'primary',
      scheduleName: 'Primary',
      layer: 'week',
      override: null,
      until: Date.parse('2026-11-26T00:00:00Z'),
    });
  });

  it('names the override that put somebody there', () => {
    expect(everyone('schedule:primary', { at: Date.parse('2026-11-26T12:00:00Z') })).toBe('di');
    expect(why('schedule:primary', { at: Date.parse('2026-11-26T12:00:00Z') })).toMatchObject({
      override: 'swap',
      until: Date.parse('2026-11-27T00:00:00Z'),
    });
  });

  it('does without the end of a turn that is further off than anybody looks', () => {
    expect(why('schedule:forever')).toMatchObject({ by: 'schedule', until: null });
  });

  it('of somebody whom two targets name is that of the first', () => {
    const reasons = (first: string, second: string) =>
      resolver()
        .everyone([target(first), target(second)])
        .people.map(({ why: { by } }) => by);
    expect(reasons('person:bo', 'schedule:primary')).toEqual(['person']);
    expect(reasons('schedule:primary', 'person:bo')).toEqual(['schedule']);
  });
});

describe('the manager who is awake', () => {
  const best = (when: When, id = 'sre') => {
    const [chosen, ...more] = resolver(when).everyone([{ kind: 'awake_manager', id }]).people;
    expect(more).toEqual([]);
    return chosen && [chosen.person.id, chosen.why.by === 'awake_manager' && chosen.why.asleep];
  };

  it.each([
    ['longest, of those who are', '2026-11-24T12:00:00Z', ['bo', false]],
    ['alone, while the others sleep', '2026-11-24T23:00:00Z', ['cy', false]],
    ['or wakes soonest, when all sleep', '2026-11-24T21:30:00Z', ['cy', true]],
  ])('%s', (_, at, expected) => {
    expect(best({ at: Date.parse(at) })).toEqual(expected);
  });

  it('of two who are awake equally long is the one who was not paged lately, then the first by id', () => {
    expect(best({ lastPaged: { bo: 5 } })).toEqual(['di', false]);
    expect(best({ lastPaged: { bo: 5, di: 6 } })).toEqual(['bo', false]);
    expect(best({ lastPaged: { bo: 5, di: 5 } })).toEqual(['bo', false]);
  });

  it('is not one who has left; a team without managers gives a member; without anybody, nobody', () => {
    expect(best({ inactive: ['bo', 'di'] })).toEqual(['cy', false]);
    expect(best({}, 'desk')).toEqual(['bo', false]);
    expect(best({ inactive: ['bo', 'cy'] }, 'desk')).toBeUndefined();
    expect(best({}, 'nowhere')).toBeUndefined();
  });
});

test('a pool is everybody of a schedule’s layers, in order and once, whoever is on call, but none who has left', () => {
  expect(pool('schedule:primary')).toBe('ana bo');
  expect(pool('schedule:pair person:ana schedule:primary')).toBe('cy di ana bo');
  expect(pool('schedule:primary', { inactive: ['ana'] })).toBe('bo');
  expect(pool('schedule:empty')).toBe('');
  expect(pool('team:sre channel:incidents')).toBe('ana bo');
});
