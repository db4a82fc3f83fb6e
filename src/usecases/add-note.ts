import { decided, refuse } from '../domain/decision.ts';
import { postRow } from '../domain/post-row.ts';
import { truncate } from '../domain/text.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';

const textMax = 3_000;

/** Adds a line to the timeline by hand; it is shown in the channel too, because a command's text is not. Anyone may. */
export function addNote(deps: Deps, incidentId: string, text: string, asked: Asked<null>): Promise<Result<null>> {
  return changeIncident<null>(deps, asked, {
    action: 'note',
    incidentId,
    rules: {},
    decide: ({ incident }, ctx) => {
      const note = truncate(text.trim(), textMax);
      if (note === '') return refuse('no_text', words.refusals.writeNote, 'text');
      const say = { what: 'note', by: ctx.actor ?? '', text: note } as const;
      return decided(null, {
        timeline: [{ incidentId, kind: 'note', data: { text: note } }],
        outbox: [postRow(incident, ctx.newId(), { place: { in: 'channel' }, say })],
      });
    },
  });
}
