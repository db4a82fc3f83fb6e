import type { Ctx, Decision } from '../domain/decision.ts';
import { decided, refuse } from '../domain/decision.ts';
import type { Escalation } from '../domain/escalation.ts';
import { postRow } from '../domain/post-row.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Scene } from './incident-scene.ts';
import type { PagingParts } from './paging.ts';
import { loadPagingState, type PagingState } from './paging-state.ts';
import type { Asked, Deps, Result } from './perform.ts';
import { runEscalation } from './run-escalation.ts';
import { beginPaging } from './start-paging.ts';

export interface Escalated {
  /** Slack ids of who is paged now; empty when nobody could be. */
  paged: string[];
}

/**
 * Does not wait: the next step of the policy runs now. Also when somebody has acknowledged and needs more help
 * (the acknowledgement stays), and when nobody was paged yet or paging had ended (it starts from the first step).
 */
export function escalateNow(deps: Deps, incidentId: string, asked: Asked<Escalated>): Promise<Result<Escalated>> {
  return changeIncident<Escalated, PagingState>(deps, asked, {
    action: 'escalate',
    incidentId,
    rules: { open: true, memberTo: words.refusals.doing.escalate },
    more: ({ incident, escalation }) =>
      loadPagingState(deps, incident.service, escalation?.state === 'ended' ? null : escalation?.policy),
    decide: (scene, ctx, state) => {
      if (state.policy === null) return refuse('no_policy', words.refusals.paging.noPolicy);
      const parts = runNext(scene, state, deps, ctx);
      return toDecision(scene, parts, ctx);
    },
  });
}

function runNext(scene: Scene, state: PagingState, { carriers }: Pick<Deps, 'carriers'>, ctx: Ctx): PagingParts {
  const { incident, escalation: stored, cardId } = scene;
  const policy = state.policy as NonNullable<PagingState['policy']>;
  const isAsleep = stored?.state === 'snoozed' && incident.ack === null;
  if (stored === null || stored.state === 'ended' || isAsleep) {
    return beginPaging(state, policy, { urgency: 'high', raiseAt: null }, { incident, stored, cardId, carriers, ctx });
  }
  const start: Escalation = { ...stored, state: 'paging', dueAt: ctx.now };
  const settle = (advanced: Escalation): Escalation =>
    stored.state === 'paging' ? advanced : { ...advanced, state: stored.state, dueAt: stored.dueAt };
  return runEscalation({ stored, start, settle, state, incident, cardId, carriers, ctx });
}

function toDecision({ incident }: Scene, parts: PagingParts, ctx: Ctx): Decision<Escalated> {
  const by = ctx.actor ?? '';
  return decided(
    { paged: parts.paged },
    {
      changes: parts.changes,
      timeline: [{ incidentId: incident.id, kind: 'escalated', data: { reason: 'asked' } }, ...parts.timeline],
      outbox: [
        postRow(incident, ctx.newId(), { place: { in: 'channel' }, say: { what: 'escalated', by } }),
        ...parts.outbox,
      ],
      refresh: [incident.id],
    },
  );
}
