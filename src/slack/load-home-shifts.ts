import type { CoverOffer } from '../domain/cover-offer.ts';
import type { Directory } from '../domain/directory.ts';
import { editableLayers } from '../domain/edit-rotation.ts';
import type { StoredOverride } from '../domain/records.ts';
import { findPerson, findPersonBySlack, findSchedule } from '../domain/roster-lookup.ts';
import { readInstant } from '../domain/schedule/read-time.ts';
import { zoneClock } from '../domain/schedule/zone-clock.ts';
import { isSwappable } from '../domain/swap.ts';
import { swapShifts } from '../domain/swap-notes.ts';
import { refText, type WholeShift } from '../domain/whole-shifts.ts';
import { openCoverOffers } from '../store/cover-offers.ts';
import type { Db } from '../store/db.ts';
import { standingOverrides } from '../store/overrides.ts';
import type { ShiftBook } from './shift-book.ts';
import type { HomeShifts, ShownOffer } from './view/home-shifts.ts';

/** Somebody's shifts, what they are asked and have asked, and the covers that concern them. */
export async function loadHomeShifts(
  db: Db,
  userId: string,
  directory: Directory,
  { now, book }: { now: number; book: ShiftBook },
): Promise<HomeShifts | null> {
  const { roster } = directory;
  const person = findPersonBySlack(roster, userId);
  const canEdit = editableLayers(roster, userId).length > 0;
  if (person === undefined && !canEdit) return null;
  const shifts = person === undefined ? [] : book(directory, person.id, now);
  const offers = await openCoverOffers(db, now);
  const overrides = person === undefined ? [] : await standingOverrides(db);
  return {
    canEdit,
    shifts: shifts.filter(({ goesOn }) => !goesOn).map((shift) => shownShift(shift, directory, now)),
    offers: offers
      .filter(({ toUser }) => toUser === userId)
      .map((offer) => shownOffer(offer, directory, offer.askedBy)),
    asked: offers
      .filter(({ askedBy }) => askedBy === userId)
      .map((offer) => shownOffer(offer, directory, offer.toUser)),
    covers: coversOf(overrides, directory, now)
      .filter(({ rows }) =>
        rows.some((row) => [row.in, row.out].includes(person?.id ?? '') || row.createdBy === userId),
      )
      .map(({ shown }) => shown),
  };
}

function shownShift(shift: WholeShift, { roster }: Directory, now: number): HomeShifts['shifts'][number] {
  const hasBegun = shift.hasBegun || shift.start <= now;
  return {
    ref: refText(shift),
    schedule: findSchedule(roster, shift.schedule)?.name ?? shift.schedule,
    start: hasBegun ? null : shift.start,
    end: shift.end,
    canSwap: !hasBegun && isSwappable(shift),
  };
}

function shownOffer(offer: CoverOffer, { roster }: Directory, other: string): ShownOffer {
  const { id, scheduleId, startsAt: from, endsAt: to } = offer;
  const schedule = findSchedule(roster, scheduleId)?.name ?? scheduleId;
  const swap = offer.boundTo === null ? null : swapShifts(offer.overrides, roster);
  return { id, other, schedule, from, to, swap };
}

interface ShownCover {
  rows: StoredOverride[];
  shown: HomeShifts['covers'][number];
}

/** Overrides that were made together are one cover; of a swap each half has a line, and either undoes both. */
function coversOf(overrides: readonly StoredOverride[], { roster }: Directory, now: number): ShownCover[] {
  const spans = overrides.map((row) => {
    const schedule = findSchedule(roster, row.scheduleId);
    const clock = zoneClock(schedule?.timezone ?? roster.timezone);
    return { row, schedule, from: readInstant(row.from, clock) ?? 0, to: readInstant(row.to, clock) ?? 0 };
  });
  const hasBegun = new Set(spans.flatMap(({ row, from }) => (from <= now ? [row.swapId] : [])));
  const together = Map.groupBy(
    spans.filter(({ to, schedule }) => to > now && schedule !== undefined),
    ({ row }) => `${row.swapId ?? ''} ${row.scheduleId} ${row.createdAt} ${row.createdBy} ${row.from} ${row.in}`,
  );
  const nameOf = (id: string) => findPerson(roster, id)?.name ?? id;
  return [...together.values()].flatMap((all): ShownCover[] => {
    const [first] = all;
    if (first === undefined) return [];
    const { row, schedule, from, to } = first;
    const rows = all.map((one) => one.row);
    const out = rows.flatMap((one) => one.out ?? []).map(nameOf);
    const shown = {
      ids: rows.map(({ id }) => id).join(' '),
      schedule: schedule?.name ?? row.scheduleId,
      out: out.length === 0 ? null : out.join(', '),
      in: nameOf(row.in ?? ''),
      from,
      to,
      canUndo: from > now && !(row.swapId !== null && hasBegun.has(row.swapId)),
    };
    return [{ rows, shown }];
  });
}
