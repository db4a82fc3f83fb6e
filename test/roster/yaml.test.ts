import { describe, expect, test } from 'vitest';
import { readRoster } from '../../src/roster/read-roster.ts';
import { faultsOf, harbourText, rosterOf } from './read-file.ts';

const ana = '{ id: ana, name: Ana, slack: U01ANA }';

describe('forms of the same file', () => {
  const expected = rosterOf(harbourText);

  test.each([
    ['a byte order mark', `\uFEFF${harbourText}`],
    ['CRLF', harbourText.replaceAll('\n', '\r\n')],
    ['a document marker', `---\n${harbourText}`],
    [
      'its sections in another order',
      harbourText
        .split(/\n\n(?=[a-z_]+:)/)
        .toReversed()
        .join('\n\n'),
    ],
  ])('%s', (_, text) => {
    expect(rosterOf(text)).toEqual(expected);
  });

  test('JSON, indented with tabs too', () => {
    const file = {
      timezone: 'Europe/London',
      people: [{ id: 'ana', name: 'Ana', slack: 'U01ANA', email: null }],
      policies: [],
    };
    for (const indent of [undefined, 2, '\t']) {
      expect(rosterOf(JSON.stringify(file, null, indent))).toMatchObject({
        timezone: 'Europe/London',
        people: [{ id: 'ana', email: null }],
      });
    }
  });
});

describe('values stay as they are written', () => {
  test.each([
    [
      'a phone number without quotes',
      `people: [{ id: ana, name: Ana, slack: U01ANA, phone: +13125550101 }]`,
      '+13125550101',
    ],
    [
      'a routing key of digits',
      'services: [{ id: a, name: A, routing_key: 00000000000000000000000000000001 }]',
      '00000000000000000000000000000001',
    ],
    ['a routing key like a float', 'services: [{ id: a, name: A, routing_key: 1e23456789 }]', '1e23456789'],
    ['a name that is a number', 'teams: [{ id: a, name: 0911 }]', '0911'],
    ['a date', 'calendars: [{ id: a, closed: [2026-12-25] }]', '2026-12-25'],
    ['a time', 'calendars: [{ id: a, half: [{ date: 2026-12-24, to: 09:00 }] }]', '09:00'],
    ['an id that is a number', 'teams: [{ id: 7, name: Seven }]', '7'],
  ])('%s', (_, text, written) => {
    expect(JSON.stringify(rosterOf(text))).toContain(JSON.stringify(written));
  });

  test('a key with nothing after it is absent', () => {
    expect(rosterOf(`people: [${ana}]\nteams:\nslack:\nincidents: { close_after: }`)).toMatchObject({
      teams: [],
      slack: { prefix: 'inc' },
      incidents: { closeAfterMs: null, ackBy: 'channel' },
    });
  });
});

describe('anchors, aliases and merge keys', () => {
  test('are resolved; what is written wins over what is merged', () => {
    const roster = rosterOf(
      [
        'teams:',
        '  - &base { id: a, name: A, channel: ops, members: &crew [ana] }',
        '  - { <<: *base, id: b }',
        '  - { <<: [{ channel: first }, *base], id: c, managers: *crew }',
        `people: [${ana}]`,
      ].join('\n'),
    );
    expect(roster.teams.map(({ id, name, channel, managers }) => [id, name, channel, managers])).toEqual([
      ['a', 'A', 'ops', []],
      ['b', 'A', 'ops', []],
      ['c', 'A', 'first', ['ana']],
    ]);
  });

  test('a fault in a part that is used twice is shown where it is written', () => {
    expect(faultsOf('teams:\n  - &a { id: a, name: A, chanel: x }\n  - { <<: *a, id: b }')).toEqual([
      '2:26 teams[0].chanel: unknown key `chanel`; did you mean `channel`?',
      '2:26 teams[1].chanel: unknown key `chanel`; did you mean `channel`?',
    ]);
  });

  test('an alias bomb is refused before it is expanded', () => {
    const levels = 'bcdefghij'.split('').map((letter, index) => {
      const below = `*${'abcdefghi'[index]}`;
      return `${letter}: &${letter} [${Array(9).fill(below).join(', ')}]`;
    });
    const faults = faultsOf(`a: &a [x, x, x, x, x, x, x, x, x]\n${levels.join('\n')}`);
    expect(faults).toEqual([expect.stringContaining('more than 300,000 values, aliases expanded')]);
  });

  test('so is a bomb of merge keys', () => {
    const big = `{ ${Array.from({ length: 1_000 }, (_, n) => `k${n}: 1`).join(', ')} }`;
    const text = `a: &a ${big}\n${Array.from({ length: 1_000 }, (_, n) => `m${n}: { <<: *a }`).join('\n')}`;
    expect(faultsOf(text)).toEqual([expect.stringContaining('more than 300,000 values')]);
  });
});

describe('what is no roster at all', () => {
  test.each([
    ['nothing', '', '1:1 : the file is empty; begin with `people:`'],
    ['a comment', '# later\n', '1:1 : the file is empty; begin with `people:`'],
    ['a list', '- people', '1:1 : must be a map with `people`, `schedules`, `services` and so on, not a list'],
    ['text', 'muster', '1:1 : must be a map with `people`, `schedules`, `services` and so on, not text'],
    [
      'an open bracket',
      'timezone: UTC\npeople: [\n',
      '2:10 : not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    ['a tab', 'people:\n\t- a', '2:1 : not YAML: Tabs are not allowed as indentation; indent with spaces'],
    [
      'a colon',
      'timezone: a: b',
      '1:11 : not YAML: Nested mappings are not allowed in compact mappings; put text that holds `: ` in quotes',
    ],
    [
      'two documents',
      'timezone: UTC\n---\ntimezone: UTC',
      expect.stringMatching(/^2:1 : not YAML: .*one file holds one roster/),
    ],
    [
      'a tag',
      'timezone: !!binary aaa',
      expect.stringMatching(/^1:11 : not YAML: Unresolved tag.*leave the `!` tag out/),
    ],
    [
      'an unknown alias',
      'people: *team',
      '1:9 : the alias `*team` has no `&team` before it; text that begins with * needs quotes',
    ],
    [
      'an alias of itself',
      'people: &a [*a]',
      '1:13 : the alias `*a` has no `&a` before it; text that begins with * needs quotes',
    ],
    [
      'a merge of text',
      'teams:\n  - { <<: a, id: a }',
      '2:7 : `<<` takes a map, or a list of maps, by its alias: `<<: *name`',
    ],
    [
      'a key twice',
      'timezone: UTC\nslack: {}\ntimezone: UTC',
      '3:1 : `timezone` is written twice here; keep one of them',
    ],
    ['a list as a key', '? [a]\n: b', expect.stringMatching(/^1:3 : not YAML: .*keys are plain words$/)],
    ['too deep', `a: ${'['.repeat(60)}${']'.repeat(60)}`, '1:44 : more than 40 maps and lists inside each other'],
    ['too large', `# ${'x'.repeat(2_100_000)}`, '1:1 : the file is larger than 2 MB; split it'],
    ['a prototype', '__proto__: { a: 1 }', expect.stringMatching(/^1:1 __proto__: unknown key `__proto__`/)],
  ])('%s', (_, text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });

  test('brackets that would fill the stack are a fault, not a crash', () => {
    expect(faultsOf('['.repeat(20_000))[0]).toMatch(/^1:\d+ : not YAML: /);
  });

  test('at most a hundred faults are shown, then how many there are', () => {
    const reading = readRoster(`teams:\n${'  - { id: a, name: A, colour: red }\n'.repeat(80)}`);
    const faults = reading.ok ? [] : reading.faults;
    expect(faults).toHaveLength(101);
    expect(faults.at(-1)).toMatchObject({ path: '', message: 'and 59 more' });
    expect(faults.map(({ line }) => line)).toEqual(faults.map(({ line }) => line).toSorted((a, b) => a - b));
  });
});
