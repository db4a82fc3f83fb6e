import { plainText } from '../../domain/text.ts';
import { addLink } from '../../usecases/add-link.ts';
import { invitePeople } from '../../usecases/invite-people.ts';
import { renameIncident } from '../../usecases/rename-incident.ts';
import { snoozePaging } from '../../usecases/snooze-paging.ts';
import { words } from '../../words/words.ts';
import { leadingUrl } from '../form/command-text.ts';
import { readNamedPeople } from '../form/named-people.ts';
import { renameForm, snoozeForm } from '../view/arrange-forms.ts';
import { asked } from './answer.ts';
import { openIncidentForm } from './open-incident-form.ts';
import type { IncidentVerb } from './verb.ts';

export const rename: IncidentVerb = {
  name: 'rename',
  aliases: ['title'],
  ...words.verbs.rename,
  group: 'respond',
  runOn: async (incident, request) => {
    if (request.rest === '') return openIncidentForm(request, incident, renameForm);
    const title = plainText(request.rest, request.names);
    await renameIncident(request.listening.deps, incident.id, { title }, asked(request));
    return undefined;
  },
};

export const invite: IncidentVerb = {
  name: 'invite',
  aliases: ['add'],
  ...words.verbs.invite,
  group: 'people',
  runOn: async (incident, request) => {
    await invitePeople(request.listening.deps, incident.id, readNamedPeople(request.rest), asked(request));
  },
};

export const link: IncidentVerb = {
  name: 'link',
  ...words.verbs.link,
  group: 'respond',
  runOn: async (incident, request) => {
    const url = leadingUrl(request.rest);
    const after = request.rest.trim().replace(/^(<[^<>]*>|\S+)\s*/, '');
    const input = { url, title: plainText(after, request.names) };
    await addLink(request.listening.deps, incident.id, input, asked(request));
  },
};

export const snooze: IncidentVerb = {
  name: 'snooze',
  ...words.verbs.snooze,
  group: 'respond',
  runOn: async (incident, request) => {
    if (request.rest === '') return openIncidentForm(request, incident, snoozeForm);
    await snoozePaging(request.listening.deps, incident.id, { length: request.rest.trim() }, asked(request));
    return undefined;
  },
};
