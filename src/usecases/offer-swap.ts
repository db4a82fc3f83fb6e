import type { CoverOffer } from '../domain/cover-offer.ts';
import { type Ctx, type Decision, decided, insert, isRefusal, type Refusal } from '../domain/decision.ts';
import { noteRow } from '../domain/roster-note.ts';
import { plannedOverride, planSwap, type SwapHalf, type SwapPlan } from '../domain/swap.ts';
import { swapShifts } from '../domain/swap-notes.ts';
import type { ShiftRef } from '../domain/whole-shifts.ts';
import { currentDirectory } from '../store/directory.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/** Two shifts that are to change hands: one of who asks, one of somebody else. */
export interface SwapWish {
  mine: ShiftRef;
  theirs: ShiftRef;
}

/**
 * Asks somebody to take a shift and to give one of theirs; nothing changes before they say yes. `preview`: what it comes
 * to as text for who is asked. Anyone may, of their own shifts.
 */
export function offerSwap(
  deps: Deps,
  input: { wish: SwapWish; preview: (plan: SwapPlan) => string },
  asked: Asked<SwapPlan>,
): Promise<Result<SwapPlan>> {
  return planned(deps, input.wish, asked, (plan, ctx) => offer(plan, input.preview(plan), ctx));
}

/** The same without asking anybody: what it would come to. */
export function previewSwap(deps: Deps, wish: SwapWish, asked: Asked<SwapPlan>): Promise<Result<SwapPlan>> {
  return planned(deps, wish, asked, (plan) => decided(plan));
}

function planned(
  deps: Deps,
  wish: SwapWish,
  asked: Asked<SwapPlan>,
  decide: (plan: SwapPlan, ctx: Ctx) => Decision<SwapPlan>,
): Promise<Result<SwapPlan>> {
  return perform(deps, asked, {
    action: 'swap',
    subject: wish.mine.schedule,
    key: 'overrides',
    load: async () => ({ directory: await currentDirectory(deps.db) }),
    decide: ({ directory }, ctx): Decision<SwapPlan> | Refusal => {
      const plan = planSwap(directory, wish, { by: ctx.actor, now: ctx.now });
      return isRefusal(plan) ? plan : decide(plan, ctx);
    },
  });
}

function offer(plan: SwapPlan, preview: string, ctx: Ctx): Decision<SwapPlan> {
  const id = ctx.newId();
  const { halves } = plan;
  const [mine, theirs] = halves;
  const overrides = halves.map((half) => {
    const { schedule: scheduleId, override } = plannedOverride(half);
    return { ...override, id, scheduleId, turn: half.turn };
  });
  const row: CoverOffer = {
    id,
    scheduleId: mine.schedule.id,
    overrides,
    askedBy: mine.out.slack,
    toUser: theirs.out.slack,
    startsAt: Math.min(mine.start, theirs.start),
    endsAt: Math.max(mine.end, theirs.end),
    boundTo: halves.map(boundTo).join(', '),
    offeredAt: ctx.now,
    state: 'offered',
    endedAt: null,
  };
  const roster = { schedules: halves.map(({ schedule }) => schedule), people: halves.map(({ out }) => out) };
  const shifts = swapShifts(overrides, roster);
  const note = { what: 'swap', step: 'asked', offer: id, by: row.askedBy, shifts, preview } as const;
  return decided(plan, {
    changes: [insert('coverOffers', row)],
    outbox: [noteRow(`swap:${id}`, { user: row.toUser }, note)],
    audit: [{ action: 'swap', subject: row.scheduleId, outcome: 'done', detail: `offer:${id} ${row.boundTo}` }],
  });
}

function boundTo({ schedule, layer, turn, start }: SwapHalf): string {
  return `${schedule.id} ${layer} ${turn ?? '-'} ${new Date(start).toISOString()}`;
}
