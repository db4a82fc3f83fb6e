import { expect, it } from 'vitest';
import { countFindings, groupFindings } from '../../../src/domain/lint/group-findings.ts';
import type { LintFinding } from '../../../src/domain/lint/lint-finding.ts';
import { emptyRoster } from '../../../src/domain/roster-lookup.ts';

const finding = (where: string, message: string, level: LintFinding['level'] = 'warning'): LintFinding => ({
  level,
  rule: level === 'error' ? 'hole' : 'vacancy',
  where,
  message,
});

it('findings stand under what they are about, schedules first, and of many of a kind the first three', () => {
  const findings = [
    finding('person:ana', 'no phone', 'error'),
    ...['a', 'b', 'c', 'd', 'e'].map((message) => finding('schedule:night', message)),
    finding('schedule:night', 'hole', 'error'),
    finding('policy:sre', 'nobody'),
  ];
  expect(countFindings(findings)).toBe('2 errors, 6 warnings');
  expect(countFindings(findings.slice(1, 2))).toBe('1 warning');
  const groups = groupFindings(findings, emptyRoster);
  expect(groups.map(({ about }) => about)).toEqual(['night', 'ana', 'Policy sre']);
  expect(groups[0]?.lines.map(({ message, more }) => [message, more])).toEqual([
    ['a', 0],
    ['b', 0],
    ['c', 2],
    ['hole', 0],
  ]);
});
