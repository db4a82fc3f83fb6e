import type { Channel, Message } from './entities.ts';
import { keepReactions } from './messages.ts';
import type { Workspace } from './workspace.ts';

/** Adds a person's reaction; false when it was there. */
export function addReaction(ws: Workspace, channel: Channel, message: Message, name: string, user: string): boolean {
  const mine = message.reactions.find((reaction) => reaction.name === name);
  if (mine?.users.includes(user) === true) {
    return false;
  }
  const added =
    mine === undefined
      ? [...message.reactions, { name, users: [user] }]
      : message.reactions.map((reaction) => (reaction === mine ? { name, users: [...mine.users, user] } : reaction));
  const next = keepReactions(channel, message, added);
  ws.feed.publish({ kind: 'reaction-added', channel: channel.id, message: next, name, user });
  return true;
}

/** Takes a person's reaction away; false when it was not there. */
export function removeReaction(ws: Workspace, channel: Channel, message: Message, name: string, user: string): boolean {
  const mine = message.reactions.find((reaction) => reaction.name === name);
  if (mine?.users.includes(user) !== true) {
    return false;
  }
  const left = message.reactions
    .map((reaction) => (reaction === mine ? { name, users: mine.users.filter((other) => other !== user) } : reaction))
    .filter((reaction) => reaction.users.length > 0);
  const next = keepReactions(channel, message, left);
  ws.feed.publish({ kind: 'reaction-removed', channel: channel.id, message: next, name, user });
  return true;
}
