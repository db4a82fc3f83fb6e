import { startEscalation } from '../domain/advance-escalation.ts';
import type { Ctx } from '../domain/decision.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { Incident } from '../domain/incident.ts';
import type { CarrierName, Policy, Severity } from '../domain/roster.ts';
import { type Loudness, loudnessAt } from '../domain/support-hours.ts';
import { type PagingParts, pagingParts } from './paging.ts';
import type { PagingState } from './paging-state.ts';
import { runEscalation } from './run-escalation.ts';

/** Why nobody is paged: said on the card, never silent. */
type NoPaging = 'severity' | 'not_asked' | 'no_policy';

interface Start {
  incident: Incident;
  /** The earlier escalation, when paging starts again. */
  stored: Escalation | null;
  cardId: string;
  carriers: ReadonlySet<CarrierName>;
  ctx: Ctx;
}

/**
 * Freezes the policy and runs its first step. Nobody is paged when the severity or the person says so; that is
 * written down, and a policy that is missing is an alarm.
 */
export function startPaging(state: PagingState, severity: Severity, start: Start & { wanted: boolean }): PagingParts {
  const reason = noPaging(state, severity, start.wanted);
  if (reason !== null || state.policy === null) return withoutPaging(state, reason ?? 'no_policy', start);
  const { incident, ctx } = start;
  const loudness = loudnessAt(state.directory.roster, incident.service, severity.page, ctx.now);
  return beginPaging(state, state.policy, loudness, start);
}

/** Pages from the first step of the policy on. */
export function beginPaging(state: PagingState, policy: Policy, loudness: Loudness, start: Start): PagingParts {
  const { incident, stored, ctx } = start;
  const first = startEscalation(incident.id, policy, loudness.urgency, ctx.now);
  const fresh = { ...first, raiseAt: loudness.raiseAt };
  return runEscalation({ ...start, state, start: stored === null ? fresh : { ...fresh, epoch: stored.epoch + 1 } });
}

function noPaging(state: PagingState, severity: Severity, wanted: boolean): NoPaging | null {
  if (!wanted) return 'not_asked';
  if (severity.page === 'none') return 'severity';
  return state.policy === null ? 'no_policy' : null;
}

function withoutPaging(state: PagingState, reason: NoPaging, start: Start): PagingParts {
  const { incident, ctx } = start;
  const entry = { incidentId: incident.id, kind: 'no_paging' as const, actor: null, data: { reason } };
  if (reason !== 'no_policy') return { changes: [], timeline: [entry], outbox: [], paged: [] };
  // Somebody wanted a page and there is no policy to follow: that is as bad as nobody on call.
  const none = { id: '', repeat: 0, untilAck: false, steps: [], final: null };
  const scene = {
    ...start,
    escalation: startEscalation(incident.id, none, 'high', ctx.now),
    directory: state.directory,
  };
  const alarm = pagingParts([{ kind: 'alarm', reason: 'nobody_on_call', goesOn: false }], scene);
  return { ...alarm, timeline: [entry, ...alarm.timeline] };
}
