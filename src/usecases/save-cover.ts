import { type CoverPlan, type CoverWish, planCover } from '../domain/cover.ts';
import { decided, insert, isRefusal, type NewOutbox } from '../domain/decision.ts';
import type { StoredOverride } from '../domain/records.ts';
import { currentDirectory } from '../store/directory.ts';
import { countOverrides } from '../store/overrides.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/**
 * Saves a cover as an override of its own table, so that the next `apply` leaves it alone. It is planned again, because
 * time has passed since it was shown. `tell` gives the messages for the others whom it concerns. Anyone may.
 */
export function saveCover(
  deps: Deps,
  input: { wish: CoverWish; tell: (plan: CoverPlan, id: string) => NewOutbox[] },
  asked: Asked<CoverPlan>,
): Promise<Result<CoverPlan>> {
  return perform(deps, asked, {
    action: 'cover',
    subject: input.wish.schedule ?? 'schedule',
    key: 'overrides',
    load: async () => ({ directory: await currentDirectory(deps.db), count: await countOverrides(deps.db) }),
    decide: ({ directory, count }, ctx) => {
      const plan = planCover(directory, input.wish, { user: ctx.actor, now: ctx.now });
      if (isRefusal(plan)) return plan;
      const id = `cover-${count + 1}`;
      const row: StoredOverride = {
        ...plan.override,
        id,
        scheduleId: plan.schedule.id,
        createdAt: ctx.now,
        createdBy: ctx.actor ?? '',
        cancelledAt: null,
      };
      return decided(plan, {
        changes: [insert('overrides', row)],
        outbox: input.tell(plan, id),
        audit: [{ action: 'cover', subject: plan.schedule.id, outcome: 'done', detail: `${id} ${row.from} ${row.to}` }],
      });
    },
  });
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
