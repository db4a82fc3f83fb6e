import { decided, refuse, remove, upsert } from '../domain/decision.ts';
import { incidentName } from '../domain/incident.ts';
import { readHandWritten } from '../domain/postmortem/hand-written.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';

/** Keeps what people wrote into an earlier copy of the document, so that writing it anew loses nothing. */
export function saveHandwriting(
  deps: Deps,
  incidentId: string,
  markdown: string,
  asked: Asked<number>,
): Promise<Result<number>> {
  const notes = readHandWritten(markdown);
  return changeIncident<number>(deps, asked, {
    action: 'postmortem_edit',
    incidentId,
    rules: {},
    decide: ({ incident }, ctx) => {
      // Any other text would replace everything that people wrote before.
      if (!markdown.includes(words.postmortem.title(incidentName(incident), '').trim())) {
        return refuse('not_ours', words.refusals.notOurs(incidentName(incident)), 'file');
      }
      return decided(notes.length, {
        changes: [
          remove('postmortemNotes', { incidentId }),
          ...notes.map(({ after, text }) =>
            upsert('postmortemNotes', { incidentId, after, text, savedAt: ctx.now }, ['incidentId', 'after']),
          ),
        ],
      });
    },
  });
}
