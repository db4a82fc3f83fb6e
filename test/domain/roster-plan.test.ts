import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Roster } from '../../src/domain/roster.ts';
import { sameValue } from '../../src/domain/roster-difference.ts';
import { describePlan, planRoster } from '../../src/domain/roster-plan.ts';
import { harbourText, rosterOf } from '../roster/read-file.ts';

const harbour = rosterOf(harbourText);

/** What applying the example says after `from` was replaced by `to` in it. */
function planAfter(...edits: [from: string | RegExp, to: string][]): string {
  const text = edits.reduce((before, [from, to]) => {
    const after = before.replace(from, to);
    if (after === before) throw new Error(`the example does not hold ${from}`);
    return after;
  }, harbourText);
  return describePlan(planRoster(harbour, rosterOf(text)));
}

describe('the same file again', () => {
  test('is no change, whatever the order of the keys', () => {
    const again = rosterOf(
      harbourText.replace(
        '{ id: rates, name: Rates desk, owner: hana }',
        '{ owner: hana, name: Rates desk, id: rates }',
      ),
    );
    const plan = planRoster(harbour, again);
    expect(plan).toEqual({ changes: [], isEmpty: true });
    expect(describePlan(plan)).toBe('no changes');
  });

  test('nor is an override without an id', () => {
    const text = harbourText.replace('id: thanksgiving, ', '');
    expect(planRoster(rosterOf(text), rosterOf(text)).isEmpty).toBe(true);
  });
});

test('the first file is all new, in the order of the file', () => {
  const small = rosterOf(`
severities: [{ id: sev1, name: SEV1 }]
people: [{ id: cy, name: Cy Okafor, slack: U03CY }]
policies: [{ id: all, steps: [{ notify: ["person:cy"] }] }]
services: [{ id: a, name: Gateway }]
maintenance: [{ services: [a], from: 2026-12-05T18:00, to: 2026-12-05T22:00, reason: Firmware }]
`);
  expect(describePlan(planRoster(null, small)).split('\n')).toEqual([
    '+ setting timezone  UTC',
    '+ setting slack',
    '+ setting incidents',
    '+ severity sev1  SEV1',
    '+ person cy  Cy Okafor',
    '+ policy all',
    '+ service a  Gateway',
    '+ maintenance 2026-12-05T18:00 to 2026-12-05T22:00 of a  Firmware',
    '',
    '8 to add, 0 to change, 0 to retire',
  ]);
});

describe('changes in words', () => {
  test.each([
    ['timezone: America/Chicago\n', 'timezone: UTC\n', '~ setting timezone  timezone: America/Chicago → UTC'],
    ['{ sev1: 30m, sev2: 1h }', '{ sev1: 45m, sev2: 1h }', '~ setting incidents  sev1 of update_every: 30m → 45m'],
    ['page: none', 'page: low', '~ severity sev4  page: none → low'],
    ['low: [{ after: 0s, by: email }] }', 'low: [] }', '~ person ana  low rule 1 of rules removed'],
    ['by: sms }', 'by: voice }', '~ person ana  high rule 2 of rules: sms after 30s → voice after 30s'],
    ['waking: { from: "06:30"', 'waking: { from: "07:30"', '~ person gil  from of waking: 06:30 → 07:30'],
    ['members: [eli, fay]', 'members: [fay]', '~ team market-data  members: eli, fay → fay'],
    ['usergroup: oncall-sre, ', '', '~ team sre  usergroup: oncall-sre → none'],
    [
      '2026-11-27, to: "12:15"',
      '2026-11-27, to: "13:00"',
      '~ calendar cme  half day 1: 2026-11-27 to 12:15 → 2026-11-27 to 13:00',
    ],
    [
      'turn: 1 week, people: [ana',
      'turn: 2 weeks, people: [ana',
      '~ schedule sre-primary  turn of layer weekly: 1 week → 2 weeks',
    ],
    [
      'people: [ana, bo, cy, dee] }',
      'people: [bo, ana, null, dee] }',
      '~ schedule sre-primary  people of layer weekly: ana, bo, cy, dee → bo, ana, none, dee',
    ],
    [
      'to: "15:30"',
      'to: "16:00"',
      '~ schedule sre-primary  window 1 of layer close: fri 14:00 to 15:30 → fri 14:00 to 16:00',
    ],
    [
      'out: cy, in: bo, layer: weekly',
      'out: cy, in: dee, layer: weekly',
      '~ schedule sre-primary  in of override thanksgiving: bo → dee',
    ],
    [/ {6}- \{ id: thanksgiving.*\n/, '      []\n', '~ schedule sre-primary  override thanksgiving removed'],
    [
      'coverage: always\n    layers:\n      - { id: weekly, kind: rotating, start: 2026-01-05T09:00, turn: 1 week, people: [cy',
      'layers:\n      - { id: weekly, kind: rotating, start: 2026-01-05T09:00, turn: 1 week, people: [cy',
      '~ schedule sre-secondary  coverage: always → none',
    ],
    [
      'gil, at: "07:00", timezone: America/Chicago',
      'gil, at: "08:00"',
      '~ schedule managers-sun  start 2 of layer sun: gil at 07:00 America/Chicago → gil at 08:00',
    ],
    [
      '"schedule:sre-secondary"], wait: 5m',
      '"schedule:sre-secondary"], wait: 10m',
      '~ policy sre  wait of step 2: 5m → 10m',
    ],
    [
      '["awake_manager:managers", "channel:#incidents"]',
      '["channel:#ops"]',
      '~ policy sre  notify of final: awake_manager:managers, channel:#incidents → channel:#ops',
    ],
    [
      'severity_map: { critical: sev3 }',
      'severity_map: { critical: sev2 }',
      '~ service blotter  critical of severity_map: sev3 → sev2',
    ],
    ['outside: low', 'outside: high', '~ service blotter  outside of support_hours: low → high'],
    [
      'tier: 1, routing_key: R0STORAGE',
      'tier: 1, ack_timeout: 90m, routing_key: R0STORAGE',
      '~ service storage  ack_timeout: none → 1h30m',
    ],
    [
      'role: commander, after: 5m',
      'role: scribe, after: 5m',
      '~ playbook trading-outage  role of step 3: commander → scribe',
    ],
    [
      'title: Kill-switch runbook',
      'title: Kill switch',
      '~ playbook trading-outage  link 1: Kill-switch runbook → Kill switch',
    ],
    [
      'match: { severities: [sev1, sev2] }',
      'match: { severities: [sev1] }',
      '~ playbook trading-outage  severities of match: sev1, sev2 → sev1',
    ],
  ])('%s becomes %s', (from, to, line) => {
    expect(planAfter([from, to])).toBe(`${line}\n\n0 to add, 1 to change, 0 to retire`);
  });

  test('several details stand below, additions and retirements have their sign', () => {
    expect(
      planAfter(
        ['  - { id: cy,', '  - { id: kim, name: Kim Ito, slack: U11KIM }\n  - { id: cy,'],
        ['name: Bo Lindqvist, slack: U02BO', 'name: Bo Lind, slack: U22BO'],
        [/ {2}- \{ id: vol-surface.*\n/, ''],
        ['[market-data-feed, vol-surface]', '[market-data-feed]'],
      ).split('\n'),
    ).toEqual([
      '~ person bo',
      '    name: Bo Lindqvist → Bo Lind',
      '    slack: U02BO → U22BO',
      '+ person kim  Kim Ito',
      '~ service pricing  depends_on: market-data-feed, vol-surface → market-data-feed',
      '- service vol-surface  retired',
      '',
      '1 to add, 2 to change, 1 to retire',
    ]);
  });

  test('another order of policies is a change: the first pages for incidents without a service', () => {
    const swapped = { ...harbour, policies: harbour.policies.toReversed() };
    expect(describePlan(planRoster(harbour, swapped))).toBe(
      '~ order of policies  market-data now before sre\n\n0 to add, 1 to change, 0 to retire',
    );
  });

  test('so is another order of layers and of overrides, for the later wins', () => {
    const schedules = harbour.schedules.map((schedule) => ({ ...schedule, layers: schedule.layers.toReversed() }));
    expect(planRoster(harbour, { ...harbour, schedules }).changes).toEqual([
      {
        action: 'change',
        kind: 'schedule',
        id: 'sre-primary',
        name: 'SRE primary',
        details: ['order of layers changed'],
      },
    ]);
  });

  test('a long list says what came and went', () => {
    const services = harbour.services.map((service) =>
      service.id === 'storage'
        ? { ...service, dependsOn: harbour.services.map(({ id }) => id).filter((id) => id !== 'storage') }
        : service,
    );
    const [change] = planRoster(
      { ...harbour, services },
      { ...harbour, services: services.map((service) => ({ ...service, dependsOn: service.dependsOn.slice(1) })) },
    ).changes.filter(({ id }) => id === 'storage');
    expect(change?.details).toEqual(['depends_on: order-gateway removed']);
  });
});

describe('contacts and secrets', () => {
  test('change without being shown', () => {
    expect(
      planAfter(
        [
          'email: bo@harbour.example, phone: "+13125550102"',
          'phone: "+13125559999", webhook: { url: "https://hook.example/s3cret", secret: s3cret }',
        ],
        ['R0AUTH0000000000000000000000000G', 'R0NEW'],
        ['https://harbour.zoom.us/j/5551230002', 'https://harbour.zoom.us/j/1?pwd=s3cret'],
      ).split('\n'),
    ).toEqual([
      '~ person bo',
      '    email removed',
      '    phone changed',
      '    webhook added',
      '~ service auth  routing_key changed',
      '~ playbook default  zoom changed',
      '',
      '0 to add, 3 to change, 0 to retire',
    ]);
  });

  /** Marked, so that any trace of them can be found in a plan. */
  const secret = fc.stringMatching(/^[a-z0-9]{6,12}$/).map((text) => `zz${text}`);
  const contacts = fc.record({
    email: fc.option(secret.map((text) => `${text}@zz.example`)),
    phone: fc.option(secret),
    webhook: fc.option(fc.record({ url: secret, secret: fc.option(secret) })),
    routingKey: fc.option(secret),
    zoom: fc.option(secret),
    url: secret,
  });

  function withContacts(given: {
    email: string | null;
    phone: string | null;
    webhook: Roster['people'][number]['webhook'];
    routingKey: string | null;
    zoom: string | null;
    url: string;
  }): Roster {
    const { email, phone, webhook, routingKey, zoom, url } = given;
    return {
      ...harbour,
      people: harbour.people.map((person) => ({ ...person, email, phone, webhook })),
      services: harbour.services.map((service) => ({ ...service, routingKey })),
      playbooks: harbour.playbooks.map((playbook) => ({ ...playbook, zoom, links: [{ title: 'Runbook', url }] })),
    };
  }

  test('never leak into a plan, in words or as data', () => {
    fc.assert(
      fc.property(fc.option(contacts), contacts, (before, after) => {
        const plan = planRoster(before === null ? null : withContacts(before), withContacts(after));
        expect(`${describePlan(plan)}${JSON.stringify(plan)}`).not.toContain('zz');
        expect(plan.isEmpty).toBe(before !== null && sameValue(before, after));
      }),
      { numRuns: 60 },
    );
  });
});

test('a plan is empty exactly when nothing differs, and every change says what', () => {
  const json: Roster = JSON.parse(JSON.stringify(harbour));
  const leaves: { holder: Record<string, unknown>; key: string }[] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const holder = value as Record<string, unknown>;
    for (const key of Object.keys(holder)) {
      leaves.push({ holder, key });
      collect(holder[key]);
    }
  };
  collect(json);
  const isId = ({ key }: { key: string }) => key === 'id';
  for (const { holder, key } of leaves.filter((leaf) => !isId(leaf) && typeof leaf.holder[leaf.key] !== 'object')) {
    const before = holder[key];
    holder[key] = typeof before === 'number' ? before + 1_000 : typeof before === 'boolean' ? !before : `${before}x`;
    const { changes, isEmpty } = planRoster(harbour, json);
    expect(isEmpty).toBe(false);
    for (const change of changes) expect(change.action === 'change' ? change.details.length : 1).toBeGreaterThan(0);
    holder[key] = before;
  }
  expect(planRoster(harbour, json).isEmpty).toBe(true);
});
