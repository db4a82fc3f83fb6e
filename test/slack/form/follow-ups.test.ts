import { describe, expect, test } from 'vitest';
import type { Person } from '../../../src/domain/roster.ts';
import { emptyRoster } from '../../../src/domain/roster-lookup.ts';
import { readFollowUps } from '../../../src/slack/form/follow-ups.ts';

const person = (id: string, name: string, slack: string): Person => ({
  id,
  name,
  slack,
  timezone: null,
  email: null,
  phone: null,
  webhook: null,
  waking: null,
  manager: null,
  rules: { high: null, low: null },
});
const roster = {
  ...emptyRoster,
  people: [
    person('ana', 'Ana Ruiz', 'U01ANA'),
    person('anabel', 'Anabel Ng', 'U02ANABEL'),
    person('bo.l', 'Bo Lindqvist', 'U03BO'),
    person('li', '李 伟', 'U04LI'),
  ],
};
const names = { user: (id: string) => (id === 'U77GUEST' ? 'Guest Person' : undefined) };
const read = (text: string) => readFollowUps(text, roster, names);

describe('one line', () => {
  test.each<[string, string, string | null]>([
    ['Replace the disk', 'Replace the disk', null],
    ['<@U03BO> replace the disk', 'replace the disk', 'U03BO'],
    ['<@U03BO|bo>: replace the disk', 'replace the disk', 'U03BO'],
    ['<@U99STRANGER>, replace it', 'replace it', 'U99STRANGER'],
    ['@ana replace the disk', 'replace the disk', 'U01ANA'],
    ['@Ana Ruiz: replace the disk', 'replace the disk', 'U01ANA'],
    ['@ANA RUIZ replace the disk', 'replace the disk', 'U01ANA'],
    ['@anabel replace the disk', 'replace the disk', 'U02ANABEL'],
    ['@Anabel Ng, replace the disk', 'replace the disk', 'U02ANABEL'],
    ['@bo.l replace the disk', 'replace the disk', 'U03BO'],
    ['@Bo replace the disk', 'replace the disk', 'U03BO'],
    ['@李 伟 换硬盘', '换硬盘', 'U04LI'],
    ['@an replace the disk', '@an replace the disk', null],
    ['@anabelle replace the disk', '@anabelle replace the disk', null],
    ['@nobody replace the disk', '@nobody replace the disk', null],
    ['ask @ana about the disk', 'ask @ana about the disk', null],
    ['a < b & c > d', 'a < b & c > d', null],
    ['@', '@', null],
  ])('%s', (line, text, owner) => {
    expect(read(line)).toEqual([{ text, owner }]);
  });

  test('an owner and nothing to do: what was typed stays, a mention by its name', () => {
    expect(read('@ana')).toEqual([{ text: '@ana', owner: 'U01ANA' }]);
    expect(read('<@U77GUEST>')).toEqual([{ text: 'Guest Person', owner: 'U77GUEST' }]);
    expect(read('<@U99STRANGER>')).toEqual([{ text: '<@U99STRANGER>', owner: 'U99STRANGER' }]);
  });
});

test('a line each; bullets and empty lines are no part of it', () => {
  expect(read('- one\n\n  * two\r\n• @ana three\n   \n-\nfour')).toEqual([
    { text: 'one', owner: null },
    { text: 'two', owner: null },
    { text: 'three', owner: 'U01ANA' },
    { text: 'four', owner: null },
  ]);
  expect(read('')).toEqual([]);
  expect(read(' \n\n ')).toEqual([]);
});
