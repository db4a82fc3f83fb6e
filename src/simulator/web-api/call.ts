import type { MethodFacts } from '../facts/method-facts.ts';
import type { JsonObject } from '../json.ts';
import type { Channel, Message } from '../store/entities.ts';
import type { Workspace } from '../store/workspace.ts';
import type { Args } from './arguments.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { needScope, type ScopeFamily, type ScopeRule, scopesFor } from './scopes.ts';
import { SlackRefusal } from './slack-refusal.ts';

/** What the Web API needs to know of the server around it. */
export interface ApiSettings {
  /** Where the server listens, without a slash at the end. */
  baseUrl: string;
  /** True: history and replies as for commercially distributed apps outside the Marketplace. */
  distributedApp: boolean;
  /** Makes a ticket for a Socket Mode connection and returns its address. */
  socketUrl(): string;
}

/** One call under way. */
export interface Call {
  ws: Workspace;
  facts: MethodFacts;
  args: Args;
  limiter: RateLimiter;
  settings: ApiSettings;
  /** Warnings that go out with the answer. */
  warnings: string[];
}

/** One method: the scopes that allow it and what it does; the answer's `ok` is added outside. */
export interface Method {
  scopes?: ScopeRule;
  /** `app`: only with the app-level token; `none`: without any. Otherwise the bot token. */
  token?: 'app' | 'none';
  run(call: Call): JsonObject;
}

export type Methods = Record<string, Method>;

/** True when the bot can know of the conversation: public ones, and those it is in. */
export function canSee(ws: Workspace, channel: Channel): boolean {
  return channel.kind === 'public' || channel.members.has(ws.app.botUserId);
}

/** The conversation named by an id in an argument; `channel_not_found` also for those the bot cannot see. */
export function channelOf(call: Call, family?: ScopeFamily, argument = 'channel'): Channel {
  const channel = call.ws.channels.get(call.args.must(argument));
  if (channel === undefined || !canSee(call.ws, channel)) {
    throw new SlackRefusal('channel_not_found');
  }
  if (family !== undefined) {
    needScope(call.ws, scopesFor(family, channel.kind));
  }
  return channel;
}

/** Refuses unless the bot is in the conversation. */
export function needMembership(call: Call, channel: Channel, error = 'not_in_channel'): void {
  if (!channel.members.has(call.ws.app.botUserId)) {
    throw new SlackRefusal(error);
  }
}

/** Refuses conversations that are not channels. */
export function needChannelKind(channel: Channel): void {
  if (channel.kind === 'im' || channel.kind === 'mpim') {
    throw new SlackRefusal('method_not_supported_for_channel_type');
  }
}

/** The message that a timestamp argument names; `bad_timestamp` when it is not a timestamp. */
export function messageOf(call: Call, channel: Channel, argument = 'timestamp'): Message {
  const ts = call.args.must(argument);
  if (!/^\d+\.\d{6}$/.test(ts)) {
    throw new SlackRefusal(argument === 'timestamp' ? 'bad_timestamp' : 'message_not_found');
  }
  const message = channel.messages.get(ts);
  if (message === undefined || message.subtype === 'tombstone') {
    throw new SlackRefusal('message_not_found');
  }
  return message;
}
