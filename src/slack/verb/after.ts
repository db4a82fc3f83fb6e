import { isOpen } from '../../domain/incident.ts';
import { requestPostmortem } from '../../usecases/request-postmortem.ts';
import { words } from '../../words/words.ts';
import { closeForm, resolveForm } from '../view/forms.ts';
import { said } from '../view/said.ts';
import { asked } from './answer.ts';
import { openIncidentForm } from './open-incident-form.ts';
import type { IncidentVerb } from './verb.ts';

export const close: IncidentVerb = {
  name: 'close',
  ...words.verbs.close,
  group: 'after',
  runOn: (incident, request) =>
    openIncidentForm(request, incident, (view) => (isOpen(incident) ? resolveForm(view) : closeForm(view))),
};

export const postmortem: IncidentVerb = {
  name: 'postmortem',
  aliases: ['pm'],
  ...words.verbs.postmortem,
  group: 'after',
  runOn: async (incident, request) => {
    const done = () => said(words.answers.postmortemComing);
    await requestPostmortem(request.listening.deps, incident.id, asked(request, done));
  },
};
