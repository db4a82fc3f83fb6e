import type { Slack, SlackAnswer } from '../ports.ts';

export interface FoundChannel {
  /** Empty when no channel of this name can be seen. */
  id: string;
  isMember: boolean;
}

/**
 * A channel by its name among those that Muster can see: public ones, and private ones that it is in.
 * Slack has no look-up by name, so its list is read, `pagesMax` pages at most.
 * Source: docs.slack.dev/reference/methods/conversations.list.
 */
export async function findChannel(
  slack: Slack,
  name: string,
  { pagesMax, timeoutMs }: { pagesMax: number; timeoutMs?: number },
): Promise<FoundChannel | { answer: Exclude<SlackAnswer, { kind: 'ok' }> }> {
  let cursor = '';
  for (let page = 0; page < pagesMax; page += 1) {
    const answer = await slack.call(
      'conversations.list',
      {
        types: 'public_channel,private_channel',
        exclude_archived: true,
        limit: 999,
        ...(cursor === '' ? {} : { cursor }),
      },
      timeoutMs === undefined ? {} : { timeoutMs },
    );
    if (answer.kind !== 'ok') return { answer };
    const channels = (answer.data.channels ?? []) as { id: string; name: string; is_member?: boolean }[];
    const found = channels.find((channel) => channel.name === name);
    if (found) return { id: found.id, isMember: found.is_member === true };
    cursor = (answer.data.response_metadata as { next_cursor?: string } | undefined)?.next_cursor ?? '';
    if (cursor === '') break;
  }
  return { id: '', isMember: false };
}
