import { makePrivate } from '../../usecases/make-private.ts';
import { makePublic } from '../../usecases/make-public.ts';
import { channelAsSlackSees } from '../channel-facts.ts';
import { said } from '../view/said.ts';
import { asked } from './answer.ts';
import type { IncidentVerb } from './verb.ts';

export const makeItPrivate: IncidentVerb = {
  name: 'private',
  usage: 'private',
  help: 'From now on only people of its channel know of it; it moves into a private channel',
  group: 'People',
  runOn: async (incident, request) => {
    const { listening } = request;
    const seen = incident.channelId === null ? null : await channelAsSlackSees(listening.slack, incident.channelId);
    const input = { channelIsPrivate: seen?.isPrivate ?? false };
    const done = ({ moves }: { moves: boolean }) =>
      said(
        moves
          ? 'It is private. It goes on in a new private channel; you are added in a moment. What people wrote here before can still be read.'
          : 'It is private. This channel is private already.',
      );
    await makePrivate(listening.deps, incident.id, input, asked(request, done));
  },
};

export const makeItPublic: IncidentVerb = {
  name: 'public',
  usage: 'public',
  help: 'Show a private incident to everybody, once a second person agrees',
  group: 'People',
  runOn: async (incident, request) => {
    await makePublic(request.listening.deps, incident.id, { agree: false }, asked(request));
  },
};
