import { z } from 'zod';
import type { Carrier, CarrierAnswer, Parcel } from '../ports.ts';
import { fromStatus, getOnce, postOnce } from './http-answer.ts';

export interface TwilioAccount {
  sid: string;
  token: string;
  /** The number that everything comes from, E.164. */
  from: string;
  /** Without a slash at the end. */
  apiUrl: string;
  /** Where Twilio reports and asks back, without a slash at the end. */
  publicUrl: string;
}

const answerShape = z.object({
  sid: z.string().max(100).optional(),
  code: z.union([z.number(), z.string().max(20)]).optional(),
  /** Of an account a word, of an error the number of the HTTP status. */
  status: z.union([z.number(), z.string().max(40)]).optional(),
});

/** https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource */
export function createTwilioSms(account: TwilioAccount): Carrier {
  return {
    send: (parcel) =>
      call(account, 'Messages', parcel, [
        ['To', parcel.to],
        ['From', account.from],
        ['Body', parcel.letter.text],
        ['StatusCallback', callbackUrl(account, 'status', parcel)],
      ]),
    probe: () => lookAtAccount(account),
  };
}

/**
 * https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource
 * Twilio finds out whether a machine answers, and asks us what to say only then.
 */
export function createTwilioVoice(account: TwilioAccount): Carrier {
  return {
    send: (parcel) =>
      call(account, 'Calls', parcel, [
        ['To', parcel.to],
        ['From', account.from],
        ['Url', callbackUrl(account, 'voice', parcel)],
        ['Method', 'POST'],
        ['MachineDetection', 'Enable'],
        ['StatusCallback', callbackUrl(account, 'status', parcel)],
        ['StatusCallbackMethod', 'POST'],
        ['StatusCallbackEvent', 'answered'],
        ['StatusCallbackEvent', 'completed'],
      ]),
  };
}

/** https://www.twilio.com/docs/iam/api/account#fetch-an-account-resource: the account is there, and active. */
async function lookAtAccount(account: TwilioAccount): Promise<CarrierAnswer> {
  const url = `${account.apiUrl}/2010-04-01/Accounts/${encodeURIComponent(account.sid)}.json`;
  const reply = await getOnce(url, headersOf(account));
  if ('kind' in reply) return reply;
  if (reply.status !== 200) return fromStatus(reply, 0);
  const { status } = readAnswer(reply.text);
  const isActive = status === undefined || status === 'active';
  return isActive ? { kind: 'accepted', ref: null, isDelivered: false } : { kind: 'refused', code: String(status) };
}

function headersOf({ sid, token }: TwilioAccount): Record<string, string> {
  return {
    authorization: `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}`,
    accept: 'application/json',
  };
}

/** Names the pages, or the code: a report may overtake the answer in which Twilio tells its own name for the message. */
function callbackUrl({ publicUrl }: TwilioAccount, what: 'status' | 'voice', { pageIds, codeId }: Parcel): string {
  const pages = pageIds.map((id): [string, string] => ['page', id]);
  const query = new URLSearchParams(codeId === undefined ? pages : [['code', codeId]]);
  return `${publicUrl}/webhooks/twilio/${what}?${query}`;
}

async function call(
  account: TwilioAccount,
  resource: 'Messages' | 'Calls',
  { now }: Parcel,
  form: [string, string][],
): Promise<CarrierAnswer> {
  const url = `${account.apiUrl}/2010-04-01/Accounts/${encodeURIComponent(account.sid)}/${resource}.json`;
  const headers = { ...headersOf(account), 'content-type': 'application/x-www-form-urlencoded' };
  const reply = await postOnce(url, headers, new URLSearchParams(form).toString());
  if ('kind' in reply) return reply;
  const body = readAnswer(reply.text);
  if (reply.status >= 200 && reply.status < 300) return { kind: 'accepted', ref: body.sid ?? null, isDelivered: false };
  const answer = fromStatus(reply, now);
  // https://www.twilio.com/docs/api/errors: the code says more than the status.
  return answer.kind === 'refused' && body.code !== undefined ? { kind: 'refused', code: String(body.code) } : answer;
}

function readAnswer(text: string): z.infer<typeof answerShape> {
  try {
    return answerShape.parse(JSON.parse(text));
  } catch {
    return {};
  }
}
