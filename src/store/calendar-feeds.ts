import type { CalendarFeed } from '../domain/alert.ts';
import type { RosterState } from '../domain/calendar/feed-events.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';
import { currentDirectory } from './directory.ts';

const statesMax = 20;

/** The feed with this digest of its token, unless it was revoked. */
export async function feedByDigest(db: Db, digest: string): Promise<CalendarFeed | undefined> {
  const row = await db.read
    .selectFrom('calendarFeeds')
    .selectAll()
    .where('digest', '=', digest)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return row && decode('calendarFeeds', row);
}

/** The feeds that may be read, of all people and schedules or of this one; the oldest first. */
export async function standingFeeds(
  db: Db,
  of: Pick<CalendarFeed, 'kind' | 'subject'> | null = null,
): Promise<CalendarFeed[]> {
  let query = db.read.selectFrom('calendarFeeds').selectAll().where('revokedAt', 'is', null);
  if (of !== null) query = query.where('kind', '=', of.kind).where('subject', '=', of.subject);
  const rows = await query.orderBy('createdAt').orderBy('digest').execute();
  return rows.map((row) => decode('calendarFeeds', row));
}

/**
 * What the roster was since `from`, the oldest first and the one in force last, at most the newest 20; and how often it
 * ever changed. Overrides made in Slack count as changes.
 */
export async function rosterStates(db: Db, from: number): Promise<{ states: RosterState[]; changes: number }> {
  const { inactive } = await currentDirectory(db);
  const heads = await db.read
    .selectFrom('rosterVersions')
    .select(['version', 'appliedAt'])
    .orderBy('version')
    .execute();
  const overrides = (
    await db.read.selectFrom('overrides').selectAll().orderBy('createdAt').orderBy('id').execute()
  ).map((row) => decode('overrides', row));
  const times = [
    ...heads.map(({ appliedAt }) => appliedAt),
    ...overrides.flatMap(({ createdAt, cancelledAt }) =>
      cancelledAt === null ? [createdAt] : [createdAt, cancelledAt],
    ),
  ];
  const moments = [...new Set(times)].sort((a, b) => a - b);
  const before = moments.filter((at) => at <= from).at(-1);
  const recent = [...(before === undefined ? [] : [before]), ...moments.filter((at) => at > from)].slice(-statesMax);
  const states: RosterState[] = [];
  for (const since of recent) {
    const version = heads.filter(({ appliedAt }) => appliedAt <= since).at(-1)?.version;
    if (version === undefined) continue;
    const row = await db.read
      .selectFrom('rosterVersions')
      .selectAll()
      .where('version', '=', version)
      .executeTakeFirst();
    if (row === undefined) continue;
    const { roster } = decode('rosterVersions', row);
    const schedules = roster.schedules.map((schedule) => ({
      ...schedule,
      overrides: [
        ...schedule.overrides,
        ...overrides.filter(
          ({ scheduleId, createdAt, cancelledAt }) =>
            scheduleId === schedule.id && createdAt <= since && (cancelledAt === null || cancelledAt > since),
        ),
      ],
    }));
    states.push({ since, directory: { version, roster: { ...roster, schedules }, inactive } });
  }
  return { states, changes: times.length };
}
