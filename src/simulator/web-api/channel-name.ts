import type { Workspace } from '../store/workspace.ts';
import { SlackRefusal } from './slack-refusal.ts';

const LENGTH_MAX = 80;

/**
 * Checks a name for a channel; it is never corrected. Names of archived channels stay taken
 * (docs.slack.dev/reference/methods/conversations.create, slack.com/help/articles/213185307).
 * @throws SlackRefusal invalid_name_required, invalid_name_maxlength, invalid_name_punctuation,
 *   invalid_name_specials, name_taken
 */
export function checkChannelName(ws: Workspace, name: string, own?: string): void {
  if (name === '') {
    throw new SlackRefusal('invalid_name_required');
  }
  if (name.length > LENGTH_MAX) {
    throw new SlackRefusal('invalid_name_maxlength');
  }
  if (/^[-_.,:;!?'"()]+$/.test(name)) {
    throw new SlackRefusal('invalid_name_punctuation');
  }
  if (!/^[a-z0-9_-]+$/.test(name)) {
    throw new SlackRefusal('invalid_name_specials');
  }
  const taken = [...ws.channels.values()].some((channel) => channel.name === name && channel.id !== own);
  const reserved = ['here', 'channel', 'everyone', 'group', 'all'].includes(name);
  if (taken || reserved) {
    throw new SlackRefusal('name_taken');
  }
}
