import { describe, expect, it } from 'vitest';
import { lintRoster } from '../../../src/domain/lint/lint-roster.ts';
import { rosterOf } from '../../roster/read-file.ts';

const now = Date.parse('2026-11-23T12:00Z');
const people = `
people:
  - { id: ana, name: Ana Ruiz, slack: U01ANA, timezone: America/Chicago, phone: "+13125550101" }
  - { id: bo, name: Bo Lindqvist, slack: U02BO, timezone: America/Chicago, phone: "+13125550102" }
  - { id: cy, name: Cy Okafor, slack: U03CY, timezone: Europe/London, phone: "+13125550103" }
`;
const weekly = '{ id: weekly, start: 2026-01-05T09:00, turn: 1 week, people: [ana, bo] }';

/** One schedule with the keys given, and a policy that uses it. */
function primary(keys: string): string {
  return `schedules:
  - { id: primary, name: Primary, timezone: America/Chicago, ${keys} }
policies: [{ id: p, until_ack: true, steps: [{ notify: ["schedule:primary"] }] }]
`;
}

function lint(text: string, options: { confirmedAt?: number; inactive?: string[]; verified?: boolean } = {}) {
  const directory = { version: 1, roster: rosterOf(text), inactive: new Set(options.inactive ?? []) };
  return lintRoster(directory, now, {
    isVerified: () => options.verified ?? true,
    confirmedAt: () => options.confirmedAt ?? now,
  });
}

const iso = (at: number | undefined) => (at === undefined ? '' : new Date(at).toISOString().slice(0, 16));
const rules = (text: string, options = {}) =>
  lint(text, options).map(({ level, rule, where }) => `${level} ${rule} ${where}`);

it('finds nothing in a roster that is well', () => {
  expect(lint(`${people}${primary(`coverage: always, layers: [${weekly}]`)}`)).toEqual([]);
});

describe('holes', () => {
  it('each with its dates', () => {
    const days =
      '{ id: days, kind: every, people: [ana, bo], windows: [{ days: [mon, tue, wed, thu, fri], from: "09:00", to: "17:00" }] }';
    const found = lint(`${people}${primary(`coverage: always, layers: [${days}]`)}`).filter(
      ({ rule }) => rule === 'hole',
    );
    expect(found.length).toBe(200);
    expect(found.slice(0, 2).map(({ from, to }) => [iso(from), iso(to)])).toEqual([
      ['2026-11-23T00:00', '2026-11-23T15:00'],
      ['2026-11-23T23:00', '2026-11-24T15:00'],
    ]);
    expect(found[1]?.message).toContain('2026-11-23 17:00 to 2026-11-24 09:00 (America/Chicago)');
  });

  it('those that clock changes at different dates open are told apart, 21 days of 2027 between London and Chicago', () => {
    const sun = `layers: [
      { id: london, kind: every, people: [cy], timezone: Europe/London, windows: [{ from: "07:00", to: "13:00" }] },
      { id: chicago, kind: every, people: [ana], windows: [{ from: "07:00", to: "01:00" }] }]`;
    const found = lint(`${people}${primary(`coverage: always, ${sun}`)}`).filter(
      ({ rule }) => rule === 'seasonal_hole',
    );
    const before = found.filter(({ from }) => (from ?? 0) < Date.parse('2027-11-23'));
    expect(before.length).toBe(21);
    expect(iso(before[0]?.from)).toBe('2027-03-15T06:00');
    expect(found.every(({ level, from = 0, to = 0 }) => level === 'error' && to - from === 3_600_000)).toBe(true);
    expect(lint(`${people}${primary(`coverage: always, ${sun}`)}`).filter(({ rule }) => rule === 'hole')).toEqual([]);
  });

  it('a schedule without any layer that names somebody has one hole', () => {
    expect(rules(`${people}${primary('coverage: always, layers: []')}`)).toEqual([
      'error hole schedule:primary',
      'error nobody_to_page policy:p',
    ]);
  });
});

describe('vacancies', () => {
  it('a slot that is left empty', () => {
    const layer = weekly.replace('[ana, bo]', '[ana, null]');
    expect(new Set(rules(`${people}${primary(`layers: [${layer}]`)}`))).toEqual(
      new Set(['warning vacancy schedule:primary']),
    );
  });

  it('the turns of somebody who has left are errors', () => {
    const found = lint(`${people}${primary(`layers: [${weekly}]`)}`, { inactive: ['bo'] });
    expect(found[0]).toMatchObject({ level: 'error', rule: 'vacancy', where: 'schedule:primary' });
    expect(found[0]?.message).toContain('deactivated');
  });
});

describe('people', () => {
  const on = primary(`layers: [${weekly}]`);
  it.each([
    [
      'no phone',
      people.replace(/, phone: "\+13125550101"/, ''),
      ['error no_way_to_wake person:ana', 'warning one_contact_method person:ana'],
    ],
    [
      'a phone that rings for nobody',
      people.replace('phone: "+13125550101"', 'phone: "+13125550101", rules: { high: [{ after: 0s, by: slack }] }'),
      ['error no_way_to_wake person:ana', 'warning one_contact_method person:ana'],
    ],
    [
      'one way only',
      people.replace('phone: "+13125550101"', 'phone: "+13125550101", rules: { high: [{ after: 0s, by: sms }] }'),
      ['warning one_contact_method person:ana'],
    ],
  ])('%s', (_what, text, expected) => {
    expect(rules(`${text}${on}`)).toEqual(expected);
  });

  it('a phone that was never verified', () => {
    expect(rules(`${people}${on}`, { verified: false })).toEqual([
      'warning unverified person:ana',
      'warning unverified person:bo',
    ]);
  });

  it('nobody is judged who can never be paged', () => {
    expect(rules(`${people.replace(/, phone: "\+13125550103"/, '')}${on}`)).toEqual([]);
  });
});

describe('steps that never reach anybody', () => {
  it.each([
    [
      'a rule without an address',
      `${people.replace('phone: "+13125550101"', 'phone: "+13125550101", rules: { high: [{ after: 0s, by: slack }, { after: 1m, by: voice }, { after: 2m, by: email }] }')}${primary(`layers: [${weekly}]`)}`,
      'warning unreachable_step person:ana',
    ],
    [
      'a rule that waits longer than the policy lasts',
      `${people.replace('phone: "+13125550101"', 'phone: "+13125550101", rules: { high: [{ after: 0s, by: slack }, { after: 15m, by: voice }] }')}${primary(`layers: [${weekly}]`).replace('until_ack: true,', 'repeat: 1,')}`,
      'warning unreachable_step person:ana',
    ],
    [
      'a policy that only posts',
      `${people}policies: [{ id: p, steps: [{ notify: ["channel:#ops"] }] }]\n`,
      'error nobody_to_page policy:p',
    ],
    [
      'a team without managers',
      `${people}teams: [{ id: sre, name: SRE, members: [ana] }]\npolicies: [{ id: p, until_ack: true, steps: [{ notify: ["managers:sre"] }, { notify: ["person:ana"] }] }]\n`,
      'error unreachable_step policy:p',
    ],
  ])('%s', (_what, text, expected) => {
    expect(rules(text)).toEqual([expected]);
  });
});

describe('overrides', () => {
  const override = (keys: string) => `${people}${primary(`layers: [${weekly}], overrides: [{ id: swap, ${keys} }]`)}`;
  it.each([
    [
      'of somebody who is not on call then',
      'kind: replace, out: ana, in: cy, from: 2026-12-01T09:00, to: 2026-12-02T09:00',
    ],
    ['with oneself', 'kind: replace, out: ana, in: ana, from: 2026-12-01T09:00, to: 2026-12-02T09:00'],
    ['of a time that a clock change skips', 'kind: add, in: cy, from: 2027-03-14T02:00, to: 2027-03-14T03:00'],
  ])('%s', (_what, keys) => {
    expect(rules(override(keys))).toEqual(['warning inert_override schedule:primary']);
  });

  it('not one that changes something, nor one that is over', () => {
    expect(rules(override('kind: replace, out: bo, in: cy, from: 2026-12-01T09:00, to: 2026-12-02T09:00'))).toEqual([]);
    expect(rules(override('kind: replace, out: cy, in: ana, from: 2026-11-01T09:00, to: 2026-11-02T09:00'))).toEqual(
      [],
    );
  });
});

describe('shares', () => {
  it('somebody whose turn never comes: seven people by the day, on working days, by time', () => {
    const text = `${people}${primary(
      'layers: [{ id: daily, start: 2026-01-05T09:00, turn: 1 day, advance: time, people: [ana, bo, ana, bo, ana, bo, cy], windows: [{ days: [mon, tue, wed, thu, fri], from: "09:00", to: "17:00" }] }]',
    )}`;
    expect(lint(text).find(({ rule }) => rule === 'unfair_share')?.message).toMatch(/cy 0 h/);
  });

  it('who is named twice is meant to serve twice, and a round that the year cuts short is fair', () => {
    const long = weekly.replace('1 week', '5 months').replace('[ana, bo]', '[ana, bo, cy, ana]');
    expect(rules(`${people}${primary(`layers: [${long}]`)}`).filter((line) => line.includes('unfair'))).toEqual([]);
  });
});

it('hand-offs while somebody sleeps', () => {
  const found = lint(`${people}${primary(`layers: [${weekly.replace('09:00', '23:30')}]`)}`);
  expect(found.map(({ rule, from }) => `${rule} ${iso(from)}`)).toEqual([
    'handoff_asleep 2026-11-24T05:30',
    'handoff_asleep 2026-11-24T05:30',
  ]);
});

it('the same person first and second', () => {
  const text = `${people}schedules:
  - { id: primary, name: Primary, timezone: UTC, layers: [{ id: a, start: 2026-01-05T16:00, turn: 1 week, people: [ana, bo, cy] }] }
  - { id: secondary, name: Secondary, timezone: UTC, layers: [{ id: a, start: 2026-01-05T16:00, turn: 1 week, people: [bo, cy] }] }
policies: [{ id: p, until_ack: true, steps: [{ notify: ["schedule:primary"] }, { notify: ["schedule:secondary"] }] }]
`;
  const found = lint(text);
  expect(found.map(({ rule, where }) => `${rule} ${where}`)).toEqual([
    'same_person_twice schedule:secondary',
    'same_person_twice schedule:secondary',
  ]);
  expect(found[0]?.message).toMatch(/on primary and on secondary at once/);
});

it('a roster that nobody has confirmed for 90 days', () => {
  const text = `${people}${primary(`layers: [${weekly}]`)}`;
  const day = 86_400_000;
  expect(rules(text, { confirmedAt: now - 89 * day })).toEqual([]);
  expect(rules(text, { confirmedAt: now - 90 * day })).toEqual(['warning not_confirmed schedule:primary']);
});
