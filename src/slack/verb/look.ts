import { setTimeout } from 'node:timers/promises';
import type { Directory } from '../../domain/directory.ts';
import { editableLayers } from '../../domain/edit-rotation.ts';
import type { LintFinding } from '../../domain/lint/lint-finding.ts';
import { nearest } from '../../domain/nearest.ts';
import type { Schedule } from '../../domain/roster.ts';
import { findPerson, looksAfterRoster } from '../../domain/roster-lookup.ts';
import { resolveOnCall } from '../../domain/schedule/resolve-on-call.ts';
import { readWhen } from '../../domain/when-words.ts';
import type { Db } from '../../store/db.ts';
import { currentDirectory } from '../../store/directory.ts';
import { incidentByChannel, openIncidents } from '../../store/incidents.ts';
import { isMember } from '../../store/memberships.ts';
import { pagesOf } from '../../store/pages.ts';
import { knownFindings } from '../../usecases/known-findings.ts';
import { words } from '../../words/words.ts';
import { zoneOf } from '../cover-work.ts';
import { leadingWord } from '../form/command-text.ts';
import { loadIncidentView, severityView } from '../load-view.ts';
import { incidentList } from '../view/incident-list.ts';
import { clipped } from '../view/mrkdwn.ts';
import { type OnCallView, onCallAnswer } from '../view/on-call.ts';
import { said } from '../view/said.ts';
import { who as whoView } from '../view/who.ts';
import { answerWith } from './answer.ts';
import type { CommandRequest, FreeVerb } from './verb.ts';

const lintWithinMs = 200;

export const list: FreeVerb = {
  name: 'list',
  aliases: ['ls'],
  ...words.verbs.list,
  group: 'declare',
  run: (request) => answerWithList(request),
};

/** The open incidents that this person may know of. */
export async function answerWithList(request: CommandRequest, head?: string): Promise<void> {
  const { deps, clock } = request.listening;
  const directory = await currentDirectory(deps.db);
  const visible = [];
  for (const incident of await openIncidents(deps.db)) {
    const hidden =
      incident.isPrivate &&
      !(incident.channelId !== null && (await isMember(deps.db, incident.channelId, request.actor.user)));
    if (!hidden) visible.push({ incident, severity: severityView(directory, incident.severity) });
  }
  await answerWith(request, incidentList(visible, clock.now(), head));
}

export const oncall: FreeVerb = {
  name: 'oncall',
  aliases: ['on-call'],
  ...words.verbs.oncall,
  group: 'people',
  run: async (request) => {
    const { deps, clock } = request.listening;
    const directory = await currentDirectory(deps.db);
    const { schedules, teams } = directory.roster;
    const world = { now: clock.now(), zone: await zoneOf(request.listening, request.actor.user) };
    const { word, at } = readQuestion(request.rest.trim().toLowerCase(), world);
    const wanted = word === '' ? schedules : schedules.filter(({ id, team }) => id === word || team === word);
    if (wanted.length === 0 && word !== '') {
      const near = nearest(word, [...schedules.map(({ id }) => id), ...teams.map(({ id }) => id)]);
      const hint = near === null ? words.onCall.allShown : words.onCall.didYouMean(near);
      return answerWith(request, said(words.onCall.unknown(clipped(word, 80), hint)));
    }
    const isForThem = word === '' && at === world.now && looksAfterRoster(directory.roster, request.actor.user);
    const findings = isForThem ? await findingsInTime(deps.db, at) : null;
    const canEdit = editableLayers(directory.roster, request.actor.user).length > 0;
    const views = onCallViews(wanted, directory, at);
    return answerWith(request, onCallAnswer(views, { at: at === world.now ? null : at, findings, canEdit }));
  },
};

/** Who is on call is answered in half a second; what lint finds in a large roster may have to wait for the next time. */
async function findingsInTime(db: Db, now: number): Promise<readonly LintFinding[] | null> {
  return Promise.race([knownFindings(db, now), setTimeout(lintWithinMs, null, { ref: false })]);
}

/** `sre sat 3am`, `sat 3am`, `sre`: a word that is no time is a schedule or a team. */
function readQuestion(text: string, world: { now: number; zone: string }): { word: string; at: number } {
  const whole = readWhen(text, world);
  if (whole !== undefined) return { word: '', at: whole };
  const { word, rest } = leadingWord(text);
  return { word, at: readWhen(rest, world) ?? world.now };
}

/** Who is on call on these schedules. */
export function onCallViews(schedules: readonly Schedule[], directory: Directory, at: number): OnCallView[] {
  return schedules.map((schedule) => onCallView(schedule, directory, at));
}

function onCallView(schedule: Schedule, { roster, inactive }: Directory, at: number): OnCallView {
  const resolved = resolveOnCall(schedule, { calendars: roster.calendars, schedules: roster.schedules, inactive }, at);
  const nameOf = (id: string) => findPerson(roster, id)?.name ?? id;
  return {
    schedule: schedule.id,
    name: schedule.name,
    now: resolved.onCall.map(({ person, until, why }) => ({
      name: nameOf(person),
      slack: findPerson(roster, person)?.slack ?? '',
      until,
      override: why.override ?? null,
    })),
    vacant: resolved.vacant,
    next: resolved.next.map(({ person, from }) => ({ name: nameOf(person), from })),
  };
}

export const who: FreeVerb = {
  name: 'who',
  ...words.verbs.who,
  group: 'people',
  run: async (request) => {
    const { deps, clock, identity } = request.listening;
    const incident =
      request.actor.channel === null ? undefined : await incidentByChannel(deps.db, request.actor.channel);
    const view =
      incident && (await loadIncidentView(deps.db, incident.id, { now: clock.now(), teamUrl: identity.teamUrl }));
    if (!incident || !view) return oncall.run(request);
    return answerWith(request, whoView(view, await pagesOf(deps.db, incident.id)));
  },
};
