import { incidentName } from '../../domain/incident.ts';
import { currentDirectory } from '../../store/directory.ts';
import { catchUpOn } from '../../usecases/catch-up-on.ts';
import { offerHandoff } from '../../usecases/hand-off.ts';
import { subscribe as subscribeTo } from '../../usecases/subscribe.ts';
import { words } from '../../words/words.ts';
import { leadingUser } from '../form/command-text.ts';
import { severityView } from '../load-view.ts';
import { handoffForm } from '../view/arrange-forms.ts';
import { catchUpView } from '../view/catch-up.ts';
import { user } from '../view/mrkdwn.ts';
import { said } from '../view/said.ts';
import { answerWith, asked } from './answer.ts';
import { openIncidentForm } from './open-incident-form.ts';
import { subscribedAnswer } from './outcome.ts';
import type { IncidentVerb } from './verb.ts';

export const subscribe: IncidentVerb = {
  name: 'subscribe',
  aliases: ['follow'],
  ...words.verbs.subscribe,
  group: 'people',
  runOn: async (incident, request) => {
    await subscribeTo(request.listening.deps, incident.id, true, asked(request, subscribedAnswer));
  },
};

export const unsubscribe: IncidentVerb = {
  name: 'unsubscribe',
  aliases: ['unfollow'],
  ...words.verbs.unsubscribe,
  group: 'people',
  runOn: async (incident, request) => {
    const done = () => said(words.answers.unsubscribed(incidentName(incident)));
    await subscribeTo(request.listening.deps, incident.id, false, asked(request, done));
  },
};

export const handoff: IncidentVerb = {
  name: 'handoff',
  aliases: ['hand-off', 'handover'],
  ...words.verbs.handoff,
  group: 'people',
  runOn: async (incident, request) => {
    if (request.rest === '') return openIncidentForm(request, incident, handoffForm);
    const named = leadingUser(request.rest);
    if (!named) return answerWith(request, said(words.answers.nameForHandoff));
    const done = () => said(words.answers.handoffAsked(user(named.user)));
    await offerHandoff(request.listening.deps, incident.id, { user: named.user }, asked(request, done));
    return undefined;
  },
};

export const catchup: IncidentVerb = {
  name: 'catchup',
  aliases: ['catch-up', 'missed'],
  ...words.verbs.catchup,
  group: 'respond',
  runOn: async (incident, request) => {
    const directory = await currentDirectory(request.listening.deps.db);
    const severity = severityView(directory, incident.severity);
    const { names } = request;
    await catchUpOn(
      request.listening.deps,
      incident.id,
      { length: request.rest.trim() },
      asked(request, (missed) => catchUpView(missed, severity, names)),
    );
  },
};
