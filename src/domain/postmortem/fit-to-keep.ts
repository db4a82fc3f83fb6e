import type { Names } from '../text.ts';
import { masked } from './masked.ts';
import { withoutIds } from './without-ids.ts';

/** Plain text as documents may have it: secrets masked, Slack ids replaced by names. */
export function fitToKeep(text: string, names: Names): string {
  return withoutIds(masked(text), names);
}
