/** What Muster can find wrong with itself. `set_aside`: Muster failed over rows so often that it left them. */
export type TroubleKind =
  | 'outbox_late'
  | 'escalations_late'
  | 'inbox_late'
  | 'rows_stuck'
  | 'rows_set_aside'
  | 'canary_lost'
  | 'operator_silent';

/** How many rows, or tries, a trouble concerns. */
export interface Trouble {
  kind: TroubleKind;
  count: number;
}

/** What the admins and the operator know of one trouble. Times in milliseconds since 1970. */
export interface ToldTrouble {
  since: number;
  toldAt: number;
  seenAt: number;
  count: number;
}

export type ToldTroubles = Partial<Record<TroubleKind, ToldTrouble>>;

/** What has to be said now. */
export interface TroubleNews {
  kind: TroubleKind;
  isOver: boolean;
  since: number;
  count: number;
}

/** The fact in which the told troubles are kept, as JSON. */
export const toldTroublesFact = 'self_watch';
/** The fact that is the receipt of the last test page, as JSON. */
export const canaryFact = 'canary';

/** The receipt of a test page: when it was written down, and when it had come through. */
export interface CanaryReceipt {
  writtenAt: number;
  arrivedAt: number;
}

const quietMs = 5 * 60_000;
const againAfterMs = 60 * 60_000;

/**
 * Each trouble is told once, and once when it is over: that is when nothing was seen of it for five minutes, so that one
 * that comes and goes is one. Rows that are set aside stay for good; when there are more of them it is told again, at
 * most once an hour.
 */
export function newsOf(
  present: readonly Trouble[],
  told: ToldTroubles,
  now: number,
): { news: TroubleNews[]; told: ToldTroubles } {
  const news: TroubleNews[] = [];
  const next: ToldTroubles = {};
  for (const { kind, count } of present) {
    const known = told[kind];
    const isMore = known !== undefined && kind === 'rows_set_aside' && count > known.count;
    const isNew = known === undefined || (isMore && now - known.toldAt >= againAfterMs);
    const since = known?.since ?? now;
    if (isNew) news.push({ kind, isOver: false, since, count });
    next[kind] = isNew ? { since, toldAt: now, seenAt: now, count } : { ...known, seenAt: now };
  }
  for (const [kind, known] of Object.entries(told) as [TroubleKind, ToldTrouble][]) {
    if (next[kind] !== undefined) continue;
    if (Math.abs(now - known.seenAt) < quietMs) next[kind] = known;
    else news.push({ kind, isOver: true, since: known.since, count: known.count });
  }
  return { news, told: next };
}
