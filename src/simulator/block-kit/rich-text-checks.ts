import { bool, byType, int, list, object, oneOf, string } from './checks.ts';
import type { Check } from './problem.ts';

const styled = {
  style: object({}, { bold: bool, code: bool, italic: bool, strike: bool, underline: bool }),
};

const leaves: Record<string, Check> = {
  text: object({ text: string() }, styled),
  link: object({ url: string() }, { ...styled, text: string({ min: 0 }), unsafe: bool }),
  user: object({ user_id: string() }, styled),
  usergroup: object({ usergroup_id: string() }, styled),
  team: object({ team_id: string() }, styled),
  channel: object({ channel_id: string() }, styled),
  emoji: object({ name: string() }, { ...styled, unicode: string(), url: string(), skin_tone: int(1, 6) }),
  broadcast: object({ range: oneOf('here', 'channel', 'everyone') }, styled),
  color: object({ value: string() }, styled),
  date: object(
    { timestamp: int(0, 9_999_999_999), format: string() },
    { ...styled, url: string(), fallback: string() },
  ),
};

const EMPTY_ALLOWED = { min: 0, max: Number.POSITIVE_INFINITY };
const inline = list(byType(leaves), EMPTY_ALLOWED);
const border = int(0, 1);
const section = object({ elements: inline });

const parts: Record<string, Check> = {
  rich_text_section: section,
  rich_text_list: object(
    { elements: list(byType({ rich_text_section: section }), EMPTY_ALLOWED), style: oneOf('bullet', 'ordered') },
    { indent: int(0, 8), offset: int(0, 10_000), border },
  ),
  rich_text_quote: object({ elements: inline }, { border }),
  rich_text_preformatted: object(
    { elements: list(byType({ text: leaves.text ?? section, link: leaves.link ?? section }), EMPTY_ALLOWED) },
    { border, language: string() },
  ),
};

/** A rich_text block or value: sections, lists, quotes and code, each of inline pieces. */
export const richTextFields: Check = object(
  { elements: list(byType(parts), { max: Number.POSITIVE_INFINITY }) },
  { block_id: string({ max: 255 }) },
);
