import { expect, it } from 'vitest';
import { leavesAt } from '../../src/domain/quiet-hours.ts';

const person = { waking: { from: '07:00', to: '22:00' }, timezone: 'Europe/London' };
const night = Date.parse('2026-11-24T03:00:00Z');
const morning = Date.parse('2026-11-24T07:00:00Z');

it.each([
  ['high', 'voice', night, night],
  ['low', 'voice', night, morning],
  ['low', 'sms', night, morning],
  ['low', 'slack', night, night],
  ['low', 'email', night, night],
  ['low', 'sms', morning, morning],
] as const)('a page of %s urgency by %s', (urgency, by, at, leaves) => {
  expect(leavesAt(person, { urgency, by, at }, 'UTC')).toBe(leaves);
});
