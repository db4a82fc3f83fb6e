import type { Channel, ChannelKind } from './entities.ts';
import { postSystemMessage } from './messages.ts';
import type { Workspace } from './workspace.ts';

/** The conversation with this id, or the public or private channel of this name (with or without `#`). */
export function findChannel(ws: Workspace, nameOrId: string): Channel | undefined {
  const byId = ws.channels.get(nameOrId);
  if (byId !== undefined) {
    return byId;
  }
  const name = nameOrId.replace(/^#/, '');
  return [...ws.channels.values()].find((c) => c.name === name && (c.kind === 'public' || c.kind === 'private'));
}

const idPrefix: Record<ChannelKind, string> = { public: 'C', private: 'C', im: 'D', mpim: 'G' };

/** Adds a conversation without telling anyone: for the world's start and for direct messages. */
export function addChannel(
  ws: Workspace,
  of: { name: string; kind: ChannelKind; creator: string; members: Iterable<string>; id?: string; general?: boolean },
): Channel {
  const channel: Channel = {
    id: of.id ?? ws.ids.next(idPrefix[of.kind]),
    name: of.name,
    kind: of.kind,
    creator: of.creator,
    created: ws.nowSeconds(),
    isArchived: false,
    isGeneral: of.general ?? false,
    members: new Set(of.members),
    topic: { value: '', creator: '', lastSet: 0 },
    purpose: { value: '', creator: '', lastSet: 0 },
    previousNames: [],
    messages: new Map(),
    threads: new Map(),
    pins: [],
    bookmarks: [],
  };
  ws.channels.set(channel.id, channel);
  return channel;
}

/** Creates a channel as somebody does: its creator joins it and everybody may hear of it. */
export function createChannel(ws: Workspace, name: string, kind: 'public' | 'private', creator: string): Channel {
  const channel = addChannel(ws, { name, kind, creator, members: [] });
  ws.feed.publish({ kind: 'channel-created', channel: channel.id, user: creator });
  joinChannel(ws, channel, creator);
  return channel;
}

/** The direct message between `user` and the app's bot, or another person (oneself too), made at need. */
export function openDm(ws: Workspace, user: string, other = ws.app.botUserId): Channel {
  const both = new Set([user, other]);
  const open = [...ws.channels.values()].find(
    ({ kind, members }) => kind === 'im' && members.size === both.size && [...both].every((id) => members.has(id)),
  );
  return open ?? addChannel(ws, { name: '', kind: 'im', creator: other, members: both });
}

/** Adds a member, with the message that says so; nothing happens for somebody who is in it. */
export function joinChannel(ws: Workspace, channel: Channel, user: string, inviter?: string): void {
  if (channel.members.has(user)) {
    return;
  }
  channel.members.add(user);
  postSystemMessage(ws, channel, user, 'channel_join', `<@${user}> has joined the channel`, {
    ...(inviter === undefined ? {} : { inviter }),
  });
  ws.feed.publish({ kind: 'member-joined', channel: channel.id, user, ...(inviter === undefined ? {} : { inviter }) });
}

/** Takes a member out; `by` is the member or who removed them. */
export function leaveChannel(ws: Workspace, channel: Channel, user: string, by: string): void {
  if (!channel.members.delete(user)) {
    return;
  }
  postSystemMessage(ws, channel, user, 'channel_leave', `<@${user}> has left the channel`, {});
  ws.feed.publish({ kind: 'member-left', channel: channel.id, user, by });
}

/** Renames a channel; the old name is free again. */
export function renameChannel(ws: Workspace, channel: Channel, name: string, user: string): void {
  const oldName = channel.name;
  channel.previousNames.unshift(oldName);
  channel.name = name;
  const text = `<@${user}> has renamed the channel from "${oldName}" to "${name}"`;
  postSystemMessage(ws, channel, user, 'channel_name', text, { old_name: oldName, name });
  ws.feed.publish({ kind: 'channel-renamed', channel: channel.id, name, oldName, user });
}

/**
 * Archives a channel. A public channel's members are gone for good, a private one keeps them, except the bot
 * (slack.com/help/articles/213185307, github.com/slack-go/slack/issues/1066).
 */
export function archiveChannel(ws: Workspace, channel: Channel, user: string): void {
  postSystemMessage(ws, channel, user, 'channel_archive', `<@${user}> archived the channel`, {});
  channel.isArchived = true;
  ws.feed.publish({ kind: 'channel-archived', channel: channel.id, user });
  if (channel.kind === 'public') {
    channel.members.clear();
  } else {
    channel.members.delete(ws.app.botUserId);
  }
}

/** Opens an archived channel again; who does so joins it. */
export function unarchiveChannel(ws: Workspace, channel: Channel, user: string): void {
  channel.isArchived = false;
  channel.members.add(user);
  postSystemMessage(ws, channel, user, 'channel_unarchive', `<@${user}> un-archived the channel`, {});
  ws.feed.publish({ kind: 'channel-unarchived', channel: channel.id, user });
}

/** Removes a channel and all that is in it. */
export function deleteChannel(ws: Workspace, channel: Channel, user: string): void {
  ws.feed.publish({ kind: 'channel-deleted', channel: channel.id, user });
  ws.channels.delete(channel.id);
}

/** Sets the topic or the purpose; the same text again changes nothing and says nothing. */
export function describeChannel(
  ws: Workspace,
  channel: Channel,
  field: 'topic' | 'purpose',
  value: string,
  user: string,
): void {
  if (channel[field].value === value) {
    return;
  }
  channel[field] = { value, creator: user, lastSet: ws.nowSeconds() };
  const text =
    value === '' ? `<@${user}> cleared the channel ${field}` : `<@${user}> set the channel ${field}: ${value}`;
  postSystemMessage(ws, channel, user, `channel_${field}`, text, { [field]: value });
  ws.feed.publish({ kind: field === 'topic' ? 'topic-set' : 'purpose-set', channel: channel.id, value, user });
}
