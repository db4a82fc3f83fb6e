import { type Change, type Ctx, decided, type NewOutbox, upsert } from '../domain/decision.ts';
import { departureNews } from '../domain/departure.ts';
import type { SlackUser } from '../domain/records.ts';
import { commit } from '../store/commit.ts';
import { currentDirectory } from '../store/directory.ts';
import { knownUsers } from '../store/slack-users.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/** Keeps what Slack says of a person: their name, and whether they have left, of which those hear who plan the shifts. */
export function recordUser(deps: Deps, user: SlackUser, asked: Asked<null>): Promise<Result<null>> {
  return perform(deps, asked, {
    action: 'user',
    subject: user.id,
    key: 'users',
    load: () => slackUserParts(deps, user, asked.ctx),
    decide: (parts) => decided(null, parts),
  });
}

/** What follows from what Slack says of a person. */
export async function slackUserParts(
  { db }: Pick<Deps, 'db'>,
  user: SlackUser,
  ctx: Ctx,
): Promise<{ changes: Change[]; outbox: NewOutbox[] }> {
  const changes = [upsert('slackUsers', user, ['id'], 'seenAt')];
  const known = (await knownUsers(db, [user.id])).get(user.id);
  // Names change often, and the roster has nothing to do with them.
  if ((known?.isDeactivated ?? false) === user.isDeactivated) return { changes, outbox: [] };
  return { changes, outbox: departureNews(known, user, await currentDirectory(db), ctx) };
}

/** Asks Slack once a day after everybody whom the roster names: what it told while Muster was away is lost. */
export async function askAfterPeople(deps: Deps, ctx: Ctx): Promise<void> {
  const { roster } = await currentDirectory(deps.db);
  const day = new Date(ctx.now).toISOString().slice(0, 10);
  const outbox = roster.people.map(
    ({ slack: user }): NewOutbox => ({
      key: `user:${user}:${day}`,
      kind: 'user.fetch',
      payload: { user },
      priority: 9,
    }),
  );
  if (outbox.length === 0) return;
  await commit(deps.db, decided(null, { outbox }), ctx);
  deps.wake();
}
