import { type AddressInfo, createServer, type Socket } from 'node:net';

/** One mail as it came: decoded as far as plain text needs. */
export interface LocalMailItem {
  to: string;
  subject: string;
  text: string;
  raw: string;
}

export interface LocalMail {
  /** `smtp://127.0.0.1:PORT`. */
  url: string;
  mails(to?: string): LocalMailItem[];
  /** Mail to this address is answered with this line, such as `550 no such user`. */
  refuse(to: string, line: string | null): void;
  /** Calls back with every mail that is kept. */
  subscribe(listener: (mail: LocalMailItem) => void): void;
  stop(): Promise<void>;
}

/** A mail server on this machine that keeps what it gets: as much of RFC 5321 as a mail needs. */
export async function createLocalMail(): Promise<LocalMail> {
  const mails: LocalMailItem[] = [];
  const listeners = new Set<(mail: LocalMailItem) => void>();
  const keep = (mail: LocalMailItem) => {
    mails.push(mail);
    for (const listener of listeners) listener(mail);
  };
  const refused = new Map<string, string>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    converse(socket, keep, refused);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails: (to) => mails.filter((mail) => to === undefined || mail.to === to),
    refuse: (to, line) => void (line === null ? refused.delete(to) : refused.set(to, line)),
    subscribe: (listener) => void listeners.add(listener),
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function converse(socket: Socket, keep: (mail: LocalMailItem) => void, refused: ReadonlyMap<string, string>): void {
  let rest = '';
  let to = '';
  let data: string[] | null = null;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO' || verb === 'HELO') say('250 local.mail');
    else if (verb === 'RCPT') {
      to = /<([^>]*)>/.exec(line)?.[1] ?? '';
      say(refused.get(to) ?? '250 ok');
    } else if (verb === 'DATA') {
      data = [];
      say('354 go on');
    } else if (verb === 'QUIT') {
      say('221 bye');
      socket.end();
    } else say('250 ok');
  };
  say('220 local.mail ready');
  socket.on('data', (bytes: Buffer) => {
    const lines = (rest + bytes.toString('utf8')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (data === null) command(line);
      else if (line !== '.') data.push(line.replace(/^\.\./, '.'));
      else {
        keep(readMail(to, data));
        data = null;
        say('250 kept');
      }
    }
  });
}

function readMail(to: string, lines: readonly string[]): LocalMailItem {
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
