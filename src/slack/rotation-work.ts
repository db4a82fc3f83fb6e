import {
  editableLayers,
  findRotation,
  type Rotation,
  type RotationRef,
  rotationText,
} from '../domain/edit-rotation.ts';
import { moveLines } from '../domain/move-words.ts';
import type { Roster } from '../domain/roster.ts';
import { currentRoster } from '../store/directory.ts';
import type { AppliedRoster } from '../usecases/apply-roster.ts';
import { editRotation, type RotationEdit } from '../usecases/edit-rotation.ts';
import { lintChange } from '../usecases/lint-now.ts';
import { type Actor, askedBy, type Listening, type Origin } from './listen/listening.ts';
import { rosterNews } from './roster-news.ts';
import { type RotationFormView, type RotationPreviewView, rotationSaved } from './view/rotation.ts';
import { refused, said } from './view/said.ts';

/** What the form shows somebody; `null` when there is no rotation that they may edit. */
export async function rotationDraft(
  { deps: { db } }: Listening,
  user: string,
  chosen: RotationRef | null,
): Promise<RotationFormView | null> {
  const { roster } = await currentRoster(db);
  const own = editableLayers(roster, user).filter((one) => rotationText(one, roster) !== null);
  const first = own.find((one) => isNamed(one, chosen)) ?? own[0];
  if (first === undefined) return null;
  const rotations = own.map((one) => ({ value: optionOf(one), schedule: one.schedule.name, layer: one.layer.id }));
  return { rotations, chosen: optionOf(first), order: rotationText(first, roster) ?? '' };
}

/** What the edit comes to: whose shifts move, and what lint finds that it did not find before. */
export async function rotationOutcome(
  { deps: { db }, clock }: Listening,
  edit: RotationEdit,
  { directory, before, moves }: AppliedRoster,
): Promise<RotationPreviewView> {
  const found = findRotation(directory.roster, edit.rotation);
  const findings = await lintChange(db, { before, after: directory }, edit.rotation.schedule, clock.now());
  return {
    schedule: found?.schedule.name ?? edit.rotation.schedule,
    layer: edit.rotation.layer,
    atOnce: edit.atOnce,
    moves: moveLines(moves, directory.roster),
    findings,
  };
}

/** Saves the edit, tells who saved it, and everybody whose shifts move. */
export function keepRotation(listening: Listening, origin: Origin, actor: Actor, edit: RotationEdit) {
  const asked = askedBy<AppliedRoster>(listening, origin, actor, (result) => {
    if (!result.ok) return refused(result.refusal);
    const { directory, moves } = result.value;
    const name = nameOf(directory.roster, edit.rotation);
    return said(rotationSaved(name, new Set(moves.map(({ person }) => person)).size));
  });
  return editRotation(listening.deps, { edit, dryRun: false, tell: rosterNews }, asked);
}

/** An edit as its preview carries it: schedule, layer, when, and the people in order. */
export function editText({ rotation, order, atOnce }: RotationEdit): string {
  return [rotation.schedule, rotation.layer, atOnce ? 'now' : 'turn_end', ...order.map((id) => id ?? '/')].join(' ');
}

export function readEdit(text: string): RotationEdit | null {
  const [schedule, layer, when, ...order] = text.split(' ');
  if (schedule === undefined || layer === undefined || when === undefined || order.length === 0) return null;
  const people = order.map((id) => (id === '/' ? null : id));
  return { rotation: { schedule, layer }, order: people, atOnce: when === 'now' };
}

/** The value of an option: ids hold no blank. */
export function readRotation(value: string): RotationRef | null {
  const [schedule, layer] = value.split(' ');
  return schedule === undefined || layer === undefined ? null : { schedule, layer };
}

function optionOf({ schedule, layer }: Rotation): string {
  return `${schedule.id} ${layer.id}`;
}

function isNamed({ schedule, layer }: Rotation, ref: RotationRef | null): boolean {
  return ref !== null && schedule.id === ref.schedule && layer.id === ref.layer;
}

function nameOf(roster: Roster, { schedule }: RotationRef): string {
  return roster.schedules.find(({ id }) => id === schedule)?.name ?? schedule;
}
