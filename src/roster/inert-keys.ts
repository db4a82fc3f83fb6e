import type { Finding } from './fault.ts';
import { findAll, isPlainMap } from './plain-walk.ts';

const ROTATING = ['start', 'turn', 'advance', 'shifts_per_member'];
const WITHOUT_EFFECT: Record<string, string[] | undefined> = {
  rotating: ['starts'],
  every: [...ROTATING, 'starts'],
  fixed: [...ROTATING, 'starts'],
  baton: [...ROTATING, 'people'],
};

/** Keys of a layer that belong to another kind of layer: accepted, but worth a word. */
export function inertKeys(file: unknown): Finding[] {
  return findAll(file, 'schedules[].layers[]').flatMap(({ path, value: layer }) => {
    if (!isPlainMap(layer)) return [];
    const kind = String(layer.kind ?? 'rotating');
    const present = (WITHOUT_EFFECT[kind] ?? []).filter((key) => layer[key] !== undefined && layer[key] !== null);
    return present.map(
      (key): Finding => ({
        path: [...path, key],
        atKey: true,
        message: () => `\`${key}\` has no effect in a layer of kind \`${kind}\``,
      }),
    );
  });
}
