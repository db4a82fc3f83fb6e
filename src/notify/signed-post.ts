import { createHmac } from 'node:crypto';
import type { CarrierAnswer } from '../ports.ts';
import { fromStatus, postOnce } from './http-answer.ts';

/** Where a signed message goes; without a secret it is not signed. */
export interface SignedTarget {
  url: string;
  secret: string | null;
}

/**
 * POSTs JSON with `X-Muster-Signature: t=UNIX,v1=HEX`, the HMAC-SHA256 of `t.body`: the receiver checks the time too,
 * so that nobody can send it again later. `now` in milliseconds.
 */
export async function postSigned(target: SignedTarget, payload: object, now: number): Promise<CarrierAnswer> {
  const body = JSON.stringify(payload);
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (target.secret !== null) headers['x-muster-signature'] = signatureOf(target.secret, body, now);
  const reply = await postOnce(target.url, headers, body);
  if ('kind' in reply) return reply;
  if (reply.status >= 200 && reply.status < 300) return { kind: 'accepted', ref: null, isDelivered: true };
  return fromStatus(reply, now);
}

function signatureOf(secret: string, body: string, now: number): string {
  const time = Math.floor(now / 1_000);
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;
}
