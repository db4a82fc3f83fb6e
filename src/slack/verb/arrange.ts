import { plainText } from '../../domain/text.ts';
import { addLink } from '../../usecases/add-link.ts';
import { invitePeople } from '../../usecases/invite-people.ts';
import { renameIncident } from '../../usecases/rename-incident.ts';
import { snoozePaging } from '../../usecases/snooze-paging.ts';
import { leadingUrl } from '../form/command-text.ts';
import { readNamedPeople } from '../form/named-people.ts';
import { renameForm, snoozeForm } from '../view/arrange-forms.ts';
import { asked } from './answer.ts';
import { openIncidentForm } from './open-incident-form.ts';
import type { IncidentVerb } from './verb.ts';

export const rename: IncidentVerb = {
  name: 'rename',
  aliases: ['title'],
  usage: 'rename title',
  help: 'Give it another title; the channel is renamed too',
  group: 'Respond',
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
  usage: 'invite @name @group team',
  help: 'Add people to the channel; says for each what came of it',
  group: 'People',
  runOn: async (incident, request) => {
    await invitePeople(request.listening.deps, incident.id, readNamedPeople(request.rest), asked(request));
  },
};

export const link: IncidentVerb = {
  name: 'link',
  usage: 'link https://… [title]',
  help: 'Keep an address with the incident: card, bookmark, timeline',
  group: 'Respond',
  runOn: async (incident, request) => {
    const url = leadingUrl(request.rest);
    const after = request.rest.trim().replace(/^(<[^<>]*>|\S+)\s*/, '');
    const input = { url, title: plainText(after, request.names) };
    await addLink(request.listening.deps, incident.id, input, asked(request));
  },
};

export const snooze: IncidentVerb = {
  name: 'snooze',
  usage: 'snooze 30m',
  help: 'Page nobody until then; after it paging starts again',
  group: 'Respond',
  runOn: async (incident, request) => {
    if (request.rest === '') return openIncidentForm(request, incident, snoozeForm);
    await snoozePaging(request.listening.deps, incident.id, { length: request.rest.trim() }, asked(request));
    return undefined;
  },
};
