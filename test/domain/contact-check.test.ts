import { describe, expect, test } from 'vitest';
import { codeCarrier, isReachVerified, withNewCode } from '../../src/domain/contact-check.ts';
import type { CarrierName, NotificationRule, Person } from '../../src/domain/roster.ts';

const all = new Set<CarrierName>(['slack', 'sms', 'voice', 'email']);
const rules = (...by: CarrierName[]): Pick<Person, 'rules'> => ({
  rules: { high: by.map((one): NotificationRule => ({ afterMs: 0, by: one })), low: null },
});

describe('by what a code goes', () => {
  test.each<[string, Pick<Person, 'rules'>, boolean, CarrierName[], CarrierName | null]>([
    ['SMS, where nothing is said', { rules: { high: null, low: null } }, false, ['sms', 'voice'], 'sms'],
    ['SMS, when both are planned', rules('voice', 'sms'), false, ['sms', 'voice'], 'sms'],
    ['a call to who is only called', rules('slack', 'voice'), false, ['sms', 'voice'], 'voice'],
    ['a call to who said STOP', rules('sms'), true, ['sms', 'voice'], 'voice'],
    ['nothing to who said STOP where nobody can call', rules('sms'), true, ['sms'], null],
    ['nothing without a carrier', rules('sms'), false, ['slack', 'email'], null],
  ])('%s', (_, person, isStopped, carriers, by) => {
    expect(codeCarrier(person, 'phone', { carriers: new Set(carriers), isStopped })).toBe(by);
  });

  test('mail by mail', () => {
    expect(codeCarrier(rules(), 'email', { carriers: all, isStopped: true })).toBe('email');
    expect(codeCarrier(rules(), 'email', { carriers: new Set(['sms'] as const), isStopped: false })).toBeNull();
  });
});

test('five codes within an hour of the first, and five again in the next', () => {
  const code = { id: 'c', carrier: 'sms' as const, address: 'sealed', person: 'ana' };
  const hour = 60 * 60_000;
  let check: ReturnType<typeof withNewCode> = null;
  for (let minute = 0; minute < 5; minute += 1) check = withNewCode(check ?? undefined, code, minute * 60_000);
  expect(check).toMatchObject({ asked: 5, askedSince: 0, triesLeft: 5 });
  expect(withNewCode(check ?? undefined, code, hour - 1)).toBeNull();
  expect(withNewCode(check ?? undefined, code, hour)).toMatchObject({ asked: 1, askedSince: hour });
});

test('Slack and webhooks need no verification; a phone counts for SMS and calls', () => {
  const person = { id: 'ana', phone: 'a', email: 'b' } as Person;
  const verified = (...addresses: string[]) =>
    (['slack', 'sms', 'voice', 'email', 'webhook'] as const).filter((by) =>
      isReachVerified(person, by, new Set(addresses)),
    );
  expect(verified()).toEqual(['slack', 'webhook']);
  expect(verified('a')).toEqual(['slack', 'sms', 'voice', 'webhook']);
  expect(verified('b')).toEqual(['slack', 'email', 'webhook']);
  expect(isReachVerified(undefined, 'sms', new Set(['a']))).toBe(false);
});
