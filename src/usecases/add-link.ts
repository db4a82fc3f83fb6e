import { type Decision, decided, insert, type Refusal, refuse } from '../domain/decision.ts';
import { type IncidentLink, isWebAddress } from '../domain/link.ts';
import { keyOf } from '../domain/outbox-keys.ts';
import { postRow } from '../domain/post-row.ts';
import { oneLine, truncate } from '../domain/text.ts';
import { linksOf } from '../store/links.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';

const titleMax = 100;
const linksMax = 50;

/** Keeps an address with the incident: on the card, under the playbook, as a bookmark and on the timeline. */
export function addLink(
  deps: Deps,
  incidentId: string,
  input: { url: string; title: string },
  asked: Asked<IncidentLink>,
): Promise<Result<IncidentLink>> {
  return changeIncident<IncidentLink, IncidentLink[]>(deps, asked, {
    action: 'link',
    incidentId,
    rules: { memberTo: words.refusals.doing.addLinks },
    more: () => linksOf(deps.db, incidentId),
    decide: ({ incident }, ctx, links): Decision<IncidentLink> | Refusal => {
      const { url } = input;
      if (!isWebAddress(url)) return refuse('bad_url', words.refusals.links.badLink, 'url');
      const known = links.find((link) => link.url === url);
      if (known) return refuse('known_link', words.refusals.links.known(known.title));
      if (links.length >= linksMax) return refuse('too_many', words.refusals.links.tooMany(linksMax));
      const title = truncate(oneLine(input.title), titleMax) || new URL(url).hostname;
      const by = ctx.actor ?? '';
      const link: IncidentLink = { id: ctx.newId(), incidentId, url, title, addedBy: by, addedAt: ctx.now };
      return decided(link, {
        changes: [insert('incidentLinks', link)],
        timeline: [{ incidentId, kind: 'link', data: { url, title } }],
        outbox: [
          postRow(incident, ctx.newId(), { place: { in: 'channel' }, say: { what: 'link', by, url, title } }),
          {
            key: `bookmark:${link.id}`,
            kind: 'bookmark.add',
            incidentId,
            waitsFor: keyOf.channel(incidentId),
            payload: { url, title },
          },
        ],
        refresh: [incidentId],
      });
    },
  });
}
