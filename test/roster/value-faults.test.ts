import { describe, test } from 'vitest';
import { expectFaults, fileOf } from './read-file.ts';

const { person, service, policy, playbook, layer } = fileOf;

describe('missing', () => {
  test.each([
    ['a name', 'people: [▶{ id: ana, slack: U01ANA }]', 'people[0].name: `name` is missing; write some text'],
    ['an id', 'teams: [▶{ name: A }]', 'teams[0].id: `id` is missing; write an id, such as `order-gateway`'],
    [
      'a Slack id',
      'people:\n  - ▶id: ana\n    name: Ana',
      'people[0].slack: `slack` is missing; write a Slack user id, such as `U012AB3CD`',
    ],
    [
      'a Slack id after its key',
      'people:\n  - id: ana\n    name: Ana\n    ▶slack:',
      'people[0].slack: `slack` is missing; write a Slack user id, such as `U012AB3CD`',
    ],
    [
      'the layers',
      'schedules: [▶{ id: a, name: A }]',
      'schedules[0].layers: `layers` is missing; write a list of layers',
    ],
    ['the steps', 'policies: [▶{ id: a }]', 'policies[0].steps: `steps` is missing; write a list of steps'],
    [
      'the steps of a playbook',
      'playbooks: [▶{ id: a, name: A }]',
      'playbooks[0].steps: `steps` is missing; write a list of steps',
    ],
    [
      'the carrier of a rule',
      person('rules: { low: [▶{ after: 1m }] }'),
      'people[0].rules.low[0].by: `by` is missing; write one of `slack`, `sms`, `voice`, `email`, `webhook`',
    ],
    [
      'every step',
      'policies: [{ id: a, steps: ▶[] }]',
      'policies[0].steps: no steps in this list; a policy needs at least one',
    ],
    [
      'everybody to notify',
      'policies: [{ id: a, steps: [{ notify: ▶[] }] }]',
      'policies[0].steps[0].notify: no targets in this list; name at least one, or leave the step out',
    ],
    [
      'everybody in a layer',
      layer('kind: every, people: ▶[]'),
      'schedules[0].layers[0].people: no people in this list; write `[null]` for a turn that nobody serves, or leave the layer out',
    ],
    [
      'every start',
      layer('kind: baton, starts: ▶[]'),
      'schedules[0].layers[0].starts: no starts in this list; a baton needs somebody to begin',
    ],
    [
      'every high rule',
      person('rules: { high: ▶[] }'),
      'people[0].rules.high: no rules in this list; this person could not be paged; leave `high` out for the default',
    ],
    [
      'every day',
      layer('kind: every, people: [ana], windows: [{ days: ▶[], from: 09:00, to: 10:00 }]'),
      'schedules[0].layers[0].windows[0].days: no days in this list; leave `days` out for every day',
    ],
    [
      'every service',
      'maintenance: [{ services: ▶[], from: 2026-01-01T00:00, to: 2026-01-02T00:00 }]',
      'maintenance[0].services: no services in this list; name at least one',
    ],
    [
      'every window of support',
      service('support_hours: { windows: ▶[] }'),
      'services[0].support_hours.windows: no windows in this list; leave `support_hours` out for all hours',
    ],
  ])('%s', (_, text, fault) => {
    expectFaults(text, fault);
  });

  test('start, turn and people of a rotation, all at once', () => {
    expectFaults(
      'schedules: [{ id: p, name: P, layers: [▶{ id: w }] }]',
      'schedules[0].layers[0].start: `start` is missing; write a date and time, such as 2026-01-05T09:00',
      'schedules[0].layers[0].turn: `turn` is missing; write the length of a turn, such as `1 week`, `12 hours` or `1 month`',
      'schedules[0].layers[0].people: `people` is missing; write a list of people',
    );
  });
});

describe('of the wrong type', () => {
  test.each([
    ['a section that is a map', 'people: ▶{ ana: Ana }', 'people: must be a list of people, not a map'],
    [
      'a map that is text',
      'slack: ▶incidents',
      'slack: must be a map with `announce`, `prefix` and `admins`, not text',
    ],
    ['an item that is text', 'teams: [▶sre]', 'teams[0]: must be a team, with `id` and `name`, not text'],
    [
      'an empty item',
      'teams:\n  - { id: a, name: A }\n  -▶\n',
      'teams[1]: must be a team, with `id` and `name`, not nothing',
    ],
    [
      'a layer that is text',
      'schedules: [{ id: p, name: P, layers: [▶weekly] }]',
      'schedules[0].layers[0]: must be a layer, with `id`, not text',
    ],
    ['text that is a list', 'teams: [{ id: a, name: ▶[A] }]', 'teams[0].name: must be some text, not a list'],
    [
      'text that is true',
      'teams: [{ id: a, name: ▶true }]',
      'teams[0].name: must be some text, not `true` (in quotes it would be text)',
    ],
    [
      'a list that is text',
      'teams: [{ id: a, name: A, members: ▶ana }]',
      'teams[0].members: must be a list of people, not text',
    ],
    [
      'nobody in a list of people',
      'teams: [{ id: a, name: A, members: [▶null] }]',
      'teams[0].members[0]: must be an id, such as `order-gateway`, not nothing',
    ],
    [
      'a target without quotes and with a space',
      'policies: [{ id: a, steps: [{ notify: [▶team: a] }] }]',
      'policies[0].steps[0].notify[0]: must be a target in quotes: `schedule:ID`, `person:ID`, `team:ID`, `managers:ID`, `awake_manager:ID` or `channel:#name`, not a map',
    ],
    [
      'yes',
      policy('until_ack: ▶yes'),
      'policies[0].until_ack: `yes` is not `true` or `false`; write `true`, without quotes',
    ],
    ['a list for true', policy('until_ack: ▶[true]'), 'policies[0].until_ack: must be `true` or `false`, not a list'],
    ['a number in words', policy('repeat: ▶two'), 'policies[0].repeat: `two` is not a whole number from 0 to 20'],
    ['a fraction', service('tier: ▶1.5'), 'services[0].tier: `1.5` is not a whole number from 0 to 99'],
    [
      'coverage in other words',
      fileOf.schedule('coverage: ▶sometimes'),
      'schedules[0].coverage: `sometimes` is not `always`, `none`, or a map with `windows` and `calendar`',
    ],
    [
      'grouping in other words',
      service('grouping: ▶on'),
      'services[0].grouping: `on` is not `off`, or a map with `window`, `fields` and `never_with`',
    ],
    [
      'a kind that does not exist',
      layer('kind: ▶rotatng, people: [ana]'),
      'schedules[0].layers[0].kind: `rotatng`: did you mean `rotating`? It is one of `rotating`, `every`, `fixed`, `baton`',
    ],
    [
      'a severity that is no word',
      playbook('match: { severities: [▶{ id: a }] }'),
      'playbooks[0].match.severities[0]: must be an id, such as `order-gateway`, not a map',
    ],
  ])('%s', (_, text, fault) => {
    expectFaults(text, fault);
  });
});

describe('of the right type', () => {
  test.each([
    ['empty text', 'teams: [{ id: a, name: ▶"" }]', 'teams[0].name: is empty; write some text'],
    ['a name of two lines', 'teams: [{ id: a, name: ▶"a\\nb" }]', 'teams[0].name: must be one line of text'],
    [
      'a very long name',
      `teams: [{ id: a, name: ▶${'a'.repeat(151)} }]`,
      'teams[0].name: has 151 characters; at most 150',
    ],
    [
      'an id with spaces',
      'teams: [{ id: ▶the team!, name: A }]',
      'teams[0].id: `the team!` is not an id: letters, digits, `.`, `_` and `-` only, such as `the-team`',
    ],
    ['a very long id', `teams: [{ id: ▶${'a'.repeat(65)}, name: A }]`, 'teams[0].id: an id has at most 64 characters'],
    ['a number too large', policy('repeat: ▶21'), 'policies[0].repeat: `21` is not a whole number from 0 to 20'],
    [
      'a word',
      'severities: [{ id: a, name: A, page: ▶hihg }]',
      'severities[0].page: `hihg`: did you mean `high`? It is one of `high`, `low`, `none`',
    ],
    [
      'a word far from all',
      fileOf.policy('final: { notify: ["channel:#a"] }').replace('notify', 'mode: ▶random, notify'),
      'policies[0].steps[0].mode: `random` is not one of `everyone`, `round_robin`',
    ],
    [
      'a day',
      layer('kind: every, people: [ana], windows: [{ days: [▶monday], from: 09:00, to: 10:00 }]'),
      'schedules[0].layers[0].windows[0].days[0]: `monday`: did you mean `mon`? It is one of `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`',
    ],
    [
      'too many steps',
      `policies: [{ id: a, steps: ▶[${'{ notify: ["channel:#a"] }, '.repeat(21)}] }]`,
      'policies[0].steps: at most 20 steps; here are 21',
    ],
    [
      'a long value is cut short',
      `timezone: ▶${'x'.repeat(90)}`,
      `timezone: no time zone \`${'x'.repeat(60)}…\`; write an IANA name, such as \`America/Chicago\``,
    ],
  ])('%s', (_, text, fault) => {
    expectFaults(text, fault);
  });
});
