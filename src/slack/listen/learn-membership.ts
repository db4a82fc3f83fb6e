import type { Incident } from '../../domain/incident.ts';
import type { Membership } from '../../domain/records.ts';
import { membership } from '../../store/memberships.ts';
import { recordMemberships } from '../../usecases/record-people.ts';
import type { Actor, Listening } from './listening.ts';

const askWithinMs = 400;
const pagesMax = 10;

/**
 * Makes sure that we know whether who acts is in the incident's channel, so that the use case can judge. When Slack
 * does not say in time, somebody who acts in the channel counts as in it: a wrong refusal at night is worse.
 */
export async function learnMembership(listening: Listening, incident: Incident, actor: Actor): Promise<void> {
  const { channelId } = incident;
  if (channelId === null) return;
  const known = await membership(listening.deps.db, channelId, actor.user);
  if (known?.isMember) return;
  const members = await membersOf(listening, channelId);
  const now = listening.clock.now();
  const rowOf = (userId: string): Membership => ({ channelId, userId, isMember: true, eventAt: now });
  const learnt = members === null ? (actor.channel === channelId ? [rowOf(actor.user)] : []) : members.map(rowOf);
  if (learnt.length === 0) return;
  const ctx = { now, newId: listening.random.id, actor: null, cause: null };
  await recordMemberships(listening.deps, learnt, { ctx });
}

async function membersOf({ slack }: Listening, channel: string): Promise<string[] | null> {
  const members: string[] = [];
  let cursor = '';
  for (let page = 0; page < pagesMax; page += 1) {
    const args = { channel, limit: 200, ...(cursor === '' ? {} : { cursor }) };
    const answer = await slack.call('conversations.members', args, { timeoutMs: askWithinMs });
    if (answer.kind !== 'ok') return null;
    members.push(...((answer.data.members ?? []) as string[]));
    cursor = (answer.data.response_metadata as { next_cursor?: string } | undefined)?.next_cursor ?? '';
    if (cursor === '') break;
  }
  return members;
}
