import { findChannel } from '../store/channels.ts';
import { formatText } from '../store/slack-text.ts';
import { findUser } from '../store/users.ts';
import type { Workspace } from '../store/workspace.ts';

/**
 * What Slack's composer makes of typed text: `@ana`, `@desk` and `#general` become mentions where there is such a
 * person, user group or channel, control characters are escaped, emoji named.
 */
export function composeText(ws: Workspace, typed: string): string {
  const mentioned = typed
    .replace(/(^|[\s(])@([\w.-]+)/g, (whole, before: string, name: string) => {
      if (name === 'here' || name === 'channel' || name === 'everyone') {
        return `${before}<!${name}>`;
      }
      const user = findUser(ws, name);
      if (user !== undefined) return `${before}<@${user.id}>`;
      const group = [...ws.usergroups.values()].find(({ handle }) => handle === name);
      return group === undefined ? whole : `${before}<!subteam^${group.id}|@${name}>`;
    })
    .replace(/(^|[\s(])#([\w-]+)/g, (whole, before: string, name: string) => {
      const channel = findChannel(ws, name);
      return channel === undefined ? whole : `${before}<#${channel.id}|${channel.kind === 'public' ? name : ''}>`;
    });
  return formatText(mentioned);
}

/**
 * The text of a slash command as the app gets it: as typed, or with mentions by id and links in brackets
 * where the command asks for escaping (docs.slack.dev/interactivity/implementing-slash-commands).
 */
export function commandText(ws: Workspace, typed: string, shouldEscape: boolean): string {
  if (shouldEscape) {
    return composeText(ws, typed);
  }
  return typed
    .replace(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g, (whole, id: string) => {
      const user = ws.users.get(id);
      return user === undefined ? whole : `@${user.name}`;
    })
    .replace(/<#(C[A-Z0-9]+)(?:\|[^>]*)?>/g, (whole, id: string) => {
      const channel = ws.channels.get(id);
      return channel === undefined ? whole : `#${channel.name}`;
    });
}
