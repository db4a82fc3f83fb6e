import { words } from '../words/words.ts';
import { type Refusal, refuse } from './decision.ts';
import { managesSchedule } from './manages.ts';
import { nearest } from './nearest.ts';
import type { Roster, RotatingLayer, Schedule } from './roster.ts';
import { findPerson, findPersonBySlack } from './roster-lookup.ts';

/** A rotation and where it stands. */
export interface Rotation {
  schedule: Schedule;
  layer: RotatingLayer;
}

/** Ids of a schedule and of one of its rotating layers. */
export interface RotationRef {
  schedule: string;
  layer: string;
}

/** People in the order in which they take turns; `null` is a turn that nobody serves. */
export type RotationOrder = readonly (string | null)[];

/** What a form takes: it has to be carried along by the preview too. */
export const orderTextMax = 2_700;
const peopleMax = 200;
const nobodyWords: ReadonlySet<string> = new Set(['-', 'null', words.terms.nobody]);

/** The rotations that somebody (a Slack id) may edit, in the order of the file. */
export function editableLayers(roster: Roster, user: string): Rotation[] {
  return roster.schedules
    .filter(({ id }) => managesSchedule(roster, user, id))
    .flatMap((schedule) =>
      schedule.layers.flatMap((layer) => (layer.kind === 'rotating' ? [{ schedule, layer }] : [])),
    );
}

export function findRotation(roster: Roster, ref: RotationRef): Rotation | null {
  const schedule = roster.schedules.find(({ id }) => id === ref.schedule);
  const layer = schedule?.layers.find(({ id }) => id === ref.layer);
  return schedule === undefined || layer?.kind !== 'rotating' ? null : { schedule, layer };
}

/** The order of a rotation as it is typed, a person a line: the id first, then the name for the reader; `null` = too long for a form. */
export function rotationText({ layer }: Rotation, roster: Roster): string | null {
  const lines = (isNamed: boolean) =>
    layer.people.map((id) => {
      if (id === null) return words.terms.nobody;
      return words.rotation.line(id, isNamed ? (findPerson(roster, id)?.name ?? null) : null);
    });
  return [lines(true), lines(false)].map((all) => all.join('\n')).find(({ length }) => length <= orderTextMax) ?? null;
}

/** Reads what was typed back: an id, a mention or `nobody` a line, and whatever follows it is for the reader. */
export function readOrder(text: string, roster: Roster): RotationOrder | Refusal {
  const lines = text.split('\n').flatMap((line) => line.trim().split(/\s+/)[0] || []);
  const { rotation } = words.refusals;
  if (lines.length === 0) return refuse('empty', rotation.empty, 'order');
  if (lines.length > peopleMax) return refuse('too_many', rotation.tooMany(peopleMax), 'order');
  const order: (string | null)[] = [];
  for (const word of lines) {
    const mention = /^<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>$/.exec(word)?.[1];
    const person = mention === undefined ? findPerson(roster, word) : findPersonBySlack(roster, mention);
    if (person === undefined && !nobodyWords.has(word.toLowerCase())) {
      const near = nearest(
        word,
        roster.people.map(({ id }) => id),
      );
      return refuse('unknown_person', rotation.unknown(word, near), 'order');
    }
    order.push(person?.id ?? null);
  }
  return order;
}

/** The roster with another order in one rotation, or why this person may not edit it. */
export function withOrder(
  roster: Roster,
  ref: RotationRef,
  order: RotationOrder,
  user: string | null,
): Roster | Refusal {
  const { rotation } = words.refusals;
  const found = findRotation(roster, ref);
  if (found === null) return refuse('no_rotation', rotation.gone, 'rotation');
  if (!managesSchedule(roster, user, ref.schedule))
    return refuse('not_manager', rotation.notManager(found.schedule.name), 'rotation');
  const unknown = order.find((id) => id !== null && findPerson(roster, id) === undefined);
  if (unknown != null) return refuse('unknown_person', rotation.unknown(unknown, null), 'order');
  if (order.length === 0) return refuse('empty', rotation.empty, 'order');
  const layer: RotatingLayer = { ...found.layer, people: [...order] };
  const layers = found.schedule.layers.map((one) => (one.id === layer.id ? layer : one));
  const schedules = roster.schedules.map((one) => (one.id === ref.schedule ? { ...one, layers } : one));
  return { ...roster, schedules };
}
