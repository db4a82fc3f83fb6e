import { distance } from 'fastest-levenshtein';

const LENGTH_MAX = 64;

/** `routingKey`, `Routing-Key` and `routing_key` are one word to somebody who types. */
function plainly(word: string): string {
  return word
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}

/**
 * The word of `valid` that was most likely meant, or null when none is near: at most two letters off, one in a short word,
 * or the beginning of what was written (`monday` for `mon`). Of equally near words the first.
 */
export function nearest(word: string, valid: Iterable<string>): string | null {
  if (word === '' || word.length > LENGTH_MAX) return null;
  const written = plainly(word);
  let best: string | null = null;
  let bestDistance = written.length <= 3 ? 2 : 3;
  for (const candidate of valid) {
    const wanted = plainly(candidate);
    const away = wanted.length >= 3 && written.startsWith(wanted) ? 0.5 : distance(written, wanted);
    if (away < bestDistance && away < wanted.length) {
      best = candidate;
      bestDistance = away;
    }
  }
  return best;
}
