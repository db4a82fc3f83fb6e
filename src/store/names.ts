import type { Names } from '../domain/text.ts';
import type { Db } from './db.ts';
import { currentDirectory } from './directory.ts';

/** Names of everybody the roster or Slack told us of; the roster's name comes first. */
export async function loadNames(db: Db): Promise<Names> {
  const { roster } = await currentDirectory(db);
  const rows = await db.read.selectFrom('slackUsers').select(['id', 'name']).execute();
  const names = new Map(rows.map((row) => [row.id, row.name]));
  for (const person of roster.people) names.set(person.slack, person.name);
  return { user: (id) => names.get(id) };
}
