import type { Ctx, NewOutbox } from '../domain/decision.ts';
import type { Incident } from '../domain/incident.ts';
import { priority } from '../domain/outbox.ts';
import type { Post, Say } from '../domain/post.ts';
import { postRow } from '../domain/post-row.ts';
import type { Db } from '../store/db.ts';
import { subscribersOf } from '../store/followers.ts';
import { isMember } from '../store/memberships.ts';

/** What people subscribe for: where the incident stands, not what is said on the way. */
const news: ReadonlySet<Say['what']> = new Set([
  'update',
  'status',
  'severity',
  'resolved',
  'reopened',
  'cancelled',
  'merged_into',
  'unmerged',
  'summary',
] as const);

/** Who is told: everybody who subscribed, of a private incident only those who are in its channel now. */
export async function loadSubscribers(db: Db, { id, isPrivate, channelId }: Incident): Promise<string[]> {
  const all = await subscribersOf(db, id);
  if (!isPrivate || all.length === 0) return all;
  const told: string[] = [];
  for (const user of all) if (channelId !== null && (await isMember(db, channelId, user))) told.push(user);
  return told;
}

/** The direct messages that go with what is said in the channel; who did it knows already. */
export function newsRows(
  incident: Incident,
  outbox: readonly NewOutbox[],
  subscribers: readonly string[],
  ctx: Ctx,
): NewOutbox[] {
  const said = outbox.flatMap(({ kind, incidentId, payload }) => {
    const post =
      kind === 'message.post' && incidentId === incident.id ? (payload?.post as Post | undefined) : undefined;
    return post?.place.in === 'channel' && news.has(post.say.what) ? [post.say] : [];
  });
  const told = subscribers.filter((user) => user !== ctx.actor);
  return told.flatMap((user) =>
    said.map((of) => ({
      ...postRow(incident, ctx.newId(), { place: { in: 'person', user }, say: { what: 'news', of } }),
      priority: priority.late,
    })),
  );
}
