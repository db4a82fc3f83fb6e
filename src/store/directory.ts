import type { Directory } from '../domain/directory.ts';
import type { StoredOverride } from '../domain/records.ts';
import type { Roster, Schedule } from '../domain/roster.ts';
import { emptyRoster } from '../domain/roster-lookup.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';
import { standingOverrides } from './overrides.ts';

/** Parsing a roster of thousands of people for every page would be slow; a version never changes. */
const parsed = new WeakMap<Db, { version: number; roster: Roster }>();

/** The roster in force, with the overrides made in Slack and the people who have left. */
export async function currentDirectory(db: Db): Promise<Directory> {
  const { version, roster } = await currentRoster(db);
  return (await directoryMaker(db))(version, roster);
}

/** Makes of any roster the directory that it would be now, with the overrides that stand or with others. */
export type DirectoryMaker = (version: number, roster: Roster, others?: readonly StoredOverride[]) => Directory;

export async function directoryMaker(db: Db): Promise<DirectoryMaker> {
  const overrides = await standingOverrides(db);
  const gone = await deactivatedUsers(db);
  return (version, roster, others = overrides) => directoryOf(version, roster, others, gone);
}

function directoryOf(
  version: number,
  roster: Roster,
  overrides: readonly StoredOverride[],
  gone: ReadonlySet<string>,
): Directory {
  const schedules = roster.schedules.map((schedule) => {
    const own = overrides.filter((override) => override.scheduleId === schedule.id);
    return own.length === 0 ? schedule : withOverrides(schedule, own);
  });
  const inactive = new Set(roster.people.filter((person) => gone.has(person.slack)).map((person) => person.id));
  return { version, roster: { ...roster, schedules }, inactive };
}

/** They count in the past of a schedule that was edited since too. */
function withOverrides(schedule: Schedule, own: readonly StoredOverride[]): Schedule {
  const overrides = [...schedule.overrides, ...own];
  if (schedule.past === undefined) return { ...schedule, overrides };
  const past = schedule.past.map((part) => ({ ...part, schedule: withOverrides(part.schedule, own) }));
  return { ...schedule, overrides, past };
}

/** The newest applied roster as it was applied; version 0 and empty when none ever was. */
export async function currentRoster(db: Db): Promise<{ version: number; roster: Roster }> {
  const newest = await db.read
    .selectFrom('rosterVersions')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst();
  const version = newest?.version ?? 0;
  const known = parsed.get(db);
  if (known?.version === version) return known;
  const row = await db.read.selectFrom('rosterVersions').selectAll().where('version', '=', version).executeTakeFirst();
  const fresh = { version, roster: row ? decode('rosterVersions', row).roster : emptyRoster };
  parsed.set(db, fresh);
  return fresh;
}

/** When a roster was last put in force; `null` when none ever was. */
export async function lastAppliedAt(db: Db): Promise<number | null> {
  const row = await db.read
    .selectFrom('rosterVersions')
    .select(({ fn }) => fn.max('appliedAt').as('at'))
    .executeTakeFirst();
  return row?.at == null ? null : Number(row.at);
}

async function deactivatedUsers(db: Db): Promise<Set<string>> {
  const rows = await db.read.selectFrom('slackUsers').select('id').where('isDeactivated', '=', 1).execute();
  return new Set(rows.map((row) => row.id));
}
