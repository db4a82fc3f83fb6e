import type { App } from '@slack/bolt';
import { isRefusal, type Refusal, refuse } from '../../domain/decision.ts';
import { type Incident, parseIncidentName } from '../../domain/incident.ts';
import { incidentByChannel, incidentByNumber, openIncidents } from '../../store/incidents.ts';
import { loadNames } from '../../store/names.ts';
import { pagesOf } from '../../store/pages.ts';
import { loadScene, mayKnow } from '../../usecases/incident-scene.ts';
import { words } from '../../words/words.ts';
import { leadingWord, readCommand } from '../form/command-text.ts';
import { answerWith } from '../verb/answer.ts';
import { declare } from '../verb/declare.ts';
import { answerUnknown } from '../verb/help.ts';
import { answerWithList } from '../verb/look.ts';
import { status } from '../verb/respond.ts';
import type { CommandRequest, IncidentVerb } from '../verb/verb.ts';
import { findVerb, verbs } from '../verb/verbs.ts';
import { command as commandName } from '../view/ids.ts';
import { refused, said } from '../view/said.ts';
import { learnMembership } from './learn-membership.ts';
import type { Listening } from './listening.ts';
import { originOf } from './listening.ts';

/** `/incident …`: finds the word, and the incident that it is about. */
export function listenToCommands(app: App, listening: Listening): void {
  app.command(commandName, async ({ command, context, ack }) => {
    await ack();
    const { verb, rest } = readCommand(command.text);
    const request: CommandRequest = {
      listening,
      origin: originOf(context),
      actor: { user: command.user_id, channel: command.channel_id, responseUrl: command.response_url || null },
      triggerId: command.trigger_id,
      verb,
      rest,
      names: await loadNames(listening.deps.db),
    };
    await run(request);
  });
}

async function run(request: CommandRequest): Promise<void> {
  const { verb: word } = request;
  if (word === '') return runBare(request);
  const verb = findVerb(word);
  if (!verb) return answerUnknown(request, word, verbs);
  if (leadingWord(request.rest).word === '--help') {
    return answerWith(request, said(words.help.one(verb.usage, verb.help)));
  }
  return 'run' in verb ? verb.run(request) : runOnIncident(verb, request);
}

/** Alone, the command declares; in an incident's channel it shows where things stand. */
async function runBare(request: CommandRequest): Promise<void> {
  const here = await incidentHere(request);
  return here ? runOnIncident(status, request) : declare.run(request);
}

async function runOnIncident(verb: IncidentVerb, request: CommandRequest): Promise<void> {
  const found = await findIncident(verb, request);
  if (isRefusal(found)) return answerWith(request, refused(found));
  if (found === null) {
    return answerWithList(request, words.incidents.whichOne(verb.name));
  }
  await learnMembership(request.listening, found.incident, request.actor);
  const scene = await loadScene(request.listening.deps, found.incident.id, request.actor.user);
  const hidden = isRefusal(scene) ? scene : mayKnow(scene, request.actor.user);
  if (hidden) return answerWith(request, refused(hidden));
  return verb.runOn(found.incident, { ...request, rest: found.rest });
}

interface Found {
  incident: Incident;
  /** What is left of the text without the incident's name. */
  rest: string;
}

/** The incident that the text names, else the one of this channel, else, for `ack`, the one that waits for this person. */
async function findIncident(verb: IncidentVerb, request: CommandRequest): Promise<Found | null | Refusal> {
  const { db } = request.listening.deps;
  const { word, rest } = leadingWord(request.rest);
  const here = await incidentHere(request);
  const number = verb.namesAnother || /^\d+$/.test(word) ? undefined : parseIncidentName(word);
  if (number !== undefined) {
    const incident = await incidentByNumber(db, number);
    return incident ? { incident, rest } : refuse('no_incident', words.refusals.noIncident);
  }
  if (here) return { incident: here, rest: request.rest };
  if (verb.name !== 'ack') return null;
  const waiting = await incidentsWaitingFor(request);
  return waiting.length === 1 && waiting[0] ? { incident: waiting[0], rest: request.rest } : null;
}

async function incidentHere({ actor, listening }: CommandRequest): Promise<Incident | undefined> {
  return actor.channel === null ? undefined : incidentByChannel(listening.deps.db, actor.channel);
}

async function incidentsWaitingFor({ actor, listening }: CommandRequest): Promise<Incident[]> {
  const open = await openIncidents(listening.deps.db);
  const waiting = [];
  for (const incident of open) {
    const pages = await pagesOf(listening.deps.db, incident.id);
    if (incident.ack === null && pages.some((page) => page.slackUser === actor.user && page.status === 'sent'))
      waiting.push(incident);
  }
  return waiting;
}
