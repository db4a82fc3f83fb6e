import type { RosterVersion } from '../domain/records.ts';
import type { Roster } from '../domain/roster.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

/** The versions of the roster that people made in Slack since a file was last applied, newest first. */
export async function slackEdits(db: Db): Promise<Pick<RosterVersion, 'appliedAt' | 'appliedBy'>[]> {
  const rows = await db.read
    .selectFrom('rosterVersions')
    .select(['appliedAt', 'appliedBy'])
    .orderBy('version', 'desc')
    .limit(100)
    .execute();
  const lastFile = rows.findIndex(({ appliedBy }) => !isPerson(appliedBy));
  return lastFile < 0 ? rows : rows.slice(0, lastFile);
}

/** The roster as a file last said it, whatever was edited in Slack since; `null` when that is too many versions ago. */
export async function lastFromFile(db: Db): Promise<Roster | null> {
  const rows = await db.read
    .selectFrom('rosterVersions')
    .select(['version', 'appliedBy'])
    .orderBy('version', 'desc')
    .limit(100)
    .execute();
  const version = rows.find(({ appliedBy }) => !isPerson(appliedBy))?.version;
  if (version === undefined) return null;
  const row = await db.read.selectFrom('rosterVersions').selectAll().where('version', '=', version).executeTakeFirst();
  return row === undefined ? null : decode('rosterVersions', row).roster;
}

/** A version that somebody made in Slack has their id; any other came from a file. */
function isPerson(appliedBy: string): boolean {
  return /^[UW][A-Z0-9]{2,}$/.test(appliedBy);
}
