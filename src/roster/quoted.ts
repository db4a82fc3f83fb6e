const LENGTH_MAX = 60;

/** What somebody wrote, in backquotes, fit for one line of a message: cut short, without line breaks or control characters. */
export function quoted(text: string): string {
  const plain = text.replace(/\p{Cc}+/gu, ' ');
  return `\`${plain.length > LENGTH_MAX ? `${plain.slice(0, LENGTH_MAX)}…` : plain}\``;
}
