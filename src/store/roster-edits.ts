import type { RosterVersion } from '../domain/records.ts';
import type { Db } from './db.ts';

/** The versions of the roster that people made in Slack since a file was last applied, newest first. */
export async function slackEdits(db: Db): Promise<Pick<RosterVersion, 'appliedAt' | 'appliedBy'>[]> {
  const rows = await db.read
    .selectFrom('rosterVersions')
    .select(['appliedAt', 'appliedBy'])
    .orderBy('version', 'desc')
    .limit(100)
    .execute();
  const lastFile = rows.findIndex(({ appliedBy }) => !/^[UW][A-Z0-9]{2,}$/.test(appliedBy));
  return lastFile < 0 ? rows : rows.slice(0, lastFile);
}
