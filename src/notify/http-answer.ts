import { request } from 'undici';
import type { CarrierAnswer } from '../ports.ts';

const timeoutMs = 5_000;
const bodyMaxBytes = 64 * 1024;

/** The request never left this machine. */
const unsentCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export interface HttpReply {
  status: number;
  retryAfterS: number;
  text: string;
}

type NoReply = Extract<CarrierAnswer, { kind: 'unsent' | 'unknown' }>;

/** One POST, never followed elsewhere and never repeated; a reply, or why there is none. */
export function postOnce(url: string, headers: Record<string, string>, body: string): Promise<HttpReply | NoReply> {
  return askOnce('POST', url, headers, body);
}

/** The same as a GET, which changes nothing. */
export function getOnce(url: string, headers: Record<string, string>): Promise<HttpReply | NoReply> {
  return askOnce('GET', url, headers, null);
}

async function askOnce(
  method: 'GET' | 'POST',
  url: string,
  headers: Record<string, string>,
  body: string | null,
): Promise<HttpReply | NoReply> {
  try {
    const response = await request(url, {
      method,
      headers,
      body,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.body.text();
    return {
      status: response.statusCode,
      retryAfterS: Number(response.headers['retry-after']),
      text: text.slice(0, bodyMaxBytes),
    };
  } catch (error) {
    const code = codeOf(error);
    return { kind: unsentCodes.has(code) ? 'unsent' : 'unknown', code };
  }
}

/** What a status means when its body says no more: 429 waits, 408 and 5xx may have worked, the other 4xx are for good. */
export function fromStatus({ status, retryAfterS }: HttpReply, now: number): CarrierAnswer {
  if (status === 429)
    return { kind: 'limited', retryAt: now + (retryAfterS >= 1 ? Math.ceil(retryAfterS) : 1) * 1_000 };
  if (status >= 500 || status === 408) return { kind: 'unknown', code: `http_${status}` };
  return { kind: 'refused', code: `http_${status}` };
}

function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (typeof code === 'string') return code;
  return typeof name === 'string' ? name : 'error';
}
