import type { Directory } from '../../domain/directory.ts';
import { fitToKeep } from '../../domain/postmortem/fit-to-keep.ts';
import { findService } from '../../domain/roster-lookup.ts';
import { type Names, oneLine } from '../../domain/text.ts';
import type { Db } from '../../store/db.ts';
import { knownUsers } from '../../store/slack-users.ts';

/** A severity as pages show it; 0 is the most severe. */
export interface SeverityMark {
  name: string;
  rank: number;
}

/** A severity that the roster no longer has is shown by its id, as the least severe. */
export function severityMark({ roster }: Directory, id: string): SeverityMark {
  const rank = roster.severities.findIndex((severity) => severity.id === id);
  const name = roster.severities[rank]?.name ?? id.toUpperCase();
  return { name: oneLine(name), rank: rank === -1 ? roster.severities.length : rank };
}

export function serviceName({ roster }: Directory, id: string | null): string | null {
  return id === null ? null : oneLine(findService(roster, id)?.name ?? id);
}

/** Names of these Slack users; the roster's name comes first. */
export async function namesOf(db: Db, { roster }: Directory, ids: readonly (string | null)[]): Promise<Names> {
  const names = new Map(roster.people.map(({ slack, name }) => [slack, name]));
  const missing = [...new Set(ids)].filter((id) => id !== null && !names.has(id)) as string[];
  for (const [id, { name }] of await knownUsers(db, missing)) names.set(id, name);
  return { user: (id) => names.get(id) };
}

/** What somebody wrote as one line for everybody: secrets masked, people by name. */
export function shownLine(text: string, names: Names): string {
  return oneLine(fitToKeep(text, names));
}
