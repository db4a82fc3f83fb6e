import { expect, it } from 'vitest';
import { isZone } from '../../../src/domain/schedule/is-zone.ts';

it.each([
  'America/Chicago',
  'america/chicago',
  'America/Argentina/Buenos_Aires',
  'Europe/Kyiv',
  'Asia/Calcutta',
  'US/Central',
  'GB',
  'NZ',
  'PRC',
  'UTC',
  'GMT',
  'Etc/GMT+5',
  'EST5EDT',
])('%s is a zone', (name) => {
  expect(isZone(name)).toBe(true);
});

it.each(['EST', 'est', 'MST', 'HST', 'PST', 'CST', 'BST', 'IST', 'CET', 'MET', 'EET', 'JST', 'EDT', 'AEST', 'Z'])(
  'the abbreviation %s is refused',
  (name) => {
    expect(isZone(name)).toBe(false);
  },
);

it.each(['', ' ', 'America/Chicago ', 'America/Foo', 'Chicago', '+05:00', '-06:00', 'UTC+3', 'local', 'system'])(
  '%j is refused',
  (name) => {
    expect(isZone(name)).toBe(false);
  },
);
