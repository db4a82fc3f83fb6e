import { decided, upsert } from '../domain/decision.ts';
import { homeRow } from '../domain/home-row.ts';
import { homeOf } from '../store/homes.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/** Somebody opened their home tab: it is published if it is not right already, and kept right from now on. */
export function openHome(
  deps: Deps,
  home: { userId: string; isPublished: boolean },
  asked: Asked<null>,
): Promise<Result<null>> {
  const { userId, isPublished } = home;
  return perform(deps, asked, {
    action: 'home',
    subject: userId,
    key: `home:${userId}`,
    load: async () => ({ known: await homeOf(deps.db, userId) }),
    decide: ({ known }, ctx) => {
      // What Slack does not show any more has to be published again, whatever we believe.
      const digest = isPublished ? (known?.digest ?? null) : null;
      return decided(null, {
        changes: [upsert('homes', { userId, openedAt: ctx.now, digest }, ['userId'])],
        outbox: [homeRow(userId, ctx.newId())],
      });
    },
  });
}
