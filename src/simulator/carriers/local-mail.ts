import { type AddressInfo, createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { converseMail } from './mail-session.ts';
import { type LocalMailItem, readMail } from './read-mail.ts';

/** How strict the server is; all of it absent: it takes every mail, in the clear. */
export interface LocalMailOptions {
  /** STARTTLS is offered with this certificate. */
  tls?: { key: string; cert: string };
  /** It is offered, and then refused with this line. */
  tlsRefusal?: string;
  /** From the first byte on, as `smtps://` wants it. */
  isSecure?: boolean;
  /** Who may send; without it anybody. */
  login?: { user: string; password: string };
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

/** A mail server on this machine that keeps what it gets: as much of RFC 5321, 3207 and 4954 as a mail needs. */
export async function createLocalMail(options: LocalMailOptions = {}): Promise<LocalMail> {
  const mails: LocalMailItem[] = [];
  const listeners = new Set<(mail: LocalMailItem) => void>();
  const keep = (mail: LocalMailItem) => {
    mails.push(mail);
    for (const listener of listeners) listener(mail);
  };
  const refused = new Map<string, string>();
  const sockets = new Set<Socket>();
  const secured = (socket: Socket): Socket => new TLSSocket(socket, { isServer: true, ...options.tls });
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    converseMail(options.isSecure === true ? secured(socket) : socket, {
      ...options,
      secured,
      refusalOf: (to) => refused.get(to) ?? null,
      keep: (to, lines) => keep(readMail(to, lines)),
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${options.isSecure === true ? 'smtps' : 'smtp'}://127.0.0.1:${port}`,
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
