import { type Advance, advanceEscalation } from '../domain/advance-escalation.ts';
import { type Change, type Ctx, insert, reviseEscalation } from '../domain/decision.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { Incident } from '../domain/incident.ts';
import type { CarrierName } from '../domain/roster.ts';
import { createTargetResolver } from '../domain/target.ts';
import { inviteRow } from './invite.ts';
import { type PagingParts, pagingParts, pointerChanges } from './paging.ts';
import type { PagingState } from './paging-state.ts';

export interface EscalationRun {
  /** As it is stored; `null` when it is new. */
  stored: Escalation | null;
  /** Where it starts from now. */
  start: Escalation;
  state: PagingState;
  incident: Incident;
  cardId: string;
  carriers: ReadonlySet<CarrierName>;
  ctx: Ctx;
  /** Last word on where it stands after the run. */
  settle?: (advanced: Escalation) => Escalation;
}

/** Runs what is due of an escalation now and writes down where it stands and whom it pages. */
export function runEscalation(run: EscalationRun): PagingParts & { advance: Advance } {
  const { stored, state, incident, cardId, carriers, ctx } = run;
  const advance = advanceEscalation(run.start, {
    now: ctx.now,
    resolver: createTargetResolver(state.directory, ctx.now, state.lastPaged),
    pointerOf: (step) => state.pointers.get(step) ?? 0,
  });
  const escalation = run.settle ? run.settle(advance.escalation) : advance.escalation;
  const scene = { incident, escalation: advance.escalation, directory: state.directory, carriers, cardId, ctx };
  const parts = pagingParts(advance.events, scene);
  const row: Change =
    stored === null ? insert('escalations', escalation) : reviseEscalation(stored, withoutVersion(escalation));
  return {
    ...parts,
    advance,
    changes: [row, ...parts.changes, ...pointerChanges(escalation.policy.id, advance.pointers)],
    // The first invitation is made with the channel; whoever is paged later is added when they are.
    outbox: stored === null ? parts.outbox : [...parts.outbox, ...inviteRow(incident, parts.paged, ctx)],
  };
}

function withoutVersion({ version: _version, ...rest }: Escalation): Omit<Escalation, 'version'> {
  return rest;
}
