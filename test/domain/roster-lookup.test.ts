import { describe, expect, test } from 'vitest';
import type { Roster } from '../../src/domain/roster.ts';
import {
  choosePlaybook,
  defaultSeverity,
  emptyRoster,
  findPersonBySlack,
  findService,
  pagingPolicy,
  playbookSteps,
  severityOrLesser,
} from '../../src/domain/roster-lookup.ts';
import { rosterOf } from '../roster/read-file.ts';

const roster = rosterOf(`
people: [{ id: ana, name: Ana, slack: U01ANA }, { id: bo, name: Bo, slack: U02BO }]
policies:
  - { id: first, steps: [{ notify: ["person:ana"] }] }
  - { id: second, steps: [{ notify: ["person:bo"] }] }
services:
  - { id: gateway, name: Gateway, policy: second, playbook: own }
  - { id: blotter, name: Blotter }
playbooks:
  - { id: any, name: Any, steps: [{ text: all }, { text: loud, if: [sev1, sev2] }, { text: worst, if: sev1 }] }
  - { id: own, name: Own, steps: [] }
  - { id: orders, name: Orders, match: { title: ORDERS rejected, severities: [sev1] }, steps: [] }
  - { id: desk, name: Desk, match: { services: [blotter] }, steps: [] }
`);

function withSeverities(...ids: string[]): Roster {
  return { ...roster, severities: ids.map((id) => ({ id, name: id, means: null, page: 'high' })) };
}

test('people by their Slack id, services by id', () => {
  expect(findPersonBySlack(roster, 'U02BO')?.id).toBe('bo');
  expect(findPersonBySlack(roster, 'bo')).toBeUndefined();
  expect(findService(roster, 'gateway')?.name).toBe('Gateway');
  expect(findService(roster, 'Gateway')).toBeUndefined();
});

describe('severities', () => {
  test('by default the second of the file, the first if it is the only one', () => {
    expect(defaultSeverity(withSeverities('a', 'b', 'c'))?.id).toBe('b');
    expect(defaultSeverity(withSeverities('a'))?.id).toBe('a');
    expect(defaultSeverity(withSeverities())).toBeUndefined();
    expect(defaultSeverity(emptyRoster)?.id).toBe('sev2');
  });

  test.each([
    [['sev1', 'sev2', 'sev3'], 'sev2', 'sev2'],
    [['sev1', 'sev2', 'sev3'], 'sev4', 'sev3'],
    [['sev1', 'sev4'], 'sev2', 'sev4'],
    [['sev2', 'sev3'], 'sev1', 'sev2'],
    [['P1', 'P2', 'P3'], 'sev2', 'P2'],
    [['critical', 'major', 'minor'], 'sev1', 'critical'],
    [['critical', 'major', 'minor'], 'sev3', 'minor'],
    [['critical', 'major'], 'sev4', 'major'],
    [['critical', 'major'], 'unheard-of', 'major'],
  ])('of %j, %s becomes %s', (ids, wanted, found) => {
    expect(severityOrLesser(withSeverities(...ids), wanted)?.id).toBe(found);
  });
});

test('the policy is the service’s own, else the first of the file', () => {
  expect(pagingPolicy(roster, 'gateway')?.id).toBe('second');
  expect(pagingPolicy(roster, 'blotter')?.id).toBe('first');
  expect(pagingPolicy(roster, 'unheard-of')?.id).toBe('first');
  expect(pagingPolicy(roster, null)?.id).toBe('first');
  expect(pagingPolicy(emptyRoster, null)).toBeNull();
});

describe('playbooks', () => {
  test.each([
    ['the service’s own first', { service: 'gateway', severity: 'sev1', title: 'Orders rejected' }, 'own'],
    ['a match whatever the case', { service: null, severity: 'sev1', title: 'All orders Rejected again' }, 'orders'],
    ['a match needs all its conditions', { service: null, severity: 'sev2', title: 'Orders rejected' }, 'any'],
    ['the first match of the file', { service: 'blotter', severity: 'sev1', title: 'Orders rejected' }, 'orders'],
    ['a match by service', { service: 'blotter', severity: 'sev3', title: 'Slow' }, 'desk'],
    ['else the first without a match', { service: null, severity: 'sev3', title: 'Slow' }, 'any'],
  ])('%s', (_, occasion, id) => {
    expect(choosePlaybook(roster, occasion)?.id).toBe(id);
  });

  test('none when every playbook has a match that does not hold', () => {
    const picky = { ...roster, playbooks: roster.playbooks.filter(({ match }) => match !== null) };
    expect(choosePlaybook(picky, { service: null, severity: 'sev3', title: 'Slow' })).toBeNull();
  });

  test.each([
    ['sev1', ['all', 'loud', 'worst']],
    ['sev2', ['all', 'loud']],
    ['sev3', ['all']],
  ])('steps for %s', (severity, texts) => {
    const playbook = choosePlaybook(roster, { service: null, severity: 'sev3', title: '' });
    expect(playbook && playbookSteps(playbook, severity).map(({ text }) => text)).toEqual(texts);
  });
});
