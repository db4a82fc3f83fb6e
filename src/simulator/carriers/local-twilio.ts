import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { openLocalServer } from './local-server.ts';

/** One SMS or call that was asked for, as Twilio's API got it. */
export interface TwilioItem {
  sid: string;
  kind: 'Messages' | 'Calls';
  to: string;
  from: string;
  /** What an SMS says; empty for a call. */
  body: string;
  /** Where to ask what to say; empty for an SMS. */
  url: string;
  statusCallback: string;
}

/** What the account answers instead of taking an item: an error of the API, or nothing at all. */
export type TwilioFault = { status: number; code: number } | 'hang up';

export interface CallbackReply {
  status: number;
  text: string;
}

export interface LocalTwilio {
  url: string;
  account: { sid: string; token: string; from: string };
  /** Everything that was taken, oldest first. */
  items(to?: string): TwilioItem[];
  /** How many requests came, also those that were refused. */
  requests(): number;
  /** The next requests for this number, of this kind (`Messages`, `Calls`), or all, meet this fault; null = all is well again. */
  fault(fault: TwilioFault | null, to?: string): void;
  /** Where the app's public address really is. */
  connect(publicUrl: string, address: string): void;
  report(item: TwilioItem, status: string, more?: Record<string, string>): Promise<CallbackReply>;
  /** Somebody takes the call, or a machine does; what they hear, as TwiML. */
  pickUp(item: TwilioItem, more?: Record<string, string>): Promise<CallbackReply>;
  /** Presses a key where the last TwiML asked for one. */
  press(item: TwilioItem, digits: string, more?: Record<string, string>): Promise<CallbackReply>;
  text(from: string, body: string): Promise<CallbackReply>;
  /** Calls back with everything that was taken, once the account has heard so. */
  subscribe(listener: (item: TwilioItem) => void): void;
  /** A callback with a signature of somebody's own. */
  forge(path: string, form: Record<string, string>, signature: string | null): Promise<CallbackReply>;
  stop(): Promise<void>;
}

/** Twilio's Messages and Calls on this machine: the real HTTP, form-encoded and signed callbacks, no telephone. */
export async function createLocalTwilio(): Promise<LocalTwilio> {
  const account = { sid: `AC${'0'.repeat(32)}`, token: 'local-auth-token', from: '+13125550199' };
  const items: TwilioItem[] = [];
  const faults = new Map<string, TwilioFault>();
  const gathers = new Map<string, string>();
  const listeners = new Set<(item: TwilioItem) => void>();
  let requests = 0;
  let place = { publicUrl: '', address: '' };
  const expected = `Basic ${Buffer.from(`${account.sid}:${account.token}`).toString('base64')}`;

  const server = await openLocalServer((request: IncomingMessage, body: string, response: ServerResponse) => {
    requests += 1;
    const answer = (status: number, json: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    const isAllowed = request.headers.authorization === expected;
    if (request.method === 'GET') return void answer(...lookUp(request.url, account.sid, isAllowed));
    const match = /^\/2010-04-01\/Accounts\/([^/]+)\/(Messages|Calls)\.json$/.exec(request.url ?? '');
    if (request.method !== 'POST' || match === null) return void answer(404, { code: 20404, message: 'not found' });
    if (!isAllowed || match[1] !== account.sid) return void answer(401, { code: 20003, message: 'Authenticate' });
    const item = readItem(match[2] === 'Calls' ? 'Calls' : 'Messages', new URLSearchParams(body), items.length + 1);
    const fault = faults.get(item.to) ?? faults.get(item.kind) ?? faults.get('*');
    if (fault === 'hang up') return void request.socket.destroy();
    if (fault !== undefined) return void answer(fault.status, { ...fault, message: 'refused' });
    if (item.kind === 'Messages' && item.body === '') return void answer(400, { code: 21602, message: 'no body' });
    if (item.kind === 'Calls' && item.url === '') return void answer(400, { code: 21205, message: 'no url' });
    items.push(item);
    response.once('finish', () => {
      for (const listener of listeners) listener(item);
    });
    return void answer(201, { sid: item.sid, status: 'queued', to: item.to, from: item.from });
  });

  const post = async (url: string, form: Record<string, string>, signature?: string | null): Promise<CallbackReply> => {
    const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' };
    const signed = signature === undefined ? sign(account.token, url, form) : signature;
    if (signed !== null) headers['x-twilio-signature'] = signed;
    const reply = await fetch(url.replace(place.publicUrl, place.address), {
      method: 'POST',
      headers,
      body: new URLSearchParams(form).toString(),
    });
    return { status: reply.status, text: await reply.text() };
  };
  const callForm = (item: TwilioItem, more: Record<string, string>) => ({
    AccountSid: account.sid,
    CallSid: item.sid,
    From: item.from,
    To: item.to,
    CallStatus: 'in-progress',
    ...more,
  });
  const converse = async (item: TwilioItem, url: string, more: Record<string, string>) => {
    const reply = await post(url, callForm(item, more));
    const action = /<Gather[^>]* action="([^"]*)"/.exec(reply.text)?.[1];
    if (action === undefined) gathers.delete(item.sid);
    else gathers.set(item.sid, action.replaceAll('&amp;', '&'));
    return reply;
  };

  return {
    url: server.url,
    account,
    items: (to) => items.filter((item) => to === undefined || item.to === to),
    requests: () => requests,
    fault: (fault, to = '*') => void (fault === null ? faults.delete(to) : faults.set(to, fault)),
    connect: (publicUrl, address) => {
      place = { publicUrl, address };
    },
    report: (item, status, more = {}) => {
      const form: Record<string, string> =
        item.kind === 'Calls'
          ? callForm(item, { CallStatus: status })
          : {
              AccountSid: account.sid,
              MessageSid: item.sid,
              SmsSid: item.sid,
              MessageStatus: status,
              SmsStatus: status,
            };
      return post(item.statusCallback, { ...form, ...more });
    },
    pickUp: (item, more = {}) => converse(item, item.url, { AnsweredBy: 'human', ...more }),
    press: async (item, digits, more = {}) => {
      const action = gathers.get(item.sid);
      if (action === undefined) throw new Error('this call does not wait for a key');
      return converse(item, action, { Digits: digits, ...more });
    },
    text: (from, body) =>
      post(`${place.publicUrl}/webhooks/twilio/sms`, {
        AccountSid: account.sid,
        MessageSid: `SMin${requests}`,
        From: from,
        To: account.from,
        Body: body,
      }),
    subscribe: (listener) => void listeners.add(listener),
    forge: (path, form, signature) => post(`${place.publicUrl}${path}`, form, signature),
    stop: server.stop,
  };
}

/** The account resource, which tells who asks whether the login is right. */
function lookUp(url: string | undefined, sid: string, isAllowed: boolean): [number, object] {
  if (url !== `/2010-04-01/Accounts/${sid}.json`) return [404, { code: 20404, message: 'not found' }];
  return isAllowed ? [200, { sid, status: 'active' }] : [401, { status: 401, code: 20003, message: 'Authenticate' }];
}

function readItem(kind: TwilioItem['kind'], form: URLSearchParams, number: number): TwilioItem {
  return {
    sid: `${kind === 'Calls' ? 'CA' : 'SM'}${String(number).padStart(32, '0')}`,
    kind,
    to: form.get('To') ?? '',
    from: form.get('From') ?? '',
    body: form.get('Body') ?? '',
    url: form.get('Url') ?? '',
    statusCallback: form.get('StatusCallback') ?? '',
  };
}

/** https://www.twilio.com/docs/usage/security: the address, then every field by name, under the account's token. */
function sign(token: string, url: string, form: Record<string, string>): string {
  const fields = Object.keys(form)
    .sort()
    .map((name) => `${name}${form[name]}`);
  return createHmac('sha1', token)
    .update(url + fields.join(''))
    .digest('base64');
}
