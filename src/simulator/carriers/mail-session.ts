import type { Socket } from 'node:net';
import type { LocalMailOptions } from './local-mail.ts';

export interface MailSession extends LocalMailOptions {
  secured(socket: Socket): Socket;
  refusalOf(to: string): string | null;
  keep(to: string, lines: readonly string[]): void;
}

/** One conversation with who brings mail. After STARTTLS it begins anew on the secured socket. */
export function converseMail(socket: Socket, session: MailSession, isUpgraded = false): void {
  const isSecure = isUpgraded || session.isSecure === true;
  let rest = '';
  let to = '';
  let data: string[] | null = null;
  let isKnown = session.login === undefined;
  const say = (line: string) => void socket.write(`${line}\r\n`);
  const onData = (bytes: Buffer) => {
    const lines = (rest + bytes.toString('utf8')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (data === null) command(line);
      else if (line !== '.') data.push(line.replace(/^\.\./, '.'));
      else {
        session.keep(to, data);
        data = null;
        say('250 kept');
      }
    }
  };
  const greet = () => {
    const offers = [
      ...(session.tls !== undefined && !isSecure ? ['STARTTLS'] : []),
      ...(session.login === undefined ? [] : ['AUTH PLAIN']),
    ];
    const all = ['local.mail', ...offers];
    for (const [index, offer] of all.entries()) say(`250${index === all.length - 1 ? ' ' : '-'}${offer}`);
  };
  const startTls = () => {
    if (session.tlsRefusal !== undefined || session.tls === undefined || isSecure)
      return say(session.tlsRefusal ?? '502 no such command');
    say('220 go on');
    socket.off('data', onData);
    return converseMail(session.secured(socket), session, true);
  };
  const logIn = (line: string) => {
    const [, user, password] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
      .toString('utf8')
      .split('\0');
    isKnown = user === session.login?.user && password === session.login?.password;
    say(isKnown ? '235 welcome' : '535 5.7.8 wrong password');
  };
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO' || verb === 'HELO') greet();
    else if (verb === 'STAR') startTls();
    else if (verb === 'AUTH') logIn(line);
    else if (verb === 'MAIL' && !isKnown) say('530 5.7.0 log in first');
    else if (verb === 'RCPT') {
      to = /<([^>]*)>/.exec(line)?.[1] ?? '';
      say(session.refusalOf(to) ?? '250 ok');
    } else if (verb === 'DATA') {
      data = [];
      say('354 go on');
    } else if (verb === 'QUIT') {
      say('221 bye');
      socket.end();
    } else say('250 ok');
  };
  socket.on('error', () => socket.destroy());
  socket.on('data', onData);
  if (!isUpgraded) say('220 local.mail ready');
}
