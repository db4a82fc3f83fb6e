import emoji from '../../simulator/facts/emoji.json' with { type: 'json' };

const characters = new Map(Object.entries(emoji).map(([character, name]) => [name, character]));

/** Slack's name of every emoji that the simulator knows. */
export const emojiNames: readonly string[] = [...characters.keys()];

/** The character of `:name:`; the name in colons where it is not known, as Slack shows it. */
export function emojiOf(name: string): string {
  return characters.get(name) ?? `:${name}:`;
}

/** Plain text with its emoji names turned into characters. */
export function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+'-]+):/g, (whole, name: string) => characters.get(name) ?? whole);
}
