import { expect, test } from 'vitest';
import { harbour, useMuster } from './use-muster.ts';

const muster = useMuster();

test('lint before a roster is applied says what to do; after it, what is said of many people stands together', async () => {
  expect((await muster.run(['lint'])).out).toBe('No roster is applied yet. Apply one with `muster apply FILE`.');
  expect((await muster.run(['oncall'])).out).toBe('The roster has no schedules. Apply one with `muster apply FILE`.');
  expect((await muster.run(['apply', harbour])).code).toBe(0);
  const { out, code } = await muster.run(['lint']);
  const lines = out.trimEnd().split('\n');
  expect(code).toBe(0);
  expect(lines.filter((line) => line.startsWith('warning unverified'))).toHaveLength(3);
  expect(lines.filter((line) => /^ +and also person:dee, person:eli/.test(line))).toHaveLength(1);
  expect(
    JSON.parse((await muster.run(['lint', '--json'])).out).filter((f: { rule: string }) => f.rule === 'unverified'),
  ).toHaveLength(9);
});
