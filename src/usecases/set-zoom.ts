import { decided, insert, refuse, reviseIncident } from '../domain/decision.ts';
import { isWebAddress } from '../domain/link.ts';
import { postRow } from '../domain/post-row.ts';
import { newSurface, type Surface } from '../domain/surface.ts';
import { syncSurface } from '../store/commit.ts';
import { surfaceOfKind } from '../store/surfaces.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';

/** Says which call to join: on the card, in the playbook, as a bookmark and on every open page. */
export function setZoom(deps: Deps, incidentId: string, url: string, asked: Asked<string>): Promise<Result<string>> {
  return changeIncident<string, Surface | undefined>(deps, asked, {
    action: 'zoom',
    incidentId,
    rules: { memberTo: words.refusals.doing.changeCall },
    more: () => surfaceOfKind(deps.db, incidentId, 'bookmark'),
    decide: ({ incident }, ctx, bookmark) => {
      if (!isWebAddress(url)) return refuse('bad_url', words.refusals.links.badCall, 'url');
      if (url === incident.zoomUrl) return decided(url);
      const added = bookmark ? [] : [newSurface(incidentId, ctx, { kind: 'bookmark' })];
      const say = { what: 'zoom', by: ctx.actor ?? '', url } as const;
      return decided(url, {
        changes: [reviseIncident(incident, { zoomUrl: url }), ...added.map((surface) => insert('surfaces', surface))],
        timeline: [{ incidentId, kind: 'zoom', data: { url } }],
        outbox: [
          postRow(incident, ctx.newId(), { place: { in: 'channel' }, say }),
          ...added.map((surface) => ({ ...syncSurface(surface, 'first'), waitsFor: `channel:${incidentId}` })),
        ],
        refresh: [incidentId],
      });
    },
  });
}
