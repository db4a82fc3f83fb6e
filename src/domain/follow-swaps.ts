import type { CoverOffer } from './cover-offer.ts';
import type { Directory } from './directory.ts';
import { followShift } from './follow-shift.ts';
import type { StoredOverride } from './records.ts';
import type { Override } from './roster.ts';
import { findPerson } from './roster-lookup.ts';
import type { Span } from './schedule/span.ts';
import { refText } from './whole-shifts.ts';

/** What an edit does to a swap: its shifts have other times now, or one of them is no more and the swap with it. */
export interface SwapNews {
  swapId: string;
  /** Person ids, who asked first. */
  people: string[];
  /** As they were before the edit. */
  halves: { scheduleId: string; out: string | null; from: string; to: string }[];
  moved: { scheduleId: string; out: string; was: Span; is: Span }[];
  hasEnded: boolean;
}

/** What an edit does to the swaps that were agreed on and to those that wait for an answer. */
export interface FollowedSwaps {
  news: SwapNews[];
  /** Rows that are taken back, and those that take their place; the ids of those are given when they are stored. */
  cancelled: StoredOverride[];
  fresh: StoredOverride[];
  /** Offers with new times, or withdrawn. */
  offers: CoverOffer[];
}

/** Has swaps that have not begun follow their shifts into an edited roster. `directory`: as it is after the edit. */
export function followSwaps(
  directory: Directory,
  overrides: readonly StoredOverride[],
  offers: readonly CoverOffer[],
  now: number,
): FollowedSwaps {
  const followed: FollowedSwaps = { news: [], cancelled: [], fresh: [], offers: [] };
  const taken = new Set<string>();
  const bound = overrides.flatMap((row) => (row.swapId === null ? [] : [{ ...row, swapId: row.swapId }]));
  for (const [swapId, rows] of Map.groupBy(bound, (row) => row.swapId)) {
    const ahead = rows.filter(({ from }) => Date.parse(from) > now);
    const { fresh, moved } = followAll(directory, ahead, now, taken);
    const people = [...new Set(rows.flatMap(({ out }) => out ?? []))];
    if (fresh === null) followed.cancelled.push(...ahead);
    else {
      const changed = fresh.flatMap((row, index) => {
        const was = ahead[index];
        return was === undefined || isSame(was, row) ? [] : [{ was, row }];
      });
      followed.cancelled.push(...changed.map(({ was }) => was));
      followed.fresh.push(...changed.map(({ row }) => ({ ...row, createdAt: now })));
    }
    if (fresh === null || moved.length > 0)
      followed.news.push({ swapId, people, halves: rows, moved, hasEnded: fresh === null });
  }
  for (const offer of offers) {
    const rows = offer.overrides.map((row) => ({ ...row, scheduleId: row.scheduleId ?? offer.scheduleId }));
    // One shift may be offered to several people: only the first yes takes it.
    const { fresh, moved } = followAll(directory, rows, now, new Set());
    if (fresh?.every((row, index) => isSame(row, rows[index])) === true) continue;
    const people = rows.flatMap(({ out }) => out ?? []);
    followed.offers.push(fresh === null ? { ...offer, state: 'withdrawn', endedAt: now } : offerOf(offer, fresh));
    if (fresh === null || moved.length > 0)
      followed.news.push({ swapId: offer.id, people, halves: rows, moved, hasEnded: fresh === null });
  }
  return followed;
}

type Half = Override & { scheduleId: string; turn?: number | null };

function isSame(a: Half, b: Half | undefined): boolean {
  return b !== undefined && a.from === b.from && a.to === b.to && (a.turn ?? null) === (b.turn ?? null);
}

function offerOf(offer: CoverOffer, overrides: (Override & { scheduleId: string })[]): CoverOffer {
  const starts = overrides.map(({ from }) => Date.parse(from));
  const ends = overrides.map(({ to }) => Date.parse(to));
  return { ...offer, overrides, startsAt: Math.min(...starts), endsAt: Math.max(...ends) };
}

/** All halves where their shifts are now; `null` as soon as one of the shifts, or who would serve it, is no more. */
function followAll<T extends Half>(directory: Directory, halves: readonly T[], now: number, taken: Set<string>) {
  const moved: SwapNews['moved'] = [];
  const fresh: T[] = [];
  for (const half of halves) {
    const { scheduleId, out, layer } = half;
    const isThere = half.in !== null && findPerson(directory.roster, half.in) !== undefined;
    const was = { start: Date.parse(half.from), end: Date.parse(half.to) };
    const bound = { ...was, scheduleId, layer: layer ?? '', turn: half.turn ?? null, person: out ?? '' };
    const is = isThere ? followShift(directory, bound, now, taken) : null;
    if (is === null) return { fresh: null, moved: [] };
    taken.add(refText(is));
    const [from, to] = [new Date(is.start).toISOString(), new Date(is.end).toISOString()];
    fresh.push({ ...half, from, to, turn: is.turn });
    if (from !== half.from || to !== half.to) moved.push({ scheduleId, out: bound.person, was, is });
  }
  return { fresh, moved };
}
