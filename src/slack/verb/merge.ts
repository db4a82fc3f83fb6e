import { parseIncidentName } from '../../domain/incident.ts';
import { incidentByNumber } from '../../store/incidents.ts';
import { mergeIncident } from '../../usecases/merge-incident.ts';
import { unmergeIncident } from '../../usecases/unmerge-incident.ts';
import { words } from '../../words/words.ts';
import { leadingWord } from '../form/command-text.ts';
import { said } from '../view/said.ts';
import { answerWith, asked } from './answer.ts';
import { mergedAnswer } from './outcome.ts';
import type { CommandRequest, IncidentVerb } from './verb.ts';

export const merge: IncidentVerb = {
  name: 'merge',
  ...words.verbs.merge,
  group: 'after',
  namesAnother: true,
  runOn: (incident, request) => mergeInto(incident.id, request, false),
};

export const dup: IncidentVerb = {
  name: 'dup',
  aliases: ['duplicate'],
  ...words.verbs.dup,
  group: 'after',
  namesAnother: true,
  runOn: (incident, request) => mergeInto(incident.id, request, true),
};

async function mergeInto(incidentId: string, request: CommandRequest, duplicate: boolean): Promise<void> {
  const { deps } = request.listening;
  const number = parseIncidentName(leadingWord(request.rest).word);
  const into = number === undefined ? undefined : await incidentByNumber(deps.db, number);
  const example = duplicate ? words.answers.nameForDuplicate : words.answers.nameForMerge;
  if (!into) return answerWith(request, said(example));
  await mergeIncident(deps, incidentId, { into: into.id, duplicate }, asked(request, mergedAnswer));
}

export const unmerge: IncidentVerb = {
  name: 'unmerge',
  ...words.verbs.unmerge,
  group: 'after',
  runOn: async (incident, request) => {
    await unmergeIncident(request.listening.deps, incident.id, asked(request));
  },
};
