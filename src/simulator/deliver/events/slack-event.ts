import type { JsonObject } from '../../json.ts';
import type { Channel, ChannelKind } from '../../store/entities.ts';

/** An event before it is put in its envelope: the subscription and the scope it needs, and itself. */
export interface SlackEvent {
  subscription: string;
  scope?: string;
  event: JsonObject;
}

/** What Slack calls each type of conversation in message events, and in the names of subscriptions and scopes. */
const words: Record<ChannelKind, { type: string; plural: string }> = {
  public: { type: 'channel', plural: 'channels' },
  private: { type: 'group', plural: 'groups' },
  im: { type: 'im', plural: 'im' },
  mpim: { type: 'mpim', plural: 'mpim' },
};

/** `channel`, `group`, `im` or `mpim`. */
export function channelType(channel: Channel): string {
  return words[channel.kind].type;
}

/** `channels`, `groups`, `im` or `mpim`: as in `message.channels` and `channels:history`. */
export function channelPlural(channel: Channel): string {
  return words[channel.kind].plural;
}
