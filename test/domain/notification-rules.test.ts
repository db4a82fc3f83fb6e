import fc from 'fast-check';
import { expect, test } from 'vitest';
import { notificationRules } from '../../src/domain/notification-rules.ts';
import type { CarrierName, Person } from '../../src/domain/roster.ts';

const all: CarrierName[] = ['slack', 'sms', 'voice', 'email', 'webhook'];
const reachable: Person = {
  id: 'ana',
  name: 'Ana',
  slack: 'U01ANA',
  timezone: null,
  email: 'sealed',
  phone: 'sealed',
  webhook: { url: 'sealed', secret: null },
  waking: null,
  manager: null,
  rules: { high: null, low: null },
};
const slackOnly: Person = { ...reachable, email: null, phone: null, webhook: null };
const withRules = (...rules: [number, CarrierName][]): Person['rules'] => {
  const list = rules.map(([afterMs, by]) => ({ afterMs, by }));
  return { high: list, low: list };
};
const plan = (person: Person, urgency: 'high' | 'low', carriers: readonly CarrierName[] = all) =>
  notificationRules(person, urgency, new Set(carriers)).map(({ afterMs, by }) => `${by} ${afterMs / 1_000}s`);

test.each([
  ['loud: Slack at once, then the phone', reachable, 'high', all, ['slack 0s', 'sms 60s', 'voice 180s']],
  ['quiet: Slack and mail', reachable, 'low', all, ['slack 0s', 'email 0s']],
  ['without a phone only Slack', slackOnly, 'high', all, ['slack 0s']],
  ['what is not set up is left out', reachable, 'high', ['slack', 'voice'], ['slack 0s', 'voice 180s']],
] as const)('who has no rules of their own, %s', (_, person, urgency, carriers, expected) => {
  expect(plan(person, urgency, carriers)).toEqual(expected);
});

test('own rules stand in for the defaults, in order of time', () => {
  const person = { ...reachable, rules: withRules([120_000, 'voice'], [0, 'webhook'], [30_000, 'slack']) };
  expect(plan(person, 'high')).toEqual(['webhook 0s', 'slack 30s', 'voice 120s']);
});

test('where no rule of their own can be used, Slack reaches them at once', () => {
  expect(plan({ ...slackOnly, rules: withRules([300_000, 'voice'], [600_000, 'email']) }, 'high')).toEqual([
    'slack 0s',
  ]);
  expect(plan({ ...reachable, rules: withRules([300_000, 'voice']) }, 'high', ['slack'])).toEqual(['slack 0s']);
  expect(plan({ ...reachable, rules: { high: [], low: null } }, 'high')).toEqual(['slack 0s']);
});

test('there is always a way, none is used that is not there, and the roster is left as it was', () => {
  const rule = fc.record({ afterMs: fc.nat(3_600_000), by: fc.constantFrom(...all) });
  const rules = fc.array(rule, { maxLength: 6 });
  fc.assert(
    fc.property(rules, fc.subarray(all), fc.boolean(), fc.boolean(), (own, carriers, hasPhone, hasMail) => {
      const person: Person = {
        ...slackOnly,
        phone: hasPhone ? 'sealed' : null,
        email: hasMail ? 'sealed' : null,
        rules: { high: Object.freeze(own) as typeof own, low: null },
      };
      const used = notificationRules(person, 'high', new Set(carriers));
      expect(used.length).toBeGreaterThan(0);
      expect(used.map(({ afterMs }) => afterMs)).toEqual(used.map(({ afterMs }) => afterMs).sort((a, b) => a - b));
      for (const { by } of used) {
        expect(by === 'slack' || carriers.includes(by)).toBe(true);
        expect({ sms: hasPhone, voice: hasPhone, email: hasMail, webhook: false, slack: true }[by]).toBe(true);
      }
    }),
  );
});
