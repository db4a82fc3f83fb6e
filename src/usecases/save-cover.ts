import { type CoverPlan, type CoverWish, planCover } from '../domain/cover.ts';
import type { CoverOffer } from '../domain/cover-offer.ts';
import {
  type Ctx,
  type Decision,
  decided,
  insert,
  isRefusal,
  type NewOutbox,
  type Refusal,
} from '../domain/decision.ts';
import { noteRow } from '../domain/roster-note.ts';
import { storedOverrides } from '../domain/stored-overrides.ts';
import { currentDirectory } from '../store/directory.ts';
import { countOverrides } from '../store/overrides.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/** What became of a wish: the overrides that hold now, none while somebody else is asked. */
export interface SavedCover {
  plan: CoverPlan;
  ids: string[];
}

export interface CoverInput {
  wish: CoverWish;
  tell: (plan: CoverPlan, id: string) => NewOutbox[];
  preview: (plan: CoverPlan) => string;
}

/**
 * Saves a cover as overrides of their own table, so that the next `apply` leaves them alone; one put on somebody else
 * waits for their yes. It is planned again, because time has passed since it was shown. `tell` gives the messages for the
 * others whom it concerns, `preview` what it comes to as text for who is asked. Anyone may.
 */
export function saveCover(deps: Deps, input: CoverInput, asked: Asked<SavedCover>): Promise<Result<SavedCover>> {
  return perform(deps, asked, {
    action: 'cover',
    subject: input.wish.schedule ?? 'schedule',
    key: 'overrides',
    load: async () => ({ directory: await currentDirectory(deps.db), count: await countOverrides(deps.db) }),
    decide: ({ directory, count }, ctx): Decision<SavedCover> | Refusal => {
      const plan = planCover(directory, input.wish, { user: ctx.actor, now: ctx.now });
      if (isRefusal(plan)) return plan;
      if (input.wish.user !== ctx.actor) return offer(plan, input, ctx);
      const about = { scheduleId: plan.schedule.id, swapId: null, turn: null };
      const rows = storedOverrides(
        plan.overrides.map((override) => ({ ...override, ...about })),
        { known: count, createdAt: ctx.now, createdBy: ctx.actor ?? '' },
      );
      const ids = rows.map(({ id }) => id);
      const detail = rows.map(({ id, from, to }) => `${id} ${from} ${to}`).join(', ');
      return decided<SavedCover>(
        { plan, ids },
        {
          changes: rows.map((row) => insert('overrides', row)),
          outbox: input.tell(plan, ids.join(' ')),
          audit: [{ action: 'cover', subject: plan.schedule.id, outcome: 'done', detail }],
        },
      );
    },
  });
}

/** Somebody else is asked first: nothing changes before they say yes. */
function offer(plan: CoverPlan, { wish, preview }: CoverInput, ctx: Ctx): Decision<SavedCover> {
  const id = ctx.newId();
  const askedBy = ctx.actor ?? '';
  const row: CoverOffer = {
    id,
    scheduleId: plan.schedule.id,
    overrides: plan.overrides.map((override) => ({ ...override, id })),
    askedBy,
    toUser: wish.user,
    startsAt: plan.from,
    endsAt: plan.to,
    boundTo: null,
    offeredAt: ctx.now,
    state: 'offered',
    endedAt: null,
  };
  const outgoing = plan.outgoing.map(({ slack }) => slack);
  const about = { schedule: plan.schedule.name, from: plan.from, to: plan.to };
  const note = { what: 'cover_asked', offer: id, by: askedBy, outgoing, preview: preview(plan), ...about } as const;
  return decided<SavedCover>(
    { plan, ids: [] },
    {
      changes: [insert('coverOffers', row)],
      outbox: [noteRow(`cover:${id}`, { user: wish.user }, note)],
      audit: [{ action: 'cover', subject: plan.schedule.id, outcome: 'done', detail: `offer:${id}` }],
    },
  );
}

/** The same without saving: what it would come to. A refusal is written down like any other. */
export function previewCover(deps: Deps, wish: CoverWish, asked: Asked<CoverPlan>): Promise<Result<CoverPlan>> {
  return perform(deps, asked, {
    action: 'cover',
    subject: wish.schedule ?? 'schedule',
    key: 'overrides',
    load: async () => ({ directory: await currentDirectory(deps.db) }),
    decide: ({ directory }, ctx) => {
      const plan = planCover(directory, wish, { user: ctx.actor, now: ctx.now });
      return isRefusal(plan) ? plan : decided(plan);
    },
  });
}
