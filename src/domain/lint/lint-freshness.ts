import { words } from '../../words/words.ts';
import type { Schedule } from '../roster.ts';
import { DAY_MS } from '../schedule/local-time.ts';
import type { LintFinding } from './lint-finding.ts';
import type { LintWorld } from './lint-world.ts';

const STALE_DAYS = 90;

/** A schedule that nobody has confirmed for 90 days, as far as is known: lists go stale in silence. */
export function lintFreshness({ id }: Schedule, { facts, now }: LintWorld): LintFinding[] {
  const confirmedAt = facts.confirmedAt(id);
  if (confirmedAt === null) return [];
  const days = Math.floor((now - confirmedAt) / DAY_MS);
  if (days < STALE_DAYS) return [];
  return [{ level: 'warning', rule: 'not_confirmed', where: `schedule:${id}`, message: words.lint.notConfirmed(days) }];
}
