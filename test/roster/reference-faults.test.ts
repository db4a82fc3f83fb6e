import { describe, expect, test } from 'vitest';
import { expectFaults, rosterOf } from './read-file.ts';

const base = `people:
  - { id: ana, name: Ana, slack: U01ANA }
  - { id: bo, name: Bo, slack: U02BO }
teams: [{ id: sre, name: SRE }]
calendars: [{ id: cme }]
services: [{ id: gateway, name: Gateway }]
business_services: [{ id: rates, name: Rates }]
`;
const schedule = (keys: string) =>
  `${base}schedules:\n  - { id: primary, name: P, layers: [{ id: weekly, kind: every, people: [ana] }], ${keys} }`;
const layer = (keys: string) => `${base}schedules: [{ id: primary, name: P, layers: [{ id: weekly, ${keys} }] }]`;
const policy = (target: string) =>
  `${base}schedules: [{ id: primary, name: P, layers: [] }]\npolicies: [{ id: p, steps: [{ notify: ["channel:#a", ▶${target}] }] }]`;
const service = (keys: string) => base.replace('name: Gateway', `name: Gateway, ${keys}`);
const playbook = (keys: string) => `${base}playbooks: [{ id: default, name: D, steps: [{ text: x }], ${keys} }]`;
const remove = 'kind: remove, from: 2026-01-05T09:00, to: 2026-01-06T09:00';

describe('names that nothing has', () => {
  test.each([
    [
      'a manager',
      base.replace('slack: U02BO', 'slack: U02BO, manager: ▶anna'),
      'people[1].manager: no person `anna`; nearest is `ana`',
    ],
    [
      'a member',
      base.replace('name: SRE', 'name: SRE, members: [ana, ▶zork]'),
      'teams[0].members[1]: no person `zork`; there are `ana`, `bo`',
    ],
    [
      'a manager of a team',
      base.replace('name: SRE', 'name: SRE, managers: [▶sre]'),
      'teams[0].managers[0]: no person `sre`; `sre` is a team',
    ],
    ['a team', schedule('team: ▶srre'), 'schedules[0].team: no team `srre`; nearest is `sre`'],
    [
      'a calendar of a layer',
      layer('kind: every, people: [ana], calendar: ▶xmas'),
      'schedules[0].layers[0].calendar: no calendar `xmas`; there is `cme`',
    ],
    [
      'a calendar of a coverage',
      schedule('coverage: { calendar: ▶cmee }'),
      'schedules[0].coverage.calendar: no calendar `cmee`; nearest is `cme`',
    ],
    [
      'a person of a layer',
      layer('kind: every, people: [null, ▶boo]'),
      'schedules[0].layers[0].people[1]: no person `boo`; nearest is `bo`',
    ],
    [
      'a person of a start',
      layer('kind: baton, starts: [{ person: ▶boo, at: 09:00 }]'),
      'schedules[0].layers[0].starts[0].person: no person `boo`; nearest is `bo`',
    ],
    [
      'a team of a start',
      layer('kind: baton, starts: [{ team: ▶ana, at: 09:00 }]'),
      'schedules[0].layers[0].starts[0].team: no team `ana`; `ana` is a person',
    ],
    [
      'out of an override',
      schedule(`overrides: [{ ${remove}, out: ▶anna }]`),
      'schedules[0].overrides[0].out: no person `anna`; nearest is `ana`',
    ],
    [
      'a layer of an override',
      schedule(`overrides: [{ ${remove}, out: ana, layer: ▶weekl }]`),
      'schedules[0].overrides[0].layer: no layer `weekl` in this schedule; nearest is `weekly`',
    ],
    [
      'a schedule',
      policy('"schedule:primry"'),
      'policies[0].steps[0].notify[1]: no schedule `primry`; nearest is `primary`',
    ],
    [
      'a person to notify',
      policy('person:cy'),
      'policies[0].steps[0].notify[1]: no person `cy`; there are `ana`, `bo`',
    ],
    ['a team to notify', policy('team:ana'), 'policies[0].steps[0].notify[1]: no team `ana`; `ana` is a person'],
    ['managers', policy('managers:srr'), 'policies[0].steps[0].notify[1]: no team `srr`; nearest is `sre`'],
    ['an awake manager', policy('awake_manager:x'), 'policies[0].steps[0].notify[1]: no team `x`; there is `sre`'],
    [
      'the last to notify',
      `${base}policies: [{ id: p, steps: [{ notify: ["team:sre"] }], final: { notify: [▶person:x] } }]`,
      'policies[0].final.notify[0]: no person `x`; there are `ana`, `bo`',
    ],
    [
      'a playbook’s target',
      playbook('notify: [▶person:an]'),
      'playbooks[0].notify[0]: no person `an`; nearest is `ana`',
    ],
    ['a policy', service('policy: ▶sre'), 'services[0].policy: no policy `sre`; `sre` is a team'],
    ['a dependency', service('depends_on: [▶db]'), 'services[0].depends_on[0]: no service `db`; there is `gateway`'],
    [
      'a business service',
      service('business: [▶gateway]'),
      'services[0].business[0]: no business service `gateway`; `gateway` is a service',
    ],
    ['a playbook', service('playbook: ▶none'), 'services[0].playbook: no playbook `none`; the file has none'],
    [
      'a severity of a map',
      service('severity_map: { critical: ▶sev5 }'),
      'services[0].severity_map.critical: no severity `sev5`; nearest is `sev1`',
    ],
    [
      'a service apart',
      service('grouping: { never_with: [▶gatewy] }'),
      'services[0].grouping.never_with[0]: no service `gatewy`; nearest is `gateway`',
    ],
    [
      'an owner',
      base.replace('name: Rates', 'name: Rates, owner: ▶boo'),
      'business_services[0].owner: no person or team `boo`; nearest is `bo`',
    ],
    [
      'a service of a match',
      playbook('match: { services: [▶gate] }'),
      'playbooks[0].match.services[0]: no service `gate`; there is `gateway`',
    ],
    [
      'a severity of a match',
      playbook('match: { severities: [sev1, ▶sev9] }'),
      'playbooks[0].match.severities[1]: no severity `sev9`; nearest is `sev1`',
    ],
    [
      'a severity of a step',
      playbook('').replace('text: x', 'text: x, if: ▶SEV-1'),
      'playbooks[0].steps[0].if: no severity `SEV-1`; nearest is `sev1`',
    ],
    [
      'one of the severities of a step',
      playbook('').replace('text: x', 'text: x, if: [sev1, ▶all]'),
      'playbooks[0].steps[0].if[1]: no severity `all`; there are `sev1`, `sev2`, `sev3`, `sev4`',
    ],
    [
      'a severity of the updates',
      'severities: [{ id: P1, name: P1 }]\nincidents: { update_every: { ▶sev1: 30m } }',
      'incidents.update_every.sev1: no severity `sev1`; there is `P1`',
    ],
    [
      'a service under maintenance',
      `${base}maintenance: [{ services: [gateway, ▶db], from: 2026-01-01T00:00, to: 2026-01-02T00:00 }]`,
      'maintenance[0].services[1]: no service `db`; there is `gateway`',
    ],
  ])('%s', (_, text, fault) => {
    expectFaults(text, fault);
  });

  test('with many to choose from, five are named', () => {
    const people = Array.from({ length: 12 }, (_, n) => `  - { id: person-${n}, name: P, slack: U${n}A }`).join('\n');
    expectFaults(
      `people:\n${people}\nteams: [{ id: a, name: A, members: [▶zed] }]`,
      'teams[0].members[0]: no person `zed`; there are `person-0`, `person-1`, `person-2`, `person-3`, `person-4` and 7 more',
    );
  });

  test('a section that cannot be read makes no others wrong', () => {
    expectFaults(
      'people: ▶{}\nteams: [{ id: a, name: A, members: [ana] }]',
      'people: must be a list of people, not a map',
    );
  });
});

describe('targets', () => {
  const forms = '`schedule:ID`, `person:ID`, `team:ID`, `managers:ID`, `awake_manager:ID` or `channel:#name`';
  test.each([
    ['ana', `\`ana\` does not say what it is; write ${forms}`],
    ['shedule:primary', '`shedule:primary`: did you mean `schedule:primary`?'],
    ['user:ana', `\`user:ana\` is no target; write ${forms}`],
    ['"person:"', `\`person:\` is no target; write ${forms}`],
    ['channel:general', '`channel:general` is not a channel; write `channel:#general`'],
    ['"channel:#Big Room"', '`channel:#Big Room` is not a channel; write `channel:#big-room`'],
    ['"channel:"', '`channel:` is not a channel; write `channel:#name`'],
  ])('%s', (target, message) => {
    expectFaults(policy(target), `policies[0].steps[0].notify[1]: ${message}`);
  });
});

describe('what may occur once', () => {
  test.each([
    [
      'a person',
      'people:\n  - { id: ana, name: A, slack: U1A }\n  - { id: ▶ana, name: B, slack: U2B }',
      'people[1].id: two people have the id `ana`; the first is on line 2',
    ],
    [
      'a Slack id',
      'people:\n  - { id: ana, name: A, slack: U1A }\n  - { id: bo, name: B, slack: ▶U1A }',
      'people[1].slack: two people have the Slack id `U1A`; the first is on line 2',
    ],
    [
      'a team',
      'teams:\n  - { id: a, name: A }\n  - { id: ▶a, name: B }',
      'teams[1].id: two teams have the id `a`; the first is on line 2',
    ],
    [
      'a severity',
      'severities: [{ id: a, name: A }, { id: ▶a, name: B }]',
      'severities[1].id: two severities have the id `a`; the first is on line 1',
    ],
    [
      'a calendar',
      'calendars: [{ id: a }, { id: ▶a }]',
      'calendars[1].id: two calendars have the id `a`; the first is on line 1',
    ],
    [
      'a schedule',
      'schedules: [{ id: a, name: A, layers: [] }, { id: ▶a, name: A, layers: [] }]',
      'schedules[1].id: two schedules have the id `a`; the first is on line 1',
    ],
    [
      'a policy',
      'policies: [{ id: a, steps: [{ notify: ["channel:#a"] }] }, { id: ▶a, steps: [{ notify: ["channel:#a"] }] }]',
      'policies[1].id: two policies have the id `a`; the first is on line 1',
    ],
    [
      'a service',
      'services: [{ id: a, name: A }, { id: ▶a, name: A }]',
      'services[1].id: two services have the id `a`; the first is on line 1',
    ],
    [
      'a routing key, which is not shown',
      'services: [{ id: a, name: A, routing_key: K1 }, { id: b, name: B, routing_key: ▶K1 }]',
      'services[1].routing_key: two services have the same routing key; the first is on line 1',
    ],
    [
      'a business service',
      'business_services: [{ id: a, name: A }, { id: ▶a, name: A }]',
      'business_services[1].id: two business services have the id `a`; the first is on line 1',
    ],
    [
      'a playbook',
      'playbooks: [{ id: a, name: A, steps: [] }, { id: ▶a, name: A, steps: [] }]',
      'playbooks[1].id: two playbooks have the id `a`; the first is on line 1',
    ],
    [
      'a layer',
      'schedules: [{ id: a, name: A, layers: [{ id: w, kind: every, people: [null] }, { id: ▶w, kind: every, people: [null] }] }]',
      'schedules[0].layers[1].id: two layers of this schedule have the id `w`; the first is on line 1',
    ],
    [
      'an override',
      schedule(`overrides: [{ id: x, ${remove}, out: ana }, { id: ▶x, ${remove}, out: bo }]`),
      'schedules[0].overrides[1].id: two overrides of this schedule have the id `x`; the first is on line 9',
    ],
  ])('%s', (_, text, fault) => {
    expectFaults(text, fault);
  });

  test('ids of different kinds, and layers of different schedules, may be the same', () => {
    const layers = 'layers: [{ id: a, kind: every, people: [null] }]';
    const roster = rosterOf(
      `teams: [{ id: a, name: A }]\nschedules: [{ id: a, name: A, ${layers} }, { id: b, name: B, ${layers} }]`,
    );
    expect(roster.schedules).toHaveLength(2);
  });
});

describe('dependencies', () => {
  test('a service does not depend on itself', () => {
    expectFaults(
      service('depends_on: [▶gateway]'),
      'services[0].depends_on[0]: `gateway` depends on itself; leave it out of `depends_on`',
    );
  });

  test('a circle of two is allowed', () => {
    const roster = rosterOf('services: [{ id: a, name: A, depends_on: [b] }, { id: b, name: B, depends_on: [a] }]');
    expect(roster.services.map(({ dependsOn }) => dependsOn)).toEqual([['b'], ['a']]);
  });
});
