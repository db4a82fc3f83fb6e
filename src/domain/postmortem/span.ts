import { words } from '../../words/words.ts';
/** A duration for reading, the two largest units: `48 s`, `1 min 42 s`, `3 h 05 min`, `2 d 4 h`. Negative ones say so. */
export function span(ms: number): string {
  if (!Number.isFinite(ms)) return words.terms.unknown;
  if (ms < 0) return `−${span(-ms)}`;
  const { units } = words.terms;
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return `${seconds} ${units.seconds}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return pair(minutes, units.minutes, seconds % 60, units.seconds);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return pair(hours, units.hours, minutes % 60, units.minutes);
  return pair(Math.floor(hours / 24), units.days, hours % 24, units.hours);
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  if (small === 0) return `${large} ${largeUnit}`;
  return `${large} ${largeUnit} ${smallUnit === words.terms.units.minutes ? String(small).padStart(2, '0') : small} ${smallUnit}`;
}
