import { type Decision, decided, type Refusal, refuse, reviseIncident } from '../domain/decision.ts';
import { type Incident, incidentName } from '../domain/incident.ts';
import { keyOf } from '../domain/outbox-keys.ts';
import { postRow } from '../domain/post-row.ts';
import { oneLine, truncate } from '../domain/text.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';

const titleMax = 300;

/** Gives the incident another title; everything that shows it follows, and the channel's name too. */
export function renameIncident(
  deps: Deps,
  incidentId: string,
  input: { title: string },
  asked: Asked<Incident>,
): Promise<Result<Incident>> {
  return changeIncident<Incident>(deps, asked, {
    action: 'rename',
    incidentId,
    rules: { memberTo: words.refusals.doing.rename },
    decide: ({ incident }, ctx): Decision<Incident> | Refusal => {
      const title = truncate(oneLine(input.title), titleMax);
      if (title === '') return refuse('no_title', words.refusals.giveTitle, 'title');
      if (incident.status === 'merged') return refuse('merged', words.refusals.mergedRename(incidentName(incident)));
      if (title === incident.title) return decided(incident);
      const say = { what: 'renamed', by: ctx.actor ?? '', title } as const;
      return decided(
        { ...incident, title },
        {
          changes: [reviseIncident(incident, { title })],
          timeline: [{ incidentId, kind: 'renamed', data: { from: incident.title, to: title } }],
          outbox: [
            postRow(incident, ctx.newId(), { place: { in: 'channel' }, say }),
            {
              key: `rename:${incidentId}:${ctx.newId()}`,
              kind: 'channel.rename',
              incidentId,
              lane: `rename:${incidentId}`,
              waitsFor: keyOf.channel(incidentId),
            },
          ],
          refresh: [incidentId],
        },
      );
    },
  });
}
