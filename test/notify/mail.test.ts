import { afterEach, expect, test } from 'vitest';
import { createEmail } from '../../src/notify/email.ts';
import type { CarrierAnswer, Parcel } from '../../src/ports.ts';
import { createLocalMail, type LocalMail, type LocalMailOptions } from '../../src/simulator/carriers/local-mail.ts';
import { localCertificate as tls } from './local-certificate.ts';

let mail: LocalMail;
afterEach(() => mail.stop());

const login = { user: 'muster@example.com', password: 'p@ss:word/1' };
const parcel: Parcel = {
  pageIds: ['p1'],
  to: 'cy@example.com',
  secret: null,
  letter: { title: 'SEV1 INC-1', text: '', spoken: '', voicemail: '', paragraphs: ['Orders rejected'] },
  incidents: [],
  links: ['https://muster.example/p/1'],
  now: 0,
};
const trusting = '?tls.rejectUnauthorized=false';

/** What comes of asking, and of sending, to a server of this kind; `by` goes before the host, `query` behind the port. */
async function tried(options: LocalMailOptions, who: typeof login | null, query = ''): Promise<CarrierAnswer[]> {
  mail = await createLocalMail(options);
  const by = who === null ? '' : `${encodeURIComponent(who.user)}:${encodeURIComponent(who.password)}@`;
  const smtpUrl = mail.url.replace('//', `//${by}`) + query;
  const texts = { openLink: 'Open this:', linkAlone: 'The link alone does nothing.' };
  const { probe, send } = createEmail({ smtpUrl, from: 'muster@example.com', texts });
  const asked = await probe?.();
  if (asked === undefined) throw new Error('mail cannot be asked');
  expect(mail.mails()).toEqual([]);
  return [asked, await send(parcel)];
}

test.each<[string, LocalMailOptions, typeof login | null, string]>([
  ['with a password', { login }, login, ''],
  ['with a password, after STARTTLS', { tls, login }, login, trusting],
  ['with a password, after STARTTLS that the settings insist on', { tls, login }, login, `${trusting}&requireTLS=true`],
  ['with a password, by smtps', { tls, login, isSecure: true }, login, trusting],
])('takes a mail %s', async (_, options, who, query) => {
  expect((await tried(options, who, query)).map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
  expect(mail.mails('cy@example.com').map(({ subject }) => subject)).toEqual(['SEV1 INC-1']);
});

test.each<[string, LocalMailOptions, typeof login | null, string, CarrierAnswer]>([
  ['a wrong password is for good', { login }, { ...login, password: 'x' }, '', { kind: 'refused', code: 'smtp_535' }],
  [
    'TLS that the server puts off is tried again',
    { tls, tlsRefusal: '454 not now' },
    null,
    '',
    { kind: 'unsent', code: 'smtp_454' },
  ],
  [
    'TLS that the settings insist on and the server lacks is for good',
    {},
    null,
    '?requireTLS=true',
    { kind: 'refused', code: 'smtp_502' },
  ],
  ['a certificate that nobody trusts is not talked to', { tls }, null, '', { kind: 'unsent', code: 'certificate' }],
])('%s', async (_, options, who, query, answer) => {
  expect(await tried(options, who, query)).toEqual([answer, answer]);
  expect(mail.mails()).toEqual([]);
});

test('no password where one is needed is found when something is sent', async () => {
  const [, sent] = await tried({ login }, null);
  expect(sent).toEqual({ kind: 'refused', code: 'smtp_530' });
});
