import type { Workspace } from '../../simulator/store/workspace.ts';
import type { Place } from '../place.ts';

/** Who reads: names and links come from the workspace, times are in the reader's zone. */
export interface Reader {
  ws: Workspace;
  place: Place;
  zone: string;
  now: number;
}
