import { IANAZone } from 'luxon';

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
/** No zone has ever gone over to an offset and back within a week, so equal offsets a week apart mean none between. */
const PROBE_MS = 7 * DAY_MS;
const CHUNK_MS = 8 * PROBE_MS;
const CHUNKS_MAX = 8_192;

/** A stretch of time with one UTC offset; it lasts until the next spell begins. Milliseconds. */
export interface OffsetSpell {
  from: number;
  offset: number;
}

/** Local times that a clock change skips, `[from, to)` in local milliseconds, all at the instant `at`. */
export interface ClockGap {
  at: number;
  from: number;
  to: number;
}

/** The UTC offsets of one zone, remembered in chunks of eight weeks because asking the database is slow. */
export class ZoneClock {
  readonly name: string;
  private readonly zone: IANAZone;
  private readonly chunks = new Map<number, OffsetSpell[]>();

  constructor(zone: IANAZone) {
    this.zone = zone;
    this.name = zone.name;
  }

  /** The offset from UTC in force at an instant, in milliseconds (negative west of Greenwich). */
  offsetAt(at: number): number {
    const chunk = this.chunk(Math.floor(at / CHUNK_MS));
    for (let i = chunk.length - 1; i > 0; i -= 1) {
      const spell = chunk[i];
      if (spell !== undefined && spell.from <= at) return spell.offset;
    }
    return chunk[0]?.offset ?? 0;
  }

  /** The one offset of the whole of `[from, to]` if it is cheap to know, else `undefined`. */
  steadyOffset(from: number, to: number): number | undefined {
    const index = Math.floor(from / CHUNK_MS);
    if (Math.floor(to / CHUNK_MS) !== index) return undefined;
    const chunk = this.chunk(index);
    return chunk.length === 1 ? chunk[0]?.offset : undefined;
  }

  /** The spells that touch `[from, to]`, in order; two neighbours may have the same offset. */
  spellsBetween(from: number, to: number): OffsetSpell[] {
    const spells: OffsetSpell[] = [];
    for (let index = Math.floor(from / CHUNK_MS); index <= Math.floor(to / CHUNK_MS); index += 1) {
      spells.push(...this.chunk(index));
    }
    const first = spells.findLastIndex((spell) => spell.from <= from);
    return spells.slice(Math.max(first, 0)).filter((spell) => spell.from <= to);
  }

  /** The gaps whose instant lies in `(from, to)`. */
  gapsBetween(from: number, to: number): ClockGap[] {
    const spells = this.spellsBetween(from, to);
    return spells.flatMap((spell, i) => {
      const before = spells[i - 1];
      if (before === undefined || spell.offset <= before.offset || spell.from >= to) return [];
      return [{ at: spell.from, from: spell.from + before.offset, to: spell.from + spell.offset }];
    });
  }

  private chunk(index: number): OffsetSpell[] {
    const known = this.chunks.get(index);
    if (known !== undefined) return known;
    const spells = this.readChunk(index * CHUNK_MS);
    if (this.chunks.size >= CHUNKS_MAX) this.chunks.clear();
    this.chunks.set(index, spells);
    return spells;
  }

  private readChunk(start: number): OffsetSpell[] {
    let offset = this.ask(start);
    const spells = [{ from: start, offset }];
    for (let at = start; at < start + CHUNK_MS; at += PROBE_MS) {
      const later = this.ask(at + PROBE_MS - 1);
      if (later === offset) continue;
      spells.push({ from: this.findChange(at, at + PROBE_MS - 1, offset), offset: later });
      offset = later;
    }
    return spells;
  }

  private findChange(before: number, after: number, offset: number): number {
    let low = Math.floor(before / SECOND_MS);
    let high = Math.ceil(after / SECOND_MS);
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.ask(middle * SECOND_MS) === offset) low = middle;
      else high = middle;
    }
    return high * SECOND_MS;
  }

  private ask(at: number): number {
    return Math.round(this.zone.offset(at) * 60_000);
  }
}

const clocks = new Map<string, ZoneClock>();

/**
 * The clock of an IANA zone; one for each name, shared.
 * @throws RangeError when the database does not know the zone: rosters are checked with `isZone` before.
 */
export function zoneClock(name: string): ZoneClock {
  const known = clocks.get(name);
  if (known !== undefined) return known;
  if (!IANAZone.isValidZone(name)) throw new RangeError(`Unknown time zone "${name}"`);
  const clock = new ZoneClock(IANAZone.create(name));
  clocks.set(name, clock);
  return clock;
}
