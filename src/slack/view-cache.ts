import type { Db } from '../store/db.ts';
import { loadIncidentView } from './load-view.ts';
import type { IncidentView } from './view/model.ts';

const freshMs = 50;

/** Loads what messages about an incident show. */
export type LoadView = (incidentId: string) => Promise<IncidentView | undefined>;

/**
 * Shares one reading of an incident between the messages that are rendered at the same moment: a change renews ten of
 * them at once. Nothing is shared across a commit of ours, and nothing for longer than 50 ms.
 */
export function createViewCache(db: Db, world: { now: () => number; teamUrl: string }): LoadView {
  const readings = new Map<string, { commits: number; at: number; view: Promise<IncidentView | undefined> }>();
  return (incidentId) => {
    const { commits } = db;
    const at = world.now();
    const known = readings.get(incidentId);
    if (known?.commits === commits && at - known.at >= 0 && at - known.at < freshMs) return known.view;
    for (const [id, reading] of readings) if (reading.commits !== commits) readings.delete(id);
    const view = loadIncidentView(db, incidentId, { now: at, teamUrl: world.teamUrl });
    readings.set(incidentId, { commits, at, view });
    return view;
  };
}
