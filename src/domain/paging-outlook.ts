import { words } from '../words/words.ts';
import type { TargetResolver } from './directory.ts';
import type { Escalation } from './escalation.ts';
import type { Target } from './roster.ts';

/** Who is paged next if nobody acknowledges, and when (milliseconds since 1970). `who` is ready to be read. */
export function pagingOutlook(escalation: Escalation, resolver: TargetResolver): { at: number; who: string } | null {
  if (escalation.state !== 'paging' || escalation.dueAt === null) return null;
  const { policy, nextStep, round, finalDone } = escalation;
  const step = policy.steps[nextStep];
  if (step) return { at: escalation.dueAt, who: describe(step.notify, resolver) };
  const isLastRound = round >= policy.repeat;
  if (isLastRound && !finalDone && policy.final !== null)
    return { at: escalation.dueAt, who: describe(policy.final.notify, resolver) };
  const first = policy.steps[0];
  const startsAgain = !isLastRound || policy.untilAck;
  return startsAgain && first
    ? { at: escalation.dueAt, who: words.outlook.again(describe(first.notify, resolver)) }
    : null;
}

function describe(targets: readonly Target[], resolver: TargetResolver): string {
  const { people, channels } = resolver.everyone(targets);
  const names = [...people.map(({ person }) => person.name), ...channels.map((name) => `#${name}`)];
  if (names.length > 0) return names.join(', ');
  const asked = targets.map((target) => (target.kind === 'channel' ? `#${target.name}` : target.id)).join(', ');
  return words.outlook.nobody(asked);
}
