import { expect, test } from 'vitest';
import { importExport } from '../../src/roster/import/import-export.ts';
import { bo, day, iso, monday, policies, schedules, users } from './pagerduty-export.ts';
import { useMuster } from './use-muster.ts';

const muster = useMuster();
async function importAll(...exports: object[]) {
  const files = exports.map((one, index) => muster.write(`export-${index}.json`, JSON.stringify(one)));
  const { code, out } = await muster.run(['import', ...files, '--json']);
  expect(code).toBe(0);
  const { file, notes } = JSON.parse(out) as { file: string; notes: { where: string; message: string }[] };
  let ids = 0;
  const [people = '', rest = ''] = file.split(/^(?=schedules:)/m);
  const named = people.replace(/^ {2}- id: .*$/gm, (line) => `${line}\n    slack: U0000000${++ids}`);
  return {
    path: muster.write('muster.yml', named + rest),
    notes: notes.map(({ where, message }) => `${where}: ${message}`),
  };
}

test('PagerDuty: schedules, people and policies of several files become a roster that gives the shifts of the export', async () => {
  const { path, notes } = await importAll(policies, users, schedules);
  expect(await muster.run(['apply', path, '--dry-run'])).toMatchObject({ code: 0 });
  expect(await muster.run(['apply', path])).toMatchObject({ code: 0 });
  const { out } = await muster.run([
    'shifts',
    'primary',
    '--from',
    iso(monday),
    '--to',
    iso(monday + 14 * day),
    '--json',
  ]);
  expect((JSON.parse(out) as { person: string; start: string }[]).map(({ person, start }) => [person, start])).toEqual([
    ['ana-ruiz', '2027-01-04T15:00:00Z'],
    ['cy-okafor', '2027-01-10T15:00:00Z'],
    ['cy-okafor', '2027-01-11T15:00:00Z'],
    ['bo-lindqvist', '2027-01-12T15:00:00Z'],
  ]);
  const text = muster.read('muster.yml');
  expect(text).toContain('phone: "+13125550101"');
  expect(text).toMatch(/repeat: 2\n {4}steps:\n {6}- notify:\n {10}- schedule:primary\n {8}wait: 5m/);
  expect(text).toMatch(/high:\n {8}- after: 0m\n {10}by: sms\n {8}- after: 2m\n {10}by: voice/);
  expect(notes).toEqual([
    'Ana Ruiz: “role” was not read: the file has nothing like it.',
    'Ana Ruiz: Muster does not reach people by “pager_contact_method”; it was left out.',
    'Bo Lindqvist: Time zone “Mars/Olympus” is no IANA name; it was left out.',
    'Primary: “schedule_layers[].snoozes” was not read: the file has nothing like it.',
    'SRE: “on_call_handoff_notifications” was not read: the file has nothing like it.',
    'SRE, level 1: The schedule “Gone” is not in the export; it was left out.',
    'Primary: Overrides that are over were left out.',
  ]);
});

test('what the file would give otherwise than the export has rendered is told', () => {
  const [schedule] = schedules.schedules;
  const entries = [{ start: iso(monday), end: iso(monday + day), user: bo }];
  const wrong = { ...schedule, overrides: [], final_schedule: { rendered_schedule_entries: entries } };
  const { notes = [] } = importExport([{ schedules: [wrong], more: true }], monday - day) ?? {};
  expect(notes.map(({ message }) => message)).toContain('It is one page of several: the rest is not in it.');
  expect(notes.map(({ message }) => message)).toContain(
    'From 2027-01-04T15:00Z to 2027-01-05T15:00Z the export has bo-lindqvist on call, the file ana-ruiz.',
  );
});

test('Opsgenie and GoAlert: people, policies and overrides', async () => {
  const opsgenie = [
    {
      data: [
        {
          id: 'u1',
          username: 'ana@acme.example',
          fullName: 'Ana Ruiz',
          timeZone: 'Europe/London',
          blocked: true,
          userContacts: [{ contactMethod: 'sms', to: '44-2075550106' }],
        },
      ],
    },
    {
      data: [
        {
          id: 's1',
          name: 'Ops',
          timezone: 'Europe/London',
          enabled: true,
          rotations: [
            {
              id: 'r1',
              name: 'Rota',
              startDate: '2026-01-05T09:00:00Z',
              type: 'weekly',
              length: 1,
              participants: [{ type: 'user', id: 'u1', username: 'ana@acme.example' }],
            },
          ],
          overrides: [
            {
              alias: 'a',
              user: { id: 'u2', username: 'bo@acme.example' },
              startDate: iso(monday),
              endDate: iso(monday + day),
              rotations: [{ id: 'r1' }],
            },
          ],
        },
      ],
    },
    {
      data: [
        {
          id: 'e1',
          name: 'Ops escalation',
          rules: [
            {
              condition: 'if-not-acked',
              notifyType: 'default',
              delay: { timeAmount: 0, timeUnit: 'minutes' },
              recipient: { type: 'schedule', id: 's1', name: 'Ops' },
            },
            {
              condition: 'if-not-closed',
              notifyType: 'next',
              delay: { timeAmount: 15, timeUnit: 'minutes' },
              recipient: { type: 'team', id: 't1', name: 'Bosses' },
            },
            {
              condition: 'if-not-acked',
              notifyType: 'default',
              delay: { timeAmount: 1, timeUnit: 'hours' },
              recipient: { type: 'user', id: 'u1', username: 'ana@acme.example' },
            },
          ],
          repeat: { waitInterval: 10, count: 3 },
        },
      ],
    },
  ];
  const first = await importAll(...opsgenie);
  expect(await muster.run(['apply', first.path, '--dry-run'])).toMatchObject({ code: 0 });
  expect(muster.read('muster.yml')).toMatch(/phone: "\+442075550106"/);
  expect(muster.read('muster.yml')).toMatch(
    /repeat: 3\n {4}steps:\n.*\n {10}- schedule:ops\n {8}wait: 15m\n.*\n.*person:ana-ruiz\n {8}wait: 10m/,
  );
  expect(first.notes).toEqual([
    'Ana Ruiz: “blocked” was not read: the file has nothing like it.',
    'Ops: An override of one rotation became one of the whole schedule.',
    'Ops escalation, rule 2: It goes on until the alert is closed; in the file an acknowledgement ends it.',
    'Ops escalation, rule 2: “next” was left out; everybody on call is paged.',
    'Ops escalation, rule 2: The team “Bosses” has no like in the file; it was left out.',
    'Ops escalation: 1 steps without a target left.',
  ]);

  const user = (id: string, name: string) => ({ id, name });
  const goalert = {
    data: {
      schedules: [
        {
          id: 'g1',
          name: 'Main',
          timeZone: 'America/Chicago',
          targets: [
            {
              target: { id: 'r1', name: 'Rota', type: 'rotation' },
              rules: [{ start: '00:00', end: '00:00', weekdayFilter: Array(7).fill(true) }],
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
          shiftLength: 1,
          users: [user('u1', 'Ana Ruiz')],
        },
      ],
      userOverrides: {
        nodes: [
          {
            start: iso(monday),
            end: iso(monday + day),
            addUser: user('u2', 'Bo Lindqvist'),
            removeUser: user('u1', 'Ana Ruiz'),
            target: { id: 'g1', type: 'schedule' },
          },
        ],
      },
      users: {
        nodes: [
          {
            id: 'u1',
            name: 'Ana Ruiz',
            email: 'ana@acme.example',
            contactMethods: [{ id: 'c1', name: 'mobile', type: 'SMS', value: '+13125550101' }],
            notificationRules: [{ id: 'n1', delayMinutes: 1, contactMethodID: 'c1' }],
          },
        ],
      },
      escalationPolicies: {
        nodes: [
          {
            id: 'p1',
            name: 'Main',
            repeat: 1,
            steps: [{ delayMinutes: 5, targets: [{ id: 'g1', name: 'Main', type: 'schedule' }] }],
          },
        ],
      },
    },
  };
  const second = await importAll(goalert);
  expect(await muster.run(['apply', second.path])).toMatchObject({ code: 0 });
  const { out } = await muster.run(['oncall', 'main', '--at', iso(monday + 1), '--json']);
  expect(JSON.parse(out)).toMatchObject({ onCall: [{ person: 'bo-lindqvist' }] });
  expect(muster.read('muster.yml')).toMatch(/after: 1m\n {10}by: sms/);
  expect(second.notes).toEqual(['Main, Rota: GoAlert remembers whose turn it is: check who is on call now.']);
});
