import type { Layer } from '../roster.ts';
import type { LayerOccurrences, Occurrence } from './layer.ts';
import type { Standing } from './override.ts';
import { spanReader } from './span.ts';

/** A layer and what it gives within the window that is being resolved. */
export interface ResolvedLayer extends LayerOccurrences {
  layer: Layer;
}

/**
 * What the layers of a schedule (in order of the file) give at an instant that never goes back between calls: of the
 * exclusive layers the one of highest precedence that has an occurrence, the later in the file among equals; then every
 * additive layer. A vacant slot is an occurrence too. Empty when no layer applies.
 */
export function standingReader(layers: readonly ResolvedLayer[]): (at: number) => Standing[] {
  const readers = layers.map(({ layer, occurrences }, i) => ({ layer, i, read: spanReader(occurrences) }));
  const exclusive = readers
    .filter(({ layer }) => layer.mode === 'exclusive')
    .sort((a, b) => b.layer.precedence - a.layer.precedence || b.i - a.i);
  const additive = readers.filter(({ layer }) => layer.mode === 'additive');
  return (at) => {
    const standings: Standing[] = [];
    for (const { layer, read } of exclusive) {
      const occurrences = read(at);
      if (occurrences.length === 0) continue;
      standings.push(...standingsOf(layer, occurrences));
      break;
    }
    for (const { layer, read } of additive) standings.push(...standingsOf(layer, read(at)));
    return standings;
  };
}

/** In the order of the layer's people, so that it does not matter which of two overlapping windows began first. */
function standingsOf(layer: Layer, occurrences: readonly Occurrence[]): Standing[] {
  const standings = occurrences.flatMap(({ people, turn }) =>
    people.map((person) => ({ layer: layer.id, person, turn })),
  );
  if (occurrences.length < 2) return standings;
  const order = layer.kind === 'baton' ? standings.map(({ person }) => person).sort() : layer.people;
  return standings.sort((a, b) => order.indexOf(a.person) - order.indexOf(b.person));
}
