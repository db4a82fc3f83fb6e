import { describe, expect, it, test } from 'vitest';
import { findSimilar } from '../../src/domain/similar.ts';

const minute = 60_000;
const now = Date.parse('2026-11-24T15:00:00Z');
const incident = { id: 'new', service: 'gateway', declaredAt: now };
type Other = { id: string; service: string | null; declaredAt: number; isPrivate: boolean; isDrill: boolean };
const other = (of: Partial<Other> = {}) => ({
  id: 'old',
  service: 'gateway',
  declaredAt: now - minute,
  isPrivate: false,
  isDrill: false,
  ...of,
});

describe('an open incident is pointed to', () => {
  it.each([
    ['of the same service, a minute ago', other()],
    ['declared in the same moment', other({ declaredAt: now })],
    ['exactly fifteen minutes ago', other({ declaredAt: now - 15 * minute })],
  ])('%s', (_, open) => {
    expect(findSimilar(incident, [open])).toBe(open);
  });
});

describe('an open incident is not pointed to', () => {
  it.each([
    ['itself', other({ id: 'new' })],
    ['of another service', other({ service: 'pricing' })],
    ['that is private', other({ isPrivate: true })],
    ['that is a drill', other({ isDrill: true })],
    ['longer ago', other({ declaredAt: now - 15 * minute - 1 })],
    ['declared later', other({ declaredAt: now + 1 })],
  ])('%s', (_, open) => {
    expect(findSimilar(incident, [open])).toBeUndefined();
  });
});

test('without a service nothing is similar, not even another without one', () => {
  expect(findSimilar({ ...incident, service: null }, [other({ service: null }), other()])).toBeUndefined();
});

test('of several it is the first of the list, past those that do not count', () => {
  const [secret, newest, older] = [other({ isPrivate: true }), other({ id: 'b' }), other({ id: 'a' })];
  expect(findSimilar({ ...incident, id: null }, [secret, newest, older])).toBe(newest);
});
