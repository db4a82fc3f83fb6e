import { isOpen } from '../../domain/incident.ts';
import { requestPostmortem } from '../../usecases/request-postmortem.ts';
import { closeForm, resolveForm } from '../view/forms.ts';
import { said } from '../view/said.ts';
import { asked } from './answer.ts';
import { openIncidentForm } from './open-incident-form.ts';
import type { IncidentVerb } from './verb.ts';

export const close: IncidentVerb = {
  name: 'close',
  usage: 'close',
  help: 'Finish: the post-mortem is written and posted',
  group: 'After',
  runOn: (incident, request) =>
    openIncidentForm(request, incident, (view) => (isOpen(incident) ? resolveForm(view) : closeForm(view))),
};

export const postmortem: IncidentVerb = {
  name: 'postmortem',
  aliases: ['pm'],
  usage: 'postmortem',
  help: 'Put the post-mortem into the channel as a file; a draft before the incident is closed',
  group: 'After',
  runOn: async (incident, request) => {
    const done = () => said('The post-mortem comes into the channel as a file in a moment.');
    await requestPostmortem(request.listening.deps, incident.id, asked(request, done));
  },
};
