import type { Channel, Message } from './entities.ts';
import type { Workspace } from './workspace.ts';

/** Pins a message; false when it was pinned. */
export function addPin(ws: Workspace, channel: Channel, message: Message, user: string): boolean {
  if (channel.pins.some((pin) => pin.ts === message.ts)) {
    return false;
  }
  channel.pins.push({ ts: message.ts, user, created: ws.nowSeconds() });
  ws.feed.publish({ kind: 'pin-added', channel: channel.id, message, user, count: channel.pins.length });
  return true;
}

/** Takes a pin away; false when there was none. */
export function removePin(ws: Workspace, channel: Channel, message: Message, user: string): boolean {
  const left = channel.pins.filter((pin) => pin.ts !== message.ts);
  if (left.length === channel.pins.length) {
    return false;
  }
  channel.pins = left;
  ws.feed.publish({ kind: 'pin-removed', channel: channel.id, message, user, count: left.length });
  return true;
}
