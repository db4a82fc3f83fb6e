import { beforeEach, describe, expect, test } from 'vitest';
import { harbour, useMuster } from './use-muster.ts';

const muster = useMuster();
beforeEach(async () => {
  expect((await muster.run(['apply', harbour])).code).toBe(0);
});

const known = 'The roster has: sre-primary, sre-secondary, market-data-desk, managers-sun.';

describe('oncall', () => {
  test('all schedules, a line each', async () => {
    const { code, out, err } = await muster.run(['oncall', '--at', '2026-11-24T15:00Z']);
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n')).toEqual([
      'sre-primary (SRE primary): Cy Okafor until 2026-11-26T15:00:00Z; next Bo Lindqvist from 2026-11-26T15:00:00Z',
      'sre-secondary (SRE secondary): Ana Ruiz until 2026-11-30T15:00:00Z; next Bo Lindqvist from 2026-11-30T15:00:00Z',
      'market-data-desk (Market data, desk sessions): Fay Moreau until 2026-11-24T19:00:00Z; next Eli Stone from 2026-11-24T23:00:00Z',
      'managers-sun (Managers, follow the sun): Gil Tanaka until 2026-11-24T20:00:00Z; next Ivo Nakata from 2026-11-24T20:00:00Z',
    ]);
  });

  test.each([
    ['2026-11-26T08:59:59-06:00', 'cy'],
    ['2026-11-26T09:00:00-06:00', 'bo'],
    ['2026-11-26T15:00:00', 'bo'],
    ['2026-11-27T15:00Z', 'cy'],
  ])('an instant with its offset, or in UTC: at %s it is %s', async (at, person) => {
    const { out } = await muster.run(['oncall', 'sre-primary', '--at', at, '--json']);
    expect(JSON.parse(out).onCall.map((one: { person: string }) => one.person)).toEqual([person]);
  });

  test('--json of one schedule: who, from when, until when, why, and who is next', async () => {
    const { out } = await muster.run(['oncall', 'sre-primary', '--at', '2026-11-26T16:00Z', '--json']);
    const change = '2026-11-27T15:00:00Z';
    expect(JSON.parse(out)).toEqual({
      at: '2026-11-26T16:00:00Z',
      schedule: 'sre-primary',
      onCall: [
        {
          person: 'bo',
          name: 'Bo Lindqvist',
          from: '2026-11-26T15:00:00Z',
          until: change,
          why: expect.objectContaining({ override: 'thanksgiving' }),
        },
      ],
      vacant: null,
      next: [expect.objectContaining({ person: 'cy', name: 'Cy Okafor', from: change })],
    });
  });

  test('--json of all is a list in the order of the file', async () => {
    const { out } = await muster.run(['oncall', '--json']);
    expect(JSON.parse(out).map(({ schedule }: { schedule: string }) => schedule)).toEqual([
      'sre-primary',
      'sre-secondary',
      'market-data-desk',
      'managers-sun',
    ]);
  });

  test('nobody is said, with who comes next', async () => {
    const { code, out } = await muster.run(['oncall', 'market-data-desk', '--at', '2026-11-24T20:00Z']);
    expect(code).toBe(0);
    expect(out).toMatch(/: nobody \([\w ]+\); next Eli Stone from 2026-11-24T23:00:00Z$/);
  });

  test('without --at it is now', async () => {
    const before = Date.now();
    const { out } = await muster.run(['oncall', 'managers-sun', '--json']);
    const at = Date.parse(JSON.parse(out).at);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
  });
});

describe('shifts', () => {
  const week = ['--from', '2026-11-23T00:00Z', '--to', '2026-11-27T15:00Z'];

  test('a line for each, within the span', async () => {
    const { code, out, err } = await muster.run(['shifts', 'sre-primary', ...week]);
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n')).toEqual([
      '2026-11-23T00:00:00Z – 2026-11-23T15:00:00Z  Bo Lindqvist',
      '2026-11-23T15:00:00Z – 2026-11-26T15:00:00Z  Cy Okafor',
      '2026-11-26T15:00:00Z – 2026-11-27T15:00:00Z  Bo Lindqvist',
    ]);
  });

  test('--json has the layer and the override too', async () => {
    const { out } = await muster.run(['shifts', 'sre-primary', ...week, '--json']);
    const rows = JSON.parse(out);
    expect(rows.map(({ person, override }: { person: string; override: string }) => [person, override])).toEqual([
      ['bo', null],
      ['cy', null],
      ['bo', 'thanksgiving'],
    ]);
    expect(rows[1]).toEqual({
      person: 'cy',
      start: '2026-11-23T15:00:00Z',
      end: '2026-11-26T15:00:00Z',
      layer: 'weekly',
      override: null,
      vacant: null,
    });
  });

  test.each([
    ['yesterday', '2026-12-01', '“yesterday” is no time. Write it as'],
    ['2026-12-01', '2026-13-01', '“2026-13-01” is no time. Write it as'],
    ['2026-12-01', '2026-12-01', '--to must be later than --from.'],
    ['2026-12-02', '2026-12-01', '--to must be later than --from.'],
    ['2026-01-01T00:00', '2028-03-11T00:01', 'At most 800 days at once.'],
  ])('from %s to %s: %s', async (from, to, said) => {
    const { code, out, err } = await muster.run(['shifts', 'sre-primary', '--from', from, '--to', to]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
  });

  test('800 days are allowed', async () => {
    const { code, out } = await muster.run([
      ...['shifts', 'sre-primary', '--from', '2026-01-01', '--to', '2028-03-11', '--json'],
    ]);
    expect([code, JSON.parse(out).at(-1).end]).toEqual([0, '2028-03-11T00:00:00Z']);
  });
});

describe.each([
  ['oncall', []],
  ['shifts', ['--from', '2026-12-01', '--to', '2026-12-02']],
])('%s of a schedule that is not there', (verb, options) => {
  test.each([
    ['sre-primry', `There is no schedule “sre-primry”. Did you mean “sre-primary”? ${known}`],
    ['database', `There is no schedule “database”. ${known}`],
  ])('%s', async (name, err) => {
    expect(await muster.run([verb, name, ...options])).toEqual({ code: 1, out: '', err });
  });

  test('without a roster', async () => {
    const elsewhere = { DATABASE_URL: `file:${muster.file('other.db')}` };
    const { code, err } = await muster.run([verb, 'sre-primary', ...options], elsewhere);
    expect([code, err]).toEqual([1, 'There is no schedule “sre-primary”. No roster is applied yet.']);
  });
});

test('a time that is none is a misuse', async () => {
  const { code, err } = await muster.run(['oncall', '--at', '25:00']);
  expect([code, err]).toEqual([2, '“25:00” is no time. Write it as 2026-11-22T09:00Z.']);
});
