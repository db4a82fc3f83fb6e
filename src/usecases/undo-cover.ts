import { type Ctx, decided, type Refusal, refuse, update } from '../domain/decision.ts';
import type { Directory } from '../domain/directory.ts';
import { managesSchedule } from '../domain/manages.ts';
import { onCallBetween } from '../domain/on-call-between.ts';
import type { StoredOverride } from '../domain/records.ts';
import { findPerson, findSchedule } from '../domain/roster-lookup.ts';
import { noteRow, type RosterNote } from '../domain/roster-note.ts';
import { readInstant } from '../domain/schedule/read-time.ts';
import type { Span } from '../domain/schedule/span.ts';
import { zoneClock } from '../domain/schedule/zone-clock.ts';
import { swapShifts } from '../domain/swap-notes.ts';
import { currentDirectory } from '../store/directory.ts';
import { overridesById } from '../store/overrides.ts';
import { words } from '../words/words.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/**
 * Takes a cover back, or both halves of a swap, which is possible until it begins: for who made it, who covers, who is
 * covered, the team's managers and admins. All the others whom it concerns are told.
 */
export function undoCover(deps: Deps, ids: readonly string[], asked: Asked<null>): Promise<Result<null>> {
  return perform(deps, asked, {
    action: 'cover_undo',
    subject: ids.join(' '),
    key: 'overrides',
    load: async () => ({
      rows: await overridesById(deps.db, ids),
      directory: await currentDirectory(deps.db),
    }),
    decide: ({ rows, directory }, ctx) => {
      const standing = rows.filter(({ cancelledAt }) => cancelledAt === null);
      const [first] = standing;
      if (first === undefined) return refuse('no_cover', words.refusals.cover.noCover);
      const people = peopleOf(standing, directory);
      const refusal = whyNot(standing, people, directory, ctx);
      if (refusal !== null) return refusal;
      if (ctx.actor !== null) people.delete(ctx.actor);
      const note = noteOf(standing, first, directory, ctx.actor ?? '');
      return decided(null, {
        changes: standing.map(({ id }) => update('overrides', { id, cancelledAt: null }, { cancelledAt: ctx.now }, 1)),
        outbox: [...people].map((user) => noteRow(`undo:${first.id}:${user}`, { user }, note)),
        audit: [{ action: 'cover_undo', subject: first.scheduleId, outcome: 'done', detail: ids.join(' ') }],
      });
    },
  });
}

/** Slack ids of who made it, who covers, who is covered, and those whose shifts would be theirs again. */
function peopleOf(standing: readonly StoredOverride[], directory: Directory): Set<string> {
  const slackOf = (id: string | null): string[] => {
    const person = id === null ? undefined : findPerson(directory.roster, id);
    return person === undefined ? [] : [person.slack];
  };
  const ids = standing.map(({ id }) => id);
  return new Set(
    standing.flatMap((row) => [
      row.createdBy,
      ...slackOf(row.in),
      ...slackOf(row.out),
      ...onCallBetween(directory, row.scheduleId, spanOf(row, directory), ids),
    ]),
  );
}

function whyNot(
  standing: readonly StoredOverride[],
  people: ReadonlySet<string>,
  directory: Directory,
  { actor, now }: Ctx,
): Refusal | null {
  const { cover } = words.refusals;
  const isManager = standing.some(({ scheduleId }) => managesSchedule(directory.roster, actor, scheduleId));
  if (actor === null || !(people.has(actor) || isManager)) return refuse('not_yours', cover.notYours);
  const hasBegun = standing.some((row) => spanOf(row, directory).start <= now);
  if (!hasBegun) return null;
  return standing.some(({ swapId }) => swapId !== null)
    ? refuse('begun', cover.swapBegun)
    : refuse('begun', cover.begun);
}

function noteOf(
  standing: readonly StoredOverride[],
  first: StoredOverride,
  directory: Directory,
  by: string,
): RosterNote {
  const { roster } = directory;
  if (first.swapId !== null)
    return { what: 'swap', step: 'undone', offer: null, by, shifts: swapShifts(standing, roster) };
  const { start: from, end: to } = spanOf(first, directory);
  return {
    what: 'cover_undone',
    by,
    schedule: findSchedule(roster, first.scheduleId)?.name ?? first.scheduleId,
    from,
    to,
  };
}

function spanOf({ scheduleId, from, to }: StoredOverride, { roster }: Directory): Span {
  const clock = zoneClock(findSchedule(roster, scheduleId)?.timezone ?? roster.timezone);
  return { start: readInstant(from, clock) ?? 0, end: readInstant(to, clock) ?? 0 };
}
