import { isRefusal, type NewOutbox, refuse } from '../domain/decision.ts';
import { findRotation, type RotationOrder, type RotationRef, withOrder } from '../domain/edit-rotation.ts';
import type { Roster } from '../domain/roster.ts';
import { sameValue } from '../domain/roster-difference.ts';
import type { ShiftMove } from '../domain/roster-moves.ts';
import { words } from '../words/words.ts';
import { type AppliedRoster, putInForce } from './apply-roster.ts';
import type { Asked, Deps, Result } from './perform.ts';

export interface RotationEdit {
  rotation: RotationRef;
  order: RotationOrder;
  /** It changes hands now, and not at the end of the turn. */
  atOnce: boolean;
}

/**
 * Gives a rotation another order, as `apply` would if the file said so: a new version of the roster, and everybody whose
 * shifts move is told by `tell`. Only the managers of the team and admins may. `dryRun` only shows what it comes to.
 */
export function editRotation(
  deps: Deps,
  input: {
    edit: RotationEdit;
    dryRun: boolean;
    tell?: (moves: readonly ShiftMove[], roster: Roster, version: number) => NewOutbox[];
  },
  asked: Asked<AppliedRoster>,
): Promise<Result<AppliedRoster>> {
  const { rotation, order, atOnce } = input.edit;
  const { tell, dryRun } = input;
  return putInForce(
    deps,
    {
      action: 'rotation_edit',
      subject: `${rotation.schedule} ${rotation.layer}`,
      by: asked.ctx.actor ?? '',
      dryRun,
      atOnce,
      ...(tell === undefined ? {} : { tell }),
      make: (current, ctx) => {
        const edited = withOrder(current, rotation, order, ctx.actor);
        if (isRefusal(edited)) return edited;
        const before = findRotation(current, rotation)?.layer.people;
        return sameValue(before, order) ? refuse('same', words.refusals.rotation.same, 'order') : edited;
      },
    },
    asked,
  );
}
