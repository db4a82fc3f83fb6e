import {
  type Change,
  type Ctx,
  type Decision,
  decided,
  insert,
  type NewEntry,
  type Refusal,
  refuse,
  reviseIncident,
  update,
} from '../domain/decision.ts';
import type { Handoff } from '../domain/handoff.ts';
import { type Incident, incidentName } from '../domain/incident.ts';
import { keyOf } from '../domain/outbox-keys.ts';
import { postRow } from '../domain/post-row.ts';
import { newSurface } from '../domain/surface.ts';
import { syncSurface } from '../store/commit.ts';
import { handoffById, pendingHandoff } from '../store/handoffs.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import { inviteRow } from './invite.ts';
import type { Asked, Deps, Result } from './perform.ts';

/** Offers somebody the command. Nothing changes hands until they accept; an earlier offer is withdrawn. */
export function offerHandoff(
  deps: Deps,
  incidentId: string,
  input: { user: string },
  asked: Asked<Handoff>,
): Promise<Result<Handoff>> {
  return changeIncident<Handoff, Handoff | undefined>(deps, asked, {
    action: 'handoff',
    incidentId,
    rules: { open: true, memberTo: words.refusals.doing.handOver },
    more: () => pendingHandoff(deps.db, incidentId),
    decide: ({ incident }, ctx, pending): Decision<Handoff> | Refusal => {
      const { user } = input;
      if (user === incident.commander)
        return refuse('is_commander', words.refusals.handoff.isCommander(`<@${user}>`, incidentName(incident)), 'user');
      if (user === ctx.actor) return refuse('yourself', words.refusals.handoff.yourself, 'user');
      if (pending?.toUser === user) return refuse('offered', words.refusals.handoff.offered(`<@${user}>`));
      const direct = newSurface(incidentId, ctx, { kind: 'handoff', target: user });
      const here = newSurface(incidentId, ctx, { kind: 'handoff' });
      const handoff: Handoff = {
        id: ctx.newId(),
        incidentId,
        toUser: user,
        offeredBy: ctx.actor ?? '',
        offeredAt: ctx.now,
        state: 'offered',
        endedAt: null,
        directSurface: direct.id,
        channelSurface: here.id,
      };
      const withdrawn = withdrawHandoff(pending, ctx);
      return decided(handoff, {
        changes: [
          ...withdrawn.changes,
          insert('surfaces', direct),
          insert('surfaces', here),
          insert('handoffs', handoff),
        ],
        timeline: [...withdrawn.timeline, { incidentId, kind: 'handoff', data: { state: 'offered', user } }],
        outbox: [
          syncSurface(direct, 'first'),
          { ...syncSurface(here, 'first'), waitsFor: keyOf.channel(incidentId) },
          // Who is to take it has to be able to look.
          ...inviteRow(incident, [user], ctx),
        ],
        refresh: [incidentId],
      });
    },
  });
}

/** The answer of who was asked; nobody else can give it. */
export function answerHandoff(
  deps: Deps,
  incidentId: string,
  input: { handoff: string; accept: boolean },
  asked: Asked<Incident>,
): Promise<Result<Incident>> {
  return changeIncident<Incident, Handoff | undefined>(deps, asked, {
    action: input.accept ? 'handoff_accept' : 'handoff_decline',
    incidentId,
    rules: { open: true },
    more: () => handoffById(deps.db, input.handoff),
    decide: ({ incident }, ctx, handoff): Decision<Incident> | Refusal => {
      if (!handoff || handoff.incidentId !== incidentId) return refuse('no_handoff', words.refusals.handoff.gone);
      const { toUser: to, offeredBy: from, state } = handoff;
      if (ctx.actor !== to) return refuse('not_asked', words.refusals.handoff.notYours(`<@${to}>`));
      if (state !== 'offered') return refuse('over', words.refusals.handoff.over(words.refusals.handoff.states[state]));
      const { accept: accepted } = input;
      const end = accepted ? 'accepted' : 'declined';
      const say = { what: 'handoff_answer', from, to, accepted } as const;
      return decided<Incident>(accepted ? { ...incident, commander: to } : incident, {
        changes: [
          update('handoffs', { id: handoff.id, state: 'offered' }, { state: end, endedAt: ctx.now }, 1),
          ...(accepted ? [reviseIncident(incident, { commander: to })] : []),
        ],
        timeline: [{ incidentId, kind: 'handoff', data: { state: end, user: to } }],
        outbox: [postRow(incident, ctx.newId(), { place: { in: 'channel' }, say })],
        refresh: [incidentId],
      });
    },
  });
}

/** Ends an offer that something else has overtaken. */
export function withdrawHandoff(pending: Handoff | undefined, ctx: Ctx): { changes: Change[]; timeline: NewEntry[] } {
  if (!pending) return { changes: [], timeline: [] };
  const { id, incidentId, toUser } = pending;
  return {
    changes: [update('handoffs', { id, state: 'offered' }, { state: 'withdrawn', endedAt: ctx.now }, 1)],
    timeline: [{ incidentId, kind: 'handoff', data: { state: 'withdrawn', user: toUser } }],
  };
}
