import { beforeEach, describe, expect, test } from 'vitest';
import { harbour, useMuster } from './use-muster.ts';

const muster = useMuster();
beforeEach(async () => {
  expect((await muster.run(['apply', harbour])).code).toBe(0);
});

const at = ['--at', '2026-11-24T15:00Z'];

interface Step {
  round: number;
  step: number;
  at: string;
  people: { person: string; why: string; by: { after_s: number; carrier: string }[] }[];
  empty: boolean;
}

describe('simulate', () => {
  test('three rounds of the policy and its final step, each at its time, following personal rules', async () => {
    const { code, out, err } = await muster.run(['simulate', 'order-gateway', ...at, '--severity', 'sev1', '--json']);
    expect([code, err]).toEqual([0, '']);
    const answer = JSON.parse(out) as { steps: Step[]; final: { at: string; people: { person: string }[] } };
    expect(answer).toMatchObject({ at: '2026-11-24T15:00:00Z', service: 'order-gateway', severity: 'sev1' });
    expect(
      answer.steps.map((s) => `${s.round}.${s.step} ${s.at.slice(11, 16)} ${s.people.map((p) => p.person)}`),
    ).toEqual([
      ...['1.1 15:00 cy', '1.2 15:05 ana', '1.3 15:10 gil'],
      ...['2.1 15:20 cy', '2.2 15:25 ana', '2.3 15:30 gil'],
      ...['3.1 15:40 cy', '3.2 15:45 ana', '3.3 15:50 gil'],
    ]);
    expect(answer.final).toMatchObject({ at: '2026-11-24T16:00:00Z', people: [{ person: 'gil' }] });
    expect(answer.steps[0]).toEqual({
      round: 1,
      step: 1,
      at: '2026-11-24T15:00:00Z',
      people: [
        {
          person: 'cy',
          name: 'Cy Okafor',
          why: 'on call for sre-primary (layer weekly)',
          by: [
            { after_s: 0, carrier: 'slack' },
            { after_s: 60, carrier: 'sms' },
            { after_s: 180, carrier: 'voice' },
          ],
        },
      ],
      empty: false,
    });
    expect(answer.steps[1]?.people[0]?.by.map(({ after_s, carrier }) => `${carrier} ${after_s}`)).toEqual([
      'slack 0',
      'sms 30',
      'voice 120',
    ]);
  });

  test('a step in which nobody is on call is shown as empty, and the next one runs at once', async () => {
    const night = ['--at', '2026-11-24T20:00Z', '--json'];
    const { steps } = JSON.parse((await muster.run(['simulate', 'market-data-feed', ...night])).out) as {
      steps: Step[];
    };
    expect(steps.slice(0, 2).map((s) => [s.step, s.at, s.empty, s.people.map((p) => p.person)])).toEqual([
      [1, '2026-11-24T20:00:00Z', true, []],
      [2, '2026-11-24T20:00:00Z', false, ['cy']],
    ]);
  });

  test('schedules are resolved when their step runs: a hand-off on the way changes who is paged', async () => {
    const late = ['--at', '2026-11-23T14:50Z', '--json'];
    const { steps } = JSON.parse((await muster.run(['simulate', 'order-gateway', ...late])).out) as { steps: Step[] };
    const first = steps.filter((s) => s.step === 1).map((s) => s.people.map((p) => p.person).join());
    expect(first).toEqual(['bo', 'cy', 'cy']);
  });

  test('low urgency goes by the low rules, and a severity that pages nobody pages nobody', async () => {
    const low = await muster.run(['simulate', 'order-gateway', ...at, '--severity', 'sev3', '--json']);
    const { steps } = JSON.parse(low.out) as { steps: Step[] };
    expect(steps[0]?.people[0]?.by.map(({ carrier }) => carrier)).toEqual(['slack', 'email']);
    const none = await muster.run(['simulate', 'order-gateway', ...at, '--severity', 'sev4', '--json']);
    expect(JSON.parse(none.out)).toMatchObject({ steps: [], final: null });
  });

  test('for people, a line for each step', async () => {
    const { out } = await muster.run(['simulate', 'order-gateway', ...at]);
    expect(out.split('\n').slice(0, 2)).toEqual([
      'order-gateway at 2026-11-24T15:00:00Z, sev2, if nobody answers:',
      '2026-11-24T15:00:00Z  round 1 step 1: Cy Okafor, on call for sre-primary (layer weekly): slack after 0 s, sms after 60 s, voice after 180 s',
    ]);
    expect(out).toMatch(/\n2026-11-24T16:00:00Z {2}final: Gil Tanaka, .*; #incidents$/);
  });

  test('writes nothing', async () => {
    await muster.run(['simulate', 'order-gateway', ...at]);
    const { out } = await muster.run(['check', '--json']);
    expect(out).toContain('0 things wait');
  });

  test.each([
    [['simulate', 'ordr-gateway'], 'There is no service “ordr-gateway”. Did you mean “order-gateway”?'],
    [['simulate', 'order-gateway', '--severity', 'sev9'], 'There is no severity “sev9”.'],
  ])('%j is refused', async (argv, said) => {
    const { code, out, err } = await muster.run(argv);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(said);
  });

  test('a time that is none is a misuse', async () => {
    expect((await muster.run(['simulate', 'order-gateway', '--at', 'noon'])).code).toBe(2);
  });
});

describe('lint', () => {
  test('--json: level, rule, where and message, with the stretch where there is one', async () => {
    const { code, out, err } = await muster.run(['lint', '--json']);
    expect([code, err]).toEqual([0, '']);
    const findings = JSON.parse(out) as { level: string; rule: string; where: string; from?: string; to?: string }[];
    expect(findings).toContainEqual(
      expect.objectContaining({ level: 'warning', rule: 'handoff_asleep', where: 'schedule:market-data-desk' }),
    );
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    for (const { from } of findings)
      expect(from ?? '2026-01-01T00:00:00Z').toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  test('for people, a line each, and of many the first three', async () => {
    const { out } = await muster.run(['lint']);
    expect(out).toMatch(/^(error|warning) +\w+ +(schedule|person|policy):[\w-]+: \S/);
  });

  test('of no roster at all', async () => {
    const elsewhere = { DATABASE_URL: `file:${muster.file('other.db')}` };
    expect(await muster.run(['lint'], elsewhere)).toEqual({
      code: 0,
      out: 'No roster is applied yet. Apply one with `muster apply FILE`.',
      err: '',
    });
  });
});
