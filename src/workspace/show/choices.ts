import { withEmoji } from './emoji.ts';
import type { Reader } from './reader.ts';

interface Choice {
  value: string;
  label: string;
}

/** What a menu of people or channels offers to this reader. */
export function choicesOf(type: string, { ws, place }: Reader): Choice[] {
  if (type.includes('users')) {
    return [...ws.users.values()]
      .filter(({ isBot, deleted, id }) => !isBot && !deleted && id !== 'USLACKBOT')
      .map(({ id, realName, name }) => ({ value: id, label: `${withEmoji(realName)} (@${name})` }));
  }
  if (!type.includes('channels') && !type.includes('conversations')) return [];
  return [...ws.channels.values()]
    .filter(
      ({ kind, members, isArchived }) =>
        !isArchived && (kind === 'public' || (kind === 'private' && members.has(place.as.id))),
    )
    .map(({ id, name }) => ({ value: id, label: `#${name}` }));
}
