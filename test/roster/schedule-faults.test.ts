import { describe, expect, test } from 'vitest';
import { readRoster } from '../../src/roster/read-roster.ts';
import { expectFaults, fileOf, rosterOf } from './read-file.ts';

const window = (keys: string) => fileOf.layer(`kind: every, people: [ana], windows: [▶{ ${keys} }]`);
const fixed = (keys: string) => fileOf.layer(`kind: fixed, ${keys}`);
const day = '{ from: "09:00", length: 8h }';
const override = (keys: string) => fileOf.schedule(`overrides: [▶{ ${keys} }]`);
const span = 'from: 2026-01-05T09:00, to: 2026-01-06T09:00';

describe('windows', () => {
  test('have an end', () => {
    const message = 'this window has no end; add `to: "17:00"` or `length: 8h`';
    expectFaults(window('from: 09:00'), `schedules[0].layers[0].windows[0]: ${message}`);
    expectFaults(
      fileOf.schedule('coverage: { windows: [▶{ from: 09:00 }] }'),
      `schedules[0].coverage.windows[0]: ${message}`,
    );
    expectFaults(
      fileOf.service('support_hours: { windows: [▶{ from: 09:00 }] }'),
      `services[0].support_hours.windows[0]: ${message}`,
    );
  });

  test('have one end only', () => {
    expectFaults(
      window('from: 09:00, to: 17:00, length: ▶8h').replace('▶{', '{'),
      'schedules[0].layers[0].windows[0].length: a window ends at `to` or after `length`, not both; leave one out',
    );
  });

  test('may last a day, end at midnight, and name a day twice', () => {
    const text = window('days: [fri, mon, fri], from: 00:00, to: 00:00').replace('▶', '');
    expect(rosterOf(text).schedules[0]?.layers[0]?.windows).toEqual([
      { days: ['fri', 'mon'], from: '00:00', end: { to: '00:00' } },
    ]);
  });
});

describe('kinds of layers', () => {
  test.each([
    [
      'fewer people than windows',
      fixed(`windows: [${day}, ${day}], people: ▶[ana]`),
      'schedules[0].layers[0].people: 2 windows but 1 person; in a fixed layer each window has its person, `null` for nobody',
    ],
    [
      'more people than windows',
      fixed(`windows: [${day}], people: ▶[ana, null]`),
      'schedules[0].layers[0].people: 1 window but 2 people; in a fixed layer each window has its person, `null` for nobody',
    ],
    [
      'fixed without windows',
      fixed('people: [ana]').replace('{ id: w', '▶{ id: w'),
      'schedules[0].layers[0]: a fixed layer gives each of its `windows` to a person; add `windows`, or write `kind: every`',
    ],
    [
      'a start of nobody',
      fileOf.layer('kind: baton, starts: [▶{ at: 09:00 }]'),
      'schedules[0].layers[0].starts[0]: `person` is missing; a start needs a `person` or a `team`',
    ],
    [
      'a start of two',
      `teams: [{ id: a, name: A }]\n${fileOf.layer('kind: baton, starts: [{ person: ana, team: ▶a, at: 09:00 }]')}`,
      'schedules[0].layers[0].starts[0].team: a start belongs to a `person` or to a `team`, not both; leave one out',
    ],
    [
      'coverage of nothing',
      fileOf.schedule('coverage: ▶{ windows: [] }'),
      'schedules[0].coverage: says nothing; add `windows`, or write `coverage: always`',
    ],
  ])('%s', (_, text, fault) => {
    expectFaults(text, fault);
  });

  test('fixed gives each window its person', () => {
    expect(rosterOf(fixed(`windows: [${day}, ${day}], people: [ana, null]`)).schedules[0]?.layers[0]).toMatchObject({
      kind: 'fixed',
      people: ['ana', null],
      windows: [{ end: { lengthMs: 28_800_000 } }, { end: { lengthMs: 28_800_000 } }],
    });
  });

  test('a key of another kind is accepted with a note', () => {
    const reading = readRoster(fileOf.layer('kind: every, people: [ana], turn: 1 week, starts: null'));
    expect(reading).toMatchObject({
      ok: true,
      notes: [
        { path: 'schedules[0].layers[0].turn', line: 3, message: '`turn` has no effect in a layer of kind `every`' },
      ],
    });
    expect(reading.ok && Object.keys(reading.roster.schedules[0]?.layers[0] ?? {})).not.toContain('turn');
  });
});

describe('overrides', () => {
  test.each([
    [
      'replace without in',
      override(`kind: replace, ${span}, out: ana`),
      'in: `in` is missing; a `replace` takes somebody `out` and somebody `in`',
    ],
    [
      'replace without out',
      override(`kind: replace, ${span}, in: ana`),
      'out: `out` is missing; a `replace` takes somebody `out` and somebody `in`',
    ],
    ['add without in', override(`kind: add, ${span}`), 'in: `in` is missing; an `add` only brings somebody `in`'],
    [
      'remove without out',
      override(`kind: remove, ${span}`),
      'out: `out` is missing; a `remove` only takes somebody `out`',
    ],
    [
      'without a kind',
      override(`${span}, out: ana, in: ana`),
      'kind: `kind` is missing; write one of `replace`, `add`, `remove`',
    ],
    [
      'add with out',
      override(`kind: add, ${span}, in: ana, out: ▶ana`).replace('▶{', '{'),
      'out: an `add` only brings somebody `in`; leave `out` out, or write `kind: replace`',
    ],
    [
      'remove with in',
      override(`kind: remove, ${span}, out: ana, in: ▶ana`).replace('▶{', '{'),
      'in: a `remove` only takes somebody `out`; leave `in` out, or write `kind: replace`',
    ],
  ])('%s', (_, text, fault) => {
    expectFaults(text, `schedules[0].overrides[0].${fault}`);
  });

  test.each([
    ['2026-01-05T09:00', '2026-01-05T09:00'],
    ['2026-01-05T09:00', '2026-01-04T10:00'],
    ['2026-01-05T09:00Z', '2026-01-05T10:00+01:00'],
  ])('from %s to %s is no time', (from, to) => {
    expectFaults(
      fileOf.schedule(`overrides: [{ kind: remove, out: ana, from: ${from}, to: ▶${to} }]`),
      `schedules[0].overrides[0].to: \`to\` is not after \`from\`; from ${from} to ${to} is no time at all`,
    );
  });

  test.each([
    ['2026-01-05T09:00Z', '2026-01-05T09:00-01:00'],
    // One is local and one is not: only the zone can tell which is later.
    ['2026-01-05T09:00', '2026-01-05T09:00Z'],
  ])('from %s to %s is taken', (from, to) => {
    const text = fileOf.schedule(`overrides: [{ kind: remove, out: ana, from: ${from}, to: ${to} }]`);
    expect(rosterOf(text).schedules[0]?.overrides).toMatchObject([{ from, to }]);
  });

  test('maintenance too ends after it begins', () => {
    expectFaults(
      'services: [{ id: a, name: A }]\nmaintenance: [{ services: [a], from: 2026-01-05T09:00, to: ▶2026-01-05T08:00 }]',
      'maintenance[0].to: `to` is not after `from`; from 2026-01-05T09:00 to 2026-01-05T08:00 is no time at all',
    );
  });

  test('overlapping, equal and self-replacing overrides are accepted', () => {
    const one = `{ kind: replace, ${span}, out: ana, in: ana }`;
    expect(rosterOf(fileOf.schedule(`overrides: [${one}, ${one}]`)).schedules[0]?.overrides).toHaveLength(2);
  });
});

describe('an override without an id gets one', () => {
  const cover = `kind: remove, ${span}, out: ana`;
  const idsOf = (overrides: string, id = 'p') =>
    rosterOf(fileOf.schedule(`overrides: [${overrides}]`).replace('id: p', `id: ${id}`)).schedules[0]?.overrides.map(
      (each) => each.id,
    );

  test('the same for the same content, wherever it stands', () => {
    const [first] = idsOf(`{ ${cover} }`) ?? [];
    expect(first).toMatch(/^override-[0-9a-f]{10}$/);
    expect(idsOf(`{ id: other, ${cover} }, { out: ana, ${cover.replace(', out: ana', '')} }`)).toEqual([
      'other',
      first,
    ]);
  });

  test('another for another schedule or another time, and for the second of two equal ones', () => {
    const [first] = idsOf(`{ ${cover} }`) ?? [];
    expect(idsOf(`{ ${cover} }`, 'q')).not.toEqual([first]);
    expect(idsOf(`{ ${cover.replace('to: 2026-01-06', 'to: 2026-01-07')} }`)).not.toEqual([first]);
    expect(idsOf(`{ ${cover} }, { ${cover} }`)).toEqual([first, `${first}-2`]);
  });
});
