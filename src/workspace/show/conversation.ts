import type { Channel, User } from '../../simulator/store/entities.ts';
import type { Workspace } from '../../simulator/store/workspace.ts';
import type { Reader } from './reader.ts';

/** Somebody's direct messages with the app, if there are any. */
export function appDm(ws: Workspace, userId: string): Channel | undefined {
  return [...ws.channels.values()].find(
    ({ kind, members }) => kind === 'im' && members.has(userId) && members.has(ws.app.botUserId),
  );
}

/** Who is at the other end of a direct message; undefined for a channel. */
export function otherOf(channel: Channel, { ws, place }: Reader): User | undefined {
  if (channel.kind !== 'im') return undefined;
  const other = [...channel.members].find((id) => id !== place.as.id) ?? place.as.id;
  return ws.users.get(other);
}

/** What a conversation is called: the app or person at its other end, or `#general`. */
export function conversationName(channel: Channel, reader: Reader): string {
  const other = otherOf(channel, reader);
  if (other === undefined) return `#${channel.name}`;
  return other.isBot ? reader.ws.app.name : other.realName;
}
