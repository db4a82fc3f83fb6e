/** One mail as it came: decoded as far as plain text needs. */
export interface LocalMailItem {
  to: string;
  subject: string;
  text: string;
  raw: string;
}

export function readMail(to: string, lines: readonly string[]): LocalMailItem {
  const raw = lines.join('\n');
  const end = lines.indexOf('');
  const head = lines
    .slice(0, end)
    .join('\n')
    .replace(/\n[ \t]+/g, ' ');
  const body = lines.slice(end + 1).join('\n');
  const isQuoted = /^content-transfer-encoding: *quoted-printable/im.test(head);
  const subject = /^subject: *(.*)$/im.exec(head)?.[1] ?? '';
  return { to, subject: decodeWords(subject), text: isQuoted ? decodeQuoted(body) : body, raw };
}

/** https://www.rfc-editor.org/rfc/rfc2045#section-6.7 */
function decodeQuoted(text: string): string {
  const bytes = text
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** https://www.rfc-editor.org/rfc/rfc2047 */
function decodeWords(text: string): string {
  return text.replace(/=\?utf-8\?(b|q)\?([^?]*)\?=\s*/gi, (_, kind: string, word: string) =>
    kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString('utf8') : decodeQuoted(word.replaceAll('_', ' ')),
  );
}
