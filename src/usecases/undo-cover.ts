import { decided, refuse, update } from '../domain/decision.ts';
import { onCallBetween } from '../domain/on-call-between.ts';
import { findPerson, findSchedule } from '../domain/roster-lookup.ts';
import { noteRow } from '../domain/roster-note.ts';
import { readInstant } from '../domain/schedule/read-time.ts';
import { zoneClock } from '../domain/schedule/zone-clock.ts';
import { currentDirectory } from '../store/directory.ts';
import { overridesById } from '../store/overrides.ts';
import { words } from '../words/words.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/** Takes a cover back, which is possible until it begins, for who made it, who covers and who is covered. */
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
      const { roster } = directory;
      const standing = rows.filter(({ cancelledAt }) => cancelledAt === null);
      const [first] = standing;
      if (first === undefined) return refuse('no_cover', words.refusals.cover.noCover);
      const schedule = findSchedule(roster, first.scheduleId);
      const clock = zoneClock(schedule?.timezone ?? roster.timezone);
      const [from, to] = [readInstant(first.from, clock) ?? 0, readInstant(first.to, clock) ?? 0];
      const slackOf = (id: string | null) => (id === null ? [] : (findPerson(roster, id)?.slack ?? []));
      const people = new Set(standing.flatMap((row) => [row.createdBy, ...slackOf(row.in), ...slackOf(row.out)]));
      // Those whose shifts would be theirs again.
      for (const user of onCallBetween(directory, first.scheduleId, { start: from, end: to }, ids)) people.add(user);
      const mayUndo = ctx.actor !== null && (people.has(ctx.actor) || roster.slack.admins.includes(ctx.actor));
      if (!mayUndo) return refuse('not_yours', words.refusals.cover.notYours);
      if (from <= ctx.now) return refuse('begun', words.refusals.cover.begun);
      if (ctx.actor !== null) people.delete(ctx.actor);
      const about = { schedule: schedule?.name ?? first.scheduleId, from, to };
      const note = { what: 'cover_undone', by: ctx.actor ?? '', ...about } as const;
      return decided(null, {
        changes: standing.map(({ id }) => update('overrides', { id, cancelledAt: null }, { cancelledAt: ctx.now }, 1)),
        outbox: [...people].map((user) => noteRow(`undo:${first.id}:${user}`, { user }, note)),
        audit: [{ action: 'cover_undo', subject: first.scheduleId, outcome: 'done', detail: ids.join(' ') }],
      });
    },
  });
}
