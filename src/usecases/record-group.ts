import { type Change, type Decision, upsert } from '../domain/decision.ts';
import { noteRow } from '../domain/roster-note.ts';
import type { GroupReport } from '../domain/user-groups.ts';
import { currentRoster } from '../store/directory.ts';
import { fact } from '../store/facts.ts';
import type { Deps } from './perform.ts';

/**
 * Tells the admins what keeps a user group from being right: once, until it is right again or something else keeps it.
 * That nobody is on call outside the hours that are covered comes back every evening, so it is told once for good.
 * @param id of the attempt that found it
 */
export async function groupParts(
  { db, log }: Pick<Deps, 'db' | 'log'>,
  { handle, trouble, people }: GroupReport,
  id: string,
): Promise<Pick<Decision, 'changes' | 'timeline' | 'outbox'>> {
  const nothing = { changes: [], timeline: [], outbox: [] };
  const name = trouble === 'off_hours' ? `group_off_hours:${handle}` : `group_trouble:${handle}`;
  const known = await fact(db, name);
  if ((known ?? '') === (trouble ?? '')) return nothing;
  const changes: Change[] = [upsert('facts', { name, value: trouble ?? '' }, ['name'])];
  if (trouble === null) return { ...nothing, changes };
  log.warn({ handle, trouble }, 'a user group is not who is on call');
  const { roster } = await currentRoster(db);
  const note = { what: 'group_trouble', handle, trouble, people } as const;
  return {
    changes,
    timeline: [],
    outbox: roster.slack.admins.map((user) => noteRow(`group:${id}:${user}`, { user }, note)),
  };
}
