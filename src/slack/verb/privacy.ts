import { makePrivate } from '../../usecases/make-private.ts';
import { makePublic } from '../../usecases/make-public.ts';
import { words } from '../../words/words.ts';
import { channelAsSlackSees } from '../channel-facts.ts';
import { said } from '../view/said.ts';
import { asked } from './answer.ts';
import type { IncidentVerb } from './verb.ts';

export const makeItPrivate: IncidentVerb = {
  name: 'private',
  ...words.verbs.private,
  group: 'people',
  runOn: async (incident, request) => {
    const { listening } = request;
    const seen = incident.channelId === null ? null : await channelAsSlackSees(listening.slack, incident.channelId);
    const input = { channelIsPrivate: seen?.isPrivate ?? false };
    const done = ({ moves }: { moves: boolean }) =>
      said(moves ? words.answers.movedPrivate : words.answers.madePrivate);
    await makePrivate(listening.deps, incident.id, input, asked(request, done));
  },
};

export const makeItPublic: IncidentVerb = {
  name: 'public',
  ...words.verbs.public,
  group: 'people',
  runOn: async (incident, request) => {
    await makePublic(request.listening.deps, incident.id, { agree: false }, asked(request));
  },
};
