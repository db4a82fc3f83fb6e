import { words } from '../words/words.ts';
import type { TargetResolver } from './directory.ts';
import type { Escalation } from './escalation.ts';
import type { PolicyStep } from './roster.ts';
import { nextInTurn } from './round-robin.ts';

/**
 * Who is paged next if nobody acknowledges, and when (milliseconds since 1970). `who` is ready to be read. In a step
 * that takes turns it is the person whose turn it is, by the pointers of its policy's steps.
 */
export function pagingOutlook(
  escalation: Escalation,
  resolver: TargetResolver,
  pointers: ReadonlyMap<number, number> = new Map(),
): { at: number; who: string } | null {
  if (escalation.state !== 'paging' || escalation.dueAt === null) return null;
  const { policy, nextStep, round, finalDone, declined } = escalation;
  const turns = { resolver, pointers };
  const step = policy.steps[nextStep];
  if (step) return { at: escalation.dueAt, who: describe(step, nextStep, declined, turns) };
  const isLastRound = round >= policy.repeat;
  if (isLastRound && !finalDone && policy.final !== null)
    return { at: escalation.dueAt, who: describe({ ...policy.final, mode: 'everyone' }, -1, declined, turns) };
  const first = policy.steps[0];
  const startsAgain = !isLastRound || policy.untilAck;
  return startsAgain && first
    ? { at: escalation.dueAt, who: words.outlook.again(describe(first, 0, [], turns)) }
    : null;
}

interface Turns {
  resolver: TargetResolver;
  pointers: ReadonlyMap<number, number>;
}

function describe(
  { notify: targets, mode }: Pick<PolicyStep, 'notify' | 'mode'>,
  position: number,
  declined: readonly string[],
  { resolver, pointers }: Turns,
): string {
  const { people: all, channels } = resolver.everyone(targets);
  const turn = nextInTurn(resolver.pool(targets), pointers.get(position) ?? 0, declined);
  const taken = turn === undefined ? [] : [turn.chosen];
  const people = mode === 'round_robin' ? taken : all.filter(({ person }) => !declined.includes(person.id));
  const names = [...people.map(({ person }) => person.name), ...channels.map((name) => `#${name}`)];
  if (names.length > 0) return names.join(', ');
  const asked = targets.map((target) => (target.kind === 'channel' ? `#${target.name}` : target.id)).join(', ');
  return words.outlook.nobody(asked);
}
