import { z } from 'zod';
import type { Collection, Text } from './imported.ts';

const target = z.object({
  id: z.string().nullish(),
  type: z.string(),
  name: z.string().nullish(),
  summary: z.string().nullish(),
  username: z.string().nullish(),
});

/** An escalation policy of PagerDuty's API. */
export const pagerDutyPolicy = z.object({
  name: z.string(),
  num_loops: z.number().nullish(),
  escalation_rules: z.array(
    z.object({
      escalation_delay_in_minutes: z.number(),
      targets: z.array(target),
      escalation_rule_assignment_strategy: z.unknown().optional(),
    }),
  ),
});

const delay = z.object({ timeAmount: z.number(), timeUnit: z.string().nullish() });

/** An escalation of Opsgenie's API. */
export const opsgeniePolicy = z.object({
  name: z.string(),
  rules: z.array(
    z.object({
      condition: z.string().nullish(),
      notifyType: z.string().nullish(),
      delay: delay.nullish(),
      recipient: target,
    }),
  ),
  repeat: z.object({ waitInterval: z.number().nullish(), count: z.number().nullish() }).nullish(),
});

/** An escalation policy of GoAlert's API. */
export const goAlertPolicy = z.object({
  name: z.string(),
  repeat: z.number().nullish(),
  steps: z.array(z.object({ delayMinutes: z.number(), targets: z.array(target) })),
});

const repeatsMax = 20;

export function importPagerDutyPolicy(into: Collection, policy: z.output<typeof pagerDutyPolicy>): void {
  const steps = policy.escalation_rules.map((rule, index) => {
    const strategy = JSON.stringify(rule.escalation_rule_assignment_strategy ?? '');
    return {
      notify: targetsOf(into, `${policy.name}, level ${index + 1}`, rule.targets),
      wait: `${rule.escalation_delay_in_minutes}m`,
      ...(strategy.includes('round_robin') ? { mode: 'round_robin' } : {}),
    };
  });
  keep(into, policy.name, steps, policy.num_loops ?? 0);
}

/** Opsgenie counts each delay from the alert; the file's `wait` is from one step to the next. */
export function importOpsgeniePolicy(into: Collection, policy: z.output<typeof opsgeniePolicy>): void {
  const { name, rules, repeat } = policy;
  const delays = rules.map(({ delay: given }) => minutesOf(given));
  const steps = rules.map(({ recipient, condition, notifyType }, index) => {
    const where = `${name}, rule ${index + 1}`;
    if (condition === 'if-not-closed')
      into.note(where, 'It goes on until the alert is closed; in the file an acknowledgement ends it.');
    if (notifyType != null && notifyType !== 'default')
      into.note(where, `“${notifyType}” was left out; everybody on call is paged.`);
    const next = delays[index + 1];
    const wait = next === undefined ? (repeat?.waitInterval ?? 5) : Math.max(0, next - (delays[index] ?? 0));
    return { notify: targetsOf(into, where, [recipient]), wait: `${wait}m` };
  });
  if ((delays[0] ?? 0) > 0) into.note(name, `It begins ${delays[0]} minutes after the alert; in the file at once.`);
  keep(into, name, steps, repeat?.count ?? 0);
}

export function importGoAlertPolicy(into: Collection, policy: z.output<typeof goAlertPolicy>): void {
  const steps = policy.steps.map(({ delayMinutes, targets }, index) => ({
    notify: targetsOf(into, `${policy.name}, step ${index + 1}`, targets),
    wait: `${delayMinutes}m`,
  }));
  keep(into, policy.name, steps, policy.repeat ?? 0);
}

function keep(into: Collection, name: string, steps: readonly (Text & { notify: string[] })[], repeat: number): void {
  const filled = steps.filter(({ notify }) => notify.length > 0);
  if (filled.length === 0) {
    into.note(name, 'No step is left; the policy was left out.');
    return;
  }
  if (filled.length < steps.length) into.note(name, `${steps.length - filled.length} steps without a target left.`);
  const times = Math.min(repeatsMax, Math.max(0, repeat));
  if (times !== repeat) into.note(name, `It repeats ${repeat} times; the file takes at most ${repeatsMax}.`);
  into.policies.push({ id: into.id(name), ...(times === 0 ? {} : { repeat: times }), steps: filled });
}

function targetsOf(into: Collection, where: string, targets: readonly z.output<typeof target>[]): string[] {
  return targets.flatMap(({ id, type, name, summary, username }) => {
    const called = name ?? summary ?? username ?? '';
    const kind = type.replace(/_reference$/, '').toLowerCase();
    if (kind === 'user') return [`person:${into.person(id ?? username ?? '', called)}`];
    const schedule = kind === 'schedule' ? into.scheduleId(id ?? called) : undefined;
    if (schedule !== undefined) return [`schedule:${schedule}`];
    const why = kind === 'schedule' ? 'is not in the export' : 'has no like in the file';
    into.note(where, `The ${kind} “${called || id}” ${why}; it was left out.`);
    return [];
  });
}

function minutesOf(given: z.output<typeof delay> | null | undefined): number {
  if (given == null) return 0;
  const unit = given.timeUnit?.toLowerCase() ?? 'minutes';
  return given.timeAmount * (unit.startsWith('hour') ? 60 : unit.startsWith('day') ? 1_440 : 1);
}
