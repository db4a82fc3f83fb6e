import { type Ctx, decided, upsert } from '../domain/decision.ts';
import { noteRow } from '../domain/roster-note.ts';
import { type WeekPlace, weekAt, weekNews, weekPlaces } from '../domain/week.ts';
import { commit } from '../store/commit.ts';
import { currentDirectory } from '../store/directory.ts';
import { fact } from '../store/facts.ts';
import { weekRecords } from '../store/week-records.ts';
import type { Deps } from './perform.ts';

/**
 * Posts the summary of the week that is over where it has not been posted yet. One that Muster slept through is posted
 * late, the ones before it never; a place that is seen for the first time hears of the next week first.
 * @returns when the next one is due; `null` when there is no place for any
 */
export async function tellWeek(deps: Deps, ctx: Ctx): Promise<number | null> {
  const directory = await currentDirectory(deps.db);
  const places = weekPlaces(directory);
  for (const place of places) await tellPlace(deps, place, ctx);
  const times = places.map(({ zone }) => weekAt(ctx.now, zone).next);
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
