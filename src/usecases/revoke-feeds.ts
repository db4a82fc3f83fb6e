import type { CalendarFeed } from '../domain/alert.ts';
import { decided, refuse, update } from '../domain/decision.ts';
import { standingFeeds } from '../store/calendar-feeds.ts';
import { words } from '../words/words.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/** Ends all calendar addresses of a person or schedule, also of one that the roster no longer has. Answers how many. */
export function revokeFeeds(
  deps: Deps,
  of: Pick<CalendarFeed, 'kind' | 'subject'>,
  asked: Asked<{ revoked: number }>,
): Promise<Result<{ revoked: number }>> {
  const subject = `${of.kind}:${of.subject}`;
  return perform(deps, asked, {
    action: 'calendar_revoke',
    subject,
    key: 'tokens',
    load: async () => ({ feeds: await standingFeeds(deps.db, of) }),
    decide: ({ feeds }, ctx) => {
      if (feeds.length === 0) return refuse('unknown', words.refusals.noFeed(subject));
      return decided(
        { revoked: feeds.length },
        {
          changes: feeds.map(({ digest }) => update('calendarFeeds', { digest }, { revokedAt: ctx.now }, 1)),
          audit: [{ action: 'calendar_revoke', subject, outcome: 'done', detail: String(feeds.length) }],
        },
      );
    },
  });
}
