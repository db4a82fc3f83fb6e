import { describe, expect, test } from 'vitest';
import { readRoster } from '../../src/roster/read-roster.ts';
import { useMuster } from './use-muster.ts';

const muster = useMuster();
const user = (id: string, summary: string) => ({ user: { id, summary } });

const layered = {
  schedule: {
    name: 'Primary',
    time_zone: 'America/Chicago',
    schedule_layers: [
      {
        name: 'Everybody',
        start: '2025-01-01T00:00:00Z',
        end: null,
        rotation_virtual_start: '2026-01-05T09:00:00-06:00',
        rotation_turn_length_seconds: 604_800,
        users: [user('P1', 'Ana Ruiz'), user('P2', 'Bo Lindqvist')],
      },
      {
        name: 'Nights',
        start: '2025-01-01T00:00:00Z',
        end: null,
        rotation_virtual_start: '2026-01-05T09:00:00-06:00',
        rotation_turn_length_seconds: 86_400,
        users: [user('P3', 'Cy Okafor')],
        restrictions: [{ type: 'daily_restriction', start_time_of_day: '22:00:00', duration_seconds: 28_800 }],
      },
      {
        name: 'Former',
        start: '2020-01-01T00:00:00Z',
        end: '2021-01-01T00:00:00Z',
        rotation_virtual_start: '2020-01-01T00:00:00Z',
        rotation_turn_length_seconds: 86_400,
        users: [user('P9', 'Zed')],
      },
    ],
  },
};
const rotations = {
  schedule: {
    name: 'Desk',
    time_zone: 'Europe/London',
    rotations: [
      {
        events: [
          {
            name: 'Weekdays',
            start_time: { date_time: '2026-01-05T08:00:00Z', time_zone: 'Europe/London' },
            end_time: { date_time: '2026-01-05T18:00:00Z', time_zone: 'Europe/London' },
            recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
            assignment_strategy: {
              type: 'rotating_member',
              shifts_per_member: 5,
              members: [{ type: 'user_member', user_id: 'P1' }, { type: 'empty_member' }],
            },
          },
          {
            name: 'Odd',
            start_time: '2026-01-05T08:00:00Z',
            end_time: '2026-01-05T18:00:00Z',
            recurrence: ['RRULE:FREQ=MONTHLY;BYDAY=1MO'],
            assignment_strategy: { type: 'rotating_member', members: [] },
          },
        ],
      },
    ],
  },
};
const opsgenie = {
  data: [
    {
      name: 'Ops_schedule',
      timezone: 'Europe/Berlin',
      rotations: [
        {
          name: 'Rota',
          startDate: '2026-01-05T07:00:00Z',
          type: 'weekly',
          length: 2,
          participants: [
            { type: 'user', id: 'u1', username: 'ana@example.com' },
            { type: 'team', id: 't1' },
          ],
          timeRestriction: {
            type: 'weekday-and-time-of-day',
            restrictions: [
              { startDay: 'monday', startHour: 8, startMin: 0, endDay: 'friday', endHour: 18, endMin: 30 },
            ],
          },
        },
      ],
    },
  ],
};
const goalert = {
  data: {
    schedules: [
      {
        name: 'Main',
        timeZone: 'America/Chicago',
        targets: [
          {
            target: { id: 'r1', name: 'Rota', type: 'rotation' },
            rules: [{ start: '08:00', end: '20:00', weekdayFilter: [false, true, true, true, true, true, false] }],
          },
          {
            target: { id: 'u3', name: 'Cy Okafor', type: 'user' },
            rules: [{ start: '00:00', end: '00:00', weekdayFilter: Array.from({ length: 7 }, () => true) }],
          },
        ],
      },
    ],
    rotations: [
      {
        id: 'r1',
        name: 'Rota',
        timeZone: 'America/Chicago',
        start: '2026-01-05T15:00:00Z',
        type: 'daily',
        shiftLength: 3,
        users: [
          { id: 'u1', name: 'Ana Ruiz' },
          { id: 'u2', name: 'Bo Lindqvist' },
        ],
      },
    ],
  },
};

async function imported(json: unknown) {
  const { code, out } = await muster.run(['import', muster.write('export.json', JSON.stringify(json)), '--json']);
  expect(code).toBe(0);
  const { file, notes } = JSON.parse(out) as { file: string; notes: { where: string; message: string }[] };
  // The Slack ids are for a person to add.
  let ids = 0;
  const end = file.indexOf('schedules:');
  const people = file.slice(0, end).replace(/^ {2}- id: .*$/gm, (line) => {
    ids += 1;
    return `${line}\n    slack: U0000000${ids}`;
  });
  const read = readRoster(people + file.slice(end));
  return { file, notes: notes.map(({ where, message }) => `${where}: ${message}`), read };
}

describe.each([
  ['layers of PagerDuty', layered],
  ['rotations of PagerDuty', rotations],
  ['Opsgenie', opsgenie],
  ['GoAlert', goalert],
])('%s', (_what, json) => {
  test('become a file that can be applied once people have their Slack ids', async () => {
    const { file, read } = await imported(json);
    expect(read.ok ? [] : read.faults).toEqual([]);
    const bare = readRoster(file);
    expect(bare.ok ? [] : bare.faults.map(({ path }) => path)).toContain('people[0].slack');
  });
});

test('layers: the later hides the earlier, restrictions are windows, what ended is told', async () => {
  const { read, notes } = await imported(layered);
  expect(read).toMatchObject({
    roster: {
      schedules: [
        {
          timezone: 'America/Chicago',
          layers: [
            {
              precedence: 0,
              start: '2026-01-05T09:00',
              turn: { n: 1, unit: 'week' },
              people: ['ana-ruiz', 'bo-lindqvist'],
            },
            { precedence: 1, advance: 'time', windows: [{ days: null, from: '22:00', end: { lengthMs: 28_800_000 } }] },
          ],
        },
      ],
    },
  });
  expect(notes).toEqual(['Primary, Former: The layer ended; it was left out.']);
});

test('rotations: shifts are counted, an empty member is a vacant slot, what cannot be said is told', async () => {
  const { read, notes } = await imported(rotations);
  expect(read).toMatchObject({
    roster: {
      schedules: [{ layers: [{ mode: 'additive', advance: 'occurrence', shiftsPerMember: 5, people: ['p1', null] }] }],
    },
  });
  expect(notes).toEqual([expect.stringMatching(/^Desk, Odd: .*FREQ=MONTHLY.* left out/)]);
});

test('Opsgenie: a span of days is one window, a team is a vacant slot and told', async () => {
  const { read, notes } = await imported(opsgenie);
  const lengthMs = (4 * 24 + 10.5) * 3_600_000;
  expect(read).toMatchObject({
    roster: {
      schedules: [
        {
          layers: [
            {
              start: '2026-01-05T08:00',
              turn: { n: 2, unit: 'week' },
              people: ['ana-example-com', null],
              windows: [{ days: ['mon'], from: '08:00', end: { lengthMs } }],
            },
          ],
        },
      ],
    },
  });
  expect(notes).toEqual(['Ops_schedule, Rota: A team takes a turn there; it became a vacant slot.']);
});

test('GoAlert: every target is a layer beside the others', async () => {
  const { read, notes } = await imported(goalert);
  expect(read).toMatchObject({
    roster: {
      schedules: [
        {
          layers: [
            { mode: 'additive', turn: { n: 3, unit: 'day' }, windows: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'] }] },
            { mode: 'additive', kind: 'every', people: ['cy-okafor'], windows: [] },
          ],
        },
      ],
    },
  });
  expect(notes).toEqual(['Main, Rota: GoAlert remembers whose turn it is: check who is on call now.']);
});

test.each([
  ['{', 'is no JSON'],
  ['{"a":1}', 'is no export that Muster knows'],
  ['[]', 'is no export that Muster knows'],
])('something else is refused: %s', async (text, said) => {
  const { code, out, err } = await muster.run(['import', muster.write('export.json', text)]);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(said);
});

test('the file goes to the output, the report beside it', async () => {
  const { out, err } = await muster.run(['import', muster.write('export.json', JSON.stringify(layered))]);
  expect(out).toMatch(/^people:\n {2}- id: ana-ruiz\n/);
  expect(err).toContain('Read: 3 people, 1 schedules, 0 policies.');
  expect(err).toContain('Primary, Former: The layer ended; it was left out.');
});
