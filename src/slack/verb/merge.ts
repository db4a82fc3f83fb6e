import { parseIncidentName } from '../../domain/incident.ts';
import { incidentByNumber } from '../../store/incidents.ts';
import { mergeIncident } from '../../usecases/merge-incident.ts';
import { unmergeIncident } from '../../usecases/unmerge-incident.ts';
import { leadingWord } from '../form/command-text.ts';
import { said } from '../view/said.ts';
import { answerWith, asked } from './answer.ts';
import { mergedAnswer } from './outcome.ts';
import type { CommandRequest, IncidentVerb } from './verb.ts';

export const merge: IncidentVerb = {
  name: 'merge',
  usage: 'merge INC-7',
  help: 'End this one as part of another; can be undone for 10 minutes',
  group: 'After',
  namesAnother: true,
  runOn: (incident, request) => mergeInto(incident.id, request, false),
};

export const dup: IncidentVerb = {
  name: 'dup',
  aliases: ['duplicate'],
  usage: 'dup INC-7',
  help: 'Close this one as a duplicate of another; can be undone for 10 minutes',
  group: 'After',
  namesAnother: true,
  runOn: (incident, request) => mergeInto(incident.id, request, true),
};

async function mergeInto(incidentId: string, request: CommandRequest, duplicate: boolean): Promise<void> {
  const { deps } = request.listening;
  const number = parseIncidentName(leadingWord(request.rest).word);
  const into = number === undefined ? undefined : await incidentByNumber(deps.db, number);
  const example = duplicate ? 'that this repeats: `/incident dup INC-7`' : 'to merge into: `/incident merge INC-7`';
  if (!into) return answerWith(request, said(`Name the incident ${example}.`));
  await mergeIncident(deps, incidentId, { into: into.id, duplicate }, asked(request, mergedAnswer));
}

export const unmerge: IncidentVerb = {
  name: 'unmerge',
  usage: 'unmerge',
  help: 'Take a merge back, within 10 minutes',
  group: 'After',
  runOn: async (incident, request) => {
    await unmergeIncident(request.listening.deps, incident.id, asked(request));
  },
};
