import type { GroupTrouble } from '../../domain/user-groups.ts';
import { wordFor } from '../../words/word-for.ts';
import { words } from '../../words/words.ts';
import { clipped } from './mrkdwn.ts';

const { rosterNotes: texts } = words;

/** Why a user group is not who is on call, and what to do about it. */
export function groupTrouble(trouble: GroupTrouble, handle: string, people: readonly string[] = []): string {
  const group = `@${clipped(handle, 80)}`;
  const say = wordFor<(group: string, who: string) => string>(texts.groupTroubles, trouble);
  return say?.(group, clipped(people.join(', '), 500)) ?? texts.groupRefused(group, clipped(trouble, 100));
}
