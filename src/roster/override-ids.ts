import { createHash } from 'node:crypto';
import type { Override } from '../domain/roster.ts';
import type { WrittenOverride } from './schedule-schema.ts';

/**
 * Gives an id to every override that has none, made of the schedule and of what the override says: the same file gives the same
 * ids again, wherever in the list the override stands. Of equal ones the second gets `-2`.
 */
export function withOverrideIds(scheduleId: string, written: readonly WrittenOverride[]): Override[] {
  const taken = new Set(written.flatMap((override) => override.id ?? []));
  return written.map((override) => {
    if (override.id !== null) return { ...override, id: override.id };
    const base = `override-${digestOf(scheduleId, override)}`;
    let id = base;
    for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
    taken.add(id);
    return { ...override, id };
  });
}

function digestOf(scheduleId: string, { kind, from, to, out, in: comesIn, layer }: WrittenOverride): string {
  const content = JSON.stringify([scheduleId, kind, from, to, out, comesIn, layer]);
  return createHash('sha256').update(content).digest('hex').slice(0, 10);
}
