import { createHash } from 'node:crypto';
import type { CalendarFeed } from '../domain/alert.ts';
import { decided, insert, refuse } from '../domain/decision.ts';
import type { Random } from '../ports.ts';
import { currentRoster } from '../store/directory.ts';
import { words } from '../words/words.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

const secretBytes = 20;

/** Makes the secret part of a calendar address for a person or a schedule. It is answered this once; its digest is kept. */
export function createFeed(
  deps: Deps & { random: Random },
  input: Pick<CalendarFeed, 'kind' | 'subject'>,
  asked: Asked<{ token: string }>,
): Promise<Result<{ token: string }>> {
  const token = deps.random.secret(secretBytes);
  const digest = createHash('sha256').update(token).digest('hex');
  const subject = `${input.kind}:${input.subject}`;
  return perform(deps, asked, {
    action: 'calendar_create',
    subject,
    key: 'tokens',
    load: async () => (await currentRoster(deps.db)).roster,
    decide: (roster, ctx) => {
      const known = input.kind === 'person' ? roster.people : roster.schedules;
      if (!known.some(({ id }) => id === input.subject)) return refuse('unknown', words.refusals.unknownFeed(subject));
      const row: CalendarFeed = { digest, ...input, createdAt: ctx.now, revokedAt: null };
      return decided(
        { token },
        { changes: [insert('calendarFeeds', row)], audit: [{ action: 'calendar_create', subject, outcome: 'done' }] },
      );
    },
  });
}
