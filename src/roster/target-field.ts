import { nearest } from '../domain/nearest.ts';
import type { Target } from '../domain/roster.ts';
import { channel, isChannelName } from './contact-field.ts';
import { field } from './field.ts';
import { quoted } from './quoted.ts';

const KINDS = ['schedule', 'person', 'team', 'managers', 'awake_manager'] as const;
const FORMS = '`schedule:ID`, `person:ID`, `team:ID`, `managers:ID`, `awake_manager:ID` or `channel:#name`';

/** Splits `schedule:sre-primary`; null when it is not of that form. The id is not looked up here. */
export function parseTarget(text: string): Target | null {
  const colon = text.indexOf(':');
  const before = text.slice(0, colon);
  const id = text.slice(colon + 1);
  if (colon < 0 || id === '' || id !== id.trim()) return null;
  if (before === 'channel')
    return id.startsWith('#') && isChannel(id.slice(1)) ? { kind: 'channel', name: id.slice(1) } : null;
  const kind = KINDS.find((each) => each === before);
  return kind === undefined ? null : { kind, id };
}

function isChannel(name: string): boolean {
  return isChannelName(name) || channel.safeParse(name).success;
}

/** Somebody or something to notify. */
export const target = field(`a target in quotes: ${FORMS}`, (text, refuse) => {
  const parsed = parseTarget(text);
  if (parsed !== null) return parsed;
  const colon = text.indexOf(':');
  if (colon < 0) return refuse(`${quoted(text)} does not say what it is; write ${FORMS}`);
  const before = text.slice(0, colon).trim();
  const rest = text.slice(colon + 1).trim();
  if (before === 'channel') {
    const better = rest.replace(/^#/, '').toLowerCase().replace(/\s+/g, '-');
    return refuse(
      `${quoted(text)} is not a channel; write \`channel:#${isChannelName(better) && better !== '' ? better : 'name'}\``,
    );
  }
  const meant = nearest(before, [...KINDS, 'channel']);
  if (meant !== null && rest !== '') return refuse(`${quoted(text)}: did you mean \`${meant}:${rest}\`?`);
  return refuse(`${quoted(text)} is no target; write ${FORMS}`);
});
