import { type Ctx, decided, upsert } from '../domain/decision.ts';
import { noteRow } from '../domain/roster-note.ts';
import { type WeekPlace, weekAt, weekNews, weekPlaces } from '../domain/week.ts';
import { commit } from '../store/commit.ts';
import { currentDirectory } from '../store/directory.ts';
import { fact } from '../store/facts.ts';
import { isStoreFault } from '../store/watch-writes.ts';
import { weekRecords } from '../store/week-records.ts';
import type { Deps } from './perform.ts';

const againMs = 60_000;

/**
 * Posts the summary of the week that is over where it has not been posted yet. One that Muster slept through is posted
 * late, the ones before it never; a place that is seen for the first time hears of the next week first.
 * @returns when the next one is due; `null` when there is no place for any
 */
export async function tellWeek(deps: Deps, ctx: Ctx): Promise<number | null> {
  const directory = await currentDirectory(deps.db);
  const places = weekPlaces(directory);
  const times: number[] = [];
  for (const place of places) {
    try {
      await tellPlace(deps, place, ctx);
      times.push(weekAt(ctx.now, place.zone).next);
    } catch (error) {
      if (isStoreFault(error)) throw error;
      deps.log.error({ err: error, channel: place.channel }, 'the week could not be told; it is tried again');
      times.push(ctx.now + againMs);
    }
  }
  return times.length === 0 ? null : Math.min(...times);
}

async function tellPlace(deps: Deps, place: WeekPlace, ctx: Ctx): Promise<void> {
  const { start, next } = weekAt(ctx.now, place.zone);
  const name = `week_told:${place.channel}`;
  const told = await fact(deps.db, name);
  if (told !== null && Number(told) >= start) return;
  const changes = [upsert('facts', { name, value: String(start) }, ['name'])];
  const past = { start: weekAt(start - 1, place.zone).start, end: start };
  const directory = await currentDirectory(deps.db);
  const news =
    told === null
      ? undefined
      : weekNews(place, await weekRecords(deps.db, past), directory, past, { start: ctx.now, end: next });
  const outbox =
    news === undefined
      ? []
      : [noteRow(`week:${start}:${place.channel}`, { channel: place.channel }, { what: 'week', news })];
  await commit(deps.db, decided(null, { changes, outbox }), ctx);
  deps.wake();
}
