import { describe, test } from 'vitest';
import { expectFaults, fileOf } from './read-file.ts';

const { person, service, policy, playbook, rotating, schedule } = fileOf;

describe('unknown keys name the nearest valid one', () => {
  test.each([
    ['the file', '▶peple: []', 'peple: unknown key `peple`; did you mean `people`?'],
    ['slack', 'slack: { ▶prefx: inc }', 'slack.prefx: unknown key `prefx`; did you mean `prefix`?'],
    [
      'incidents',
      'incidents: { ▶closeAfter: 5m }',
      'incidents.closeAfter: unknown key `closeAfter`; did you mean `close_after`?',
    ],
    [
      'a severity',
      'severities: [{ id: a, name: A, ▶pages: high }]',
      'severities[0].pages: unknown key `pages`; did you mean `page`?',
    ],
    [
      'a person',
      person('▶phone_number: 1'),
      'people[0].phone_number: unknown key `phone_number`; did you mean `phone`?',
    ],
    [
      'waking hours',
      person('waking: { from: 09:00, to: 10:00, ▶til: x }'),
      'people[0].waking.til: unknown key `til`; the keys here are from, to',
    ],
    [
      'a webhook',
      person('webhook: { url: "https://a.example", ▶secrets: x }'),
      'people[0].webhook.secrets: unknown key `secrets`; did you mean `secret`?',
    ],
    ['rules', person('rules: { ▶hihg: [] }'), 'people[0].rules.hihg: unknown key `hihg`; did you mean `high`?'],
    [
      'a rule',
      person('rules: { low: [{ by: sms, ▶aftr: 1m }] }'),
      'people[0].rules.low[0].aftr: unknown key `aftr`; did you mean `after`?',
    ],
    [
      'a team',
      'teams: [{ id: a, name: A, ▶member: [] }]',
      'teams[0].member: unknown key `member`; did you mean `members`?',
    ],
    [
      'a calendar',
      'calendars: [{ id: a, ▶close: [] }]',
      'calendars[0].close: unknown key `close`; did you mean `closed`?',
    ],
    [
      'a half day',
      'calendars: [{ id: a, half: [{ date: 2026-12-24, to: 12:15, ▶form: 1 }] }]',
      'calendars[0].half[0].form: unknown key `form`; the keys here are date, to',
    ],
    [
      'a schedule',
      schedule('▶time-zone: UTC'),
      'schedules[0].time-zone: unknown key `time-zone`; did you mean `timezone`?',
    ],
    [
      'coverage',
      schedule('coverage: { calendar: null, windows: [{ from: 09:00, to: 10:00 }], ▶calender: a }'),
      'schedules[0].coverage.calender: unknown key `calender`; did you mean `calendar`?',
    ],
    [
      'an override',
      schedule('overrides: [{ kind: remove, from: 2026-01-05T09:00, to: 2026-01-06T09:00, out: ana, ▶layr: w }]'),
      'schedules[0].overrides[0].layr: unknown key `layr`; did you mean `layer`?',
    ],
    [
      'a layer',
      rotating('start: 2026-01-05T09:00, ▶trun: 1 week, turn: 1 week'),
      'schedules[0].layers[0].trun: unknown key `trun`; did you mean `turn`?',
    ],
    ['a policy', policy('▶repeats: 1'), 'policies[0].repeats: unknown key `repeats`; did you mean `repeat`?'],
    [
      'a step',
      'policies: [{ id: a, steps: [{ notify: ["channel:#a"], ▶wiat: 5m }] }]',
      'policies[0].steps[0].wiat: unknown key `wiat`; did you mean `wait`?',
    ],
    [
      'final',
      policy('final: { notify: ["channel:#a"], ▶wait: 5m }'),
      'policies[0].final.wait: unknown key `wait`; the keys here are notify',
    ],
    [
      'a service',
      service('▶dependsOn: []'),
      'services[0].dependsOn: unknown key `dependsOn`; did you mean `depends_on`?',
    ],
    [
      'a severity map',
      service('severity_map: { ▶critcal: sev1 }'),
      'services[0].severity_map.critcal: unknown key `critcal`; did you mean `critical`?',
    ],
    [
      'grouping',
      service('grouping: { ▶windw: 5m }'),
      'services[0].grouping.windw: unknown key `windw`; did you mean `window`?',
    ],
    [
      'a business service',
      'business_services: [{ id: a, name: A, ▶owners: x }]',
      'business_services[0].owners: unknown key `owners`; did you mean `owner`?',
    ],
    ['a playbook', playbook('▶link: []'), 'playbooks[0].link: unknown key `link`; did you mean `links`?'],
    [
      'a match',
      playbook('match: { ▶titel: x }'),
      'playbooks[0].match.titel: unknown key `titel`; did you mean `title`?',
    ],
    [
      'a playbook step',
      'playbooks: [{ id: a, name: A, steps: [{ text: x, ▶rolle: scribe }] }]',
      'playbooks[0].steps[0].rolle: unknown key `rolle`; did you mean `role`?',
    ],
    [
      'maintenance',
      'services: [{ id: a, name: A }]\nmaintenance: [{ services: [a], from: 2026-01-01T00:00, to: 2026-01-02T00:00, ▶why: x }]',
      'maintenance[0].why: unknown key `why`; the keys here are services, from, to, reason',
    ],
  ])('%s', (_, text, fault) => {
    expectFaults(text, fault);
  });

  test('a key that is not quite the required one is both unknown and missing, and nothing that names it is called wrong', () => {
    expectFaults(
      'people:\n  - ▶{ name: Ana, slack: U01ANA, ▶idd: ana }\nteams: [{ id: a, name: A, members: [ana] }]',
      'people[0].id: `id` is missing; write an id, such as `order-gateway`',
      'people[0].idd: unknown key `idd`; did you mean `id`?',
    );
  });
});
