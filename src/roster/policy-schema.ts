import type { Policy, PolicyStep } from '../domain/roster.ts';
import { duration } from './duration-field.ts';
import { filledList, maybe, otherwise, record } from './field.ts';
import { limits } from './limits.ts';
import { target } from './target-field.ts';
import { flag, id, wholeNumber, word } from './text-field.ts';

const FIVE_MINUTES_MS = 300_000;

const notify = filledList(target, 'targets', limits.targetsPerStep, 'name at least one, or leave the step out');

const step = record('a step, such as `{ notify: ["schedule:primary"], wait: 5m }`', {
  wait: otherwise(duration, FIVE_MINUTES_MS),
  notify,
  mode: otherwise(word('everyone', 'round_robin'), 'everyone'),
  when_empty: otherwise(word('skip', 'wait'), 'skip'),
}).transform(
  (raw): PolicyStep => ({ waitMs: raw.wait, notify: raw.notify, mode: raw.mode, whenEmpty: raw.when_empty }),
);

export const policy = record('a policy, with `id` and `steps`', {
  id,
  repeat: otherwise(wholeNumber(0, limits.repeats), 0),
  until_ack: otherwise(flag, false),
  steps: filledList(step, 'steps', limits.stepsPerPolicy, 'a policy needs at least one'),
  final: maybe(record('a map with `notify`', { notify })),
}).transform(
  (raw): Policy => ({ id: raw.id, repeat: raw.repeat, untilAck: raw.until_ack, steps: raw.steps, final: raw.final }),
);
