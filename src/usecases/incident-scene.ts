import { isRefusal, type Refusal, refuse } from '../domain/decision.ts';
import type { Directory } from '../domain/directory.ts';
import type { Escalation } from '../domain/escalation.ts';
import { type Incident, incidentName, isOpen } from '../domain/incident.ts';
import { monitor } from '../domain/monitor.ts';
import type { Page } from '../domain/page.ts';
import { currentDirectory } from '../store/directory.ts';
import { escalationOf, incidentById } from '../store/incidents.ts';
import { isMember } from '../store/memberships.ts';
import { pagesOf } from '../store/pages.ts';
import { surfaceOfKind } from '../store/surfaces.ts';
import { words } from '../words/words.ts';
import type { Deps } from './perform.ts';

/** What most intents on an incident need to know. */
export interface Scene {
  incident: Incident;
  directory: Directory;
  escalation: Escalation | null;
  pages: Page[];
  /** Whether who acts is in the incident's channel. */
  isMember: boolean;
  /** Id of the control card's surface. */
  cardId: string;
}

/** Reads an incident and what surrounds it, or refuses when there is none. */
export async function loadScene({ db }: Pick<Deps, 'db'>, id: string, actor: string | null): Promise<Scene | Refusal> {
  const incident = await incidentById(db, id);
  if (!incident) return noIncident();
  const escalation = (await escalationOf(db, id)) ?? null;
  const card = await surfaceOfKind(db, id, 'card');
  const inChannel = actor !== null && incident.channelId !== null && (await isMember(db, incident.channelId, actor));
  return {
    incident,
    directory: await currentDirectory(db),
    escalation,
    pages: await pagesOf(db, id),
    isMember: inChannel,
    cardId: card?.id ?? '',
  };
}

/** Who is in the channel, who has a part in the incident, and admins; Muster itself and the monitor that declared always. */
function takesPart(scene: Scene, actor: string | null): boolean {
  const { incident, directory, pages } = scene;
  if (actor === null || actor === monitor || scene.isMember) return true;
  const parts = [incident.declaredBy, incident.commander, incident.communications, incident.scribe];
  if (parts.includes(actor) || pages.some((page) => page.slackUser === actor)) return true;
  return directory.roster.slack.admins.includes(actor);
}

/** A private incident does not exist for who has no part in it. */
export function mayKnow(scene: Scene, actor: string | null): Refusal | null {
  return !scene.incident.isPrivate || takesPart(scene, actor) ? null : noIncident();
}

/** Whether a person may know of an incident; for a public one nothing is read. */
export async function mayKnowOf(db: Deps['db'], incident: Incident, user: string): Promise<boolean> {
  if (!incident.isPrivate) return true;
  const scene = await loadScene({ db }, incident.id, user);
  return !isRefusal(scene) && mayKnow(scene, user) === null;
}

/** Who may act as a member of the channel; an incident without a channel is anybody's. */
export function mustTakePart(scene: Scene, actor: string | null, doing: string): Refusal | null {
  const { incident } = scene;
  if (incident.channelId === null || takesPart(scene, actor)) return null;
  const channel = incident.isPrivate ? words.refusals.itsChannel : `#${incident.channelName}`;
  return refuse('not_a_member', words.refusals.notMember(channel, doing, incidentName(incident)));
}

function noIncident(): Refusal {
  return refuse('no_incident', words.refusals.noIncident);
}

/** Refuses what only makes sense while the incident is open, saying what state it is in. */
export function mustBeOpen({ incident }: Pick<Scene, 'incident'>): Refusal | null {
  if (isOpen(incident)) return null;
  const how = incident.status === 'merged' ? words.refusals.mergedElsewhere : words.terms.states[incident.status];
  return refuse('not_open', words.refusals.already(incidentName(incident), how));
}
