import type { Slack } from '../ports.ts';

/** The person waits for a form or an answer meanwhile. */
const askWithinMs = 1_000;

/** A channel as Slack describes it to Muster. */
export interface ChannelFacts {
  id: string;
  name: string;
  isPrivate: boolean;
  /** Muster is in it. */
  isMember: boolean;
  /** A channel, and not a direct message. */
  isChannel: boolean;
  isArchived: boolean;
  topic: string;
}

interface SlackConversation {
  id: string;
  name?: string;
  is_private?: boolean;
  is_member?: boolean;
  is_im?: boolean;
  is_mpim?: boolean;
  is_archived?: boolean;
  topic?: { value?: string };
}

/**
 * What Slack says of a channel now; `null` when Muster may not see it or Slack does not answer in time.
 * Source: docs.slack.dev/reference/methods/conversations.info.
 */
export async function channelAsSlackSees(slack: Slack, channel: string): Promise<ChannelFacts | null> {
  const answer = await slack.call('conversations.info', { channel }, { timeoutMs: askWithinMs });
  if (answer.kind !== 'ok') return null;
  const seen = answer.data.channel as SlackConversation;
  return {
    id: seen.id,
    name: seen.name ?? '',
    isPrivate: seen.is_private === true,
    isMember: seen.is_member === true,
    isChannel: seen.is_im !== true && seen.is_mpim !== true,
    isArchived: seen.is_archived === true,
    topic: seen.topic?.value ?? '',
  };
}
