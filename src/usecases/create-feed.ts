import { createHash } from 'node:crypto';
import type { CalendarFeed } from '../domain/alert.ts';
import { decided, insert, refuse, update } from '../domain/decision.ts';
import type { Random } from '../ports.ts';
import { standingFeeds } from '../store/calendar-feeds.ts';
import { currentRoster } from '../store/directory.ts';
import { words } from '../words/words.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

const secretBytes = 20;

/**
 * Makes the secret part of a calendar address for a person or a schedule. It is answered this once; its digest is kept.
 * With `replaces` the former addresses of the same person or schedule end.
 */
export function createFeed(
  deps: Deps & { random: Random },
  input: Pick<CalendarFeed, 'kind' | 'subject'> & { replaces?: boolean },
  asked: Asked<{ token: string }>,
): Promise<Result<{ token: string }>> {
  const token = deps.random.secret(secretBytes);
  const digest = createHash('sha256').update(token).digest('hex');
  const { replaces = false, ...of } = input;
  const subject = `${of.kind}:${of.subject}`;
  return perform(deps, asked, {
    action: 'calendar_create',
    subject,
    key: 'tokens',
    load: async () => ({
      roster: (await currentRoster(deps.db)).roster,
      former: replaces ? await standingFeeds(deps.db, of) : [],
    }),
    decide: ({ roster, former }, ctx) => {
      const known = of.kind === 'person' ? roster.people : roster.schedules;
      if (!known.some(({ id }) => id === of.subject)) return refuse('unknown', words.refusals.unknownFeed(subject));
      const row: CalendarFeed = { digest, ...of, createdAt: ctx.now, revokedAt: null };
      const ended = former.map((feed) => update('calendarFeeds', { digest: feed.digest }, { revokedAt: ctx.now }));
      return decided(
        { token },
        {
          changes: [...ended, insert('calendarFeeds', row)],
          audit: [
            ...(former.length === 0 ? [] : [{ action: 'calendar_revoke', subject, outcome: 'done' as const }]),
            { action: 'calendar_create', subject, outcome: 'done' },
          ],
        },
      );
    },
  });
}
