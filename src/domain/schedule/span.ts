/** A stretch of time, half-open `[start, end)`, in epoch milliseconds; an open end is ±Infinity. */
export interface Span {
  start: number;
  end: number;
}

export function touches(a: Span, b: Span): boolean {
  return a.start < b.end && a.end > b.start;
}

/** Sorted spans joined where they touch or overlap. */
export function mergeSpans(sorted: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { start, end } of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/**
 * The parts of each item that lie within the cover. The items may overlap each other; the cover is sorted and merged.
 */
export function cutSpans<T extends Span>(items: readonly T[], cover: readonly Span[]): T[] {
  const pieces: T[] = [];
  let first = 0;
  for (const item of items) {
    while (first < cover.length && (cover[first]?.end ?? 0) <= item.start) first += 1;
    for (let i = first; i < cover.length; i += 1) {
      const part = cover[i];
      if (part === undefined || part.start >= item.end) break;
      pieces.push({ ...item, start: Math.max(item.start, part.start), end: Math.min(item.end, part.end) });
    }
  }
  return pieces;
}

/** What the sorted, merged cover leaves of a span. */
export function gapsIn(span: Span, cover: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let from = span.start;
  for (const part of cover) {
    if (part.end <= span.start || part.start >= span.end) continue;
    if (part.start > from) gaps.push({ start: from, end: part.start });
    from = part.end;
  }
  if (from < span.end) gaps.push({ start: from, end: span.end });
  return gaps;
}

/**
 * Reads spans sorted by their start: each call gives those in force at an instant that never goes back between calls.
 */
export function spanReader<T extends Span>(spans: readonly T[]): (at: number) => readonly T[] {
  let next = 0;
  let active: T[] = [];
  return (at) => {
    if (active.some((span) => span.end <= at)) active = active.filter((span) => span.end > at);
    for (let span = spans[next]; span !== undefined && span.start <= at; span = spans[next]) {
      next += 1;
      if (span.end > at) active.push(span);
    }
    return active;
  };
}
