import type { ModalView } from '@slack/types';
import type { Incident } from '../../domain/incident.ts';
import { words } from '../../words/words.ts';
import { loadIncidentView } from '../load-view.ts';
import { openForm } from '../open-form.ts';
import type { IncidentView } from '../view/model.ts';
import { said } from '../view/said.ts';
import { answerWith } from './answer.ts';
import type { CommandRequest } from './verb.ts';

/** Opens one of the forms about an incident; when it cannot be opened, the answer says what to do instead. */
export async function openIncidentForm(
  request: CommandRequest,
  incident: Incident,
  draw: (view: IncidentView) => ModalView,
): Promise<void> {
  const { listening, origin, triggerId } = request;
  const world = { now: listening.clock.now(), teamUrl: listening.identity.teamUrl };
  const view = await loadIncidentView(listening.deps.db, incident.id, world);
  if (!view) return;
  const problem = await openForm(listening, origin, triggerId, draw(view));
  if (problem !== null)
    await answerWith(request, said(words.answers.formFailed(problem, words.answers.instead.typeAgain(request.verb))));
}
