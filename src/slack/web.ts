import { openAsBlob } from 'node:fs';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api';
import type { Clock, Log, Slack, SlackAnswer } from '../ports.ts';
import { words } from '../words/words.ts';
import { createPace } from './pace.ts';
import { quietLogger } from './sdk-log.ts';

const callTimeoutMs = 8_000;
const uploadTimeoutMs = 60_000;

/** Slack's own words for "it broke on our side": the work may have been done. */
const uncertainErrors: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'service_unavailable',
  'request_timeout',
]);

/** The request never left this machine. */
const unsentCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * The one door to Slack's Web API. Every call is made once: what to do about an answer is decided where the row is,
 * because only there is it known whether a repetition would do harm.
 */
export function createSlack(options: { token: string; apiUrl: string; clock: Clock; log: Log }): Slack {
  const { clock, log } = options;
  const pace = createPace();
  const heard = { at: Number.NaN };
  const client = new WebClient(options.token, {
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      heard.at = Date.parse(response.headers.get('date') ?? '');
      return response;
    },
    slackApiUrl: options.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callTimeoutMs,
    maxRequestConcurrency: 100,
    logger: quietLogger(log),
  });

  return {
    call: async (method, args, { timeoutMs } = {}) => {
      const channel = typeof args.channel === 'string' ? args.channel : null;
      const rest = pace.restsUntil(method, channel, clock.now());
      if (rest !== null) return { kind: 'limited', retryAt: rest };
      const startedAt = clock.now();
      const given = await withTimeout(callOnce(client, method, args, clock), timeoutMs ?? callTimeoutMs);
      const answer = given.kind === 'ok' && Number.isFinite(heard.at) ? { ...given, sentAt: heard.at } : given;
      if (answer.kind === 'limited') pace.limited(method, channel, answer.retryAt, clock.now());
      const outcome = answer.kind === 'refused' ? answer.error : answer.kind;
      log.debug({ method, outcome, ms: clock.now() - startedAt }, 'called Slack');
      return answer;
    },
    respond: (url, body) =>
      post(url, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }, callTimeoutMs, clock),
    upload: async (url, { path }) => post(url, { body: await openAsBlob(path) }, uploadTimeoutMs, clock),
  };
}

async function callOnce(
  client: WebClient,
  method: string,
  args: Record<string, unknown>,
  clock: Clock,
): Promise<SlackAnswer> {
  try {
    const data = await client.apiCall(method, args);
    return { kind: 'ok', data: { ...data } as Record<string, unknown> };
  } catch (error) {
    return fromError(error, clock.now());
  }
}

function fromError(error: unknown, now: number): SlackAnswer {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'limited', retryAt: now + restMs(error.retryAfter) };
  if (error instanceof WebAPIPlatformError) {
    const data = { ...error.data } as Record<string, unknown>;
    const word: unknown = error.data.error;
    // A proxy's page, or half an answer: the SDK hands the text on as if it were Slack's word.
    if (typeof word !== 'string' || !/^[\w.:-]{1,100}$/.test(word)) {
      return { kind: 'unknown', reason: words.slack.unreadable };
    }
    if (word === 'ratelimited' || word === 'rate_limited') return { kind: 'limited', retryAt: now + 1_000 };
    if (uncertainErrors.has(word)) return { kind: 'unknown', reason: word };
    return { kind: 'refused', error: word, data };
  }
  if (error instanceof WebAPIHTTPError) return fromStatus(error.statusCode);
  if (error instanceof WebAPIRequestError) return fromNetwork(error.cause ?? error);
  // The SDK gives up on a 429 that does not say for how long.
  if (error instanceof Error && error.message.startsWith('Retry header'))
    return { kind: 'limited', retryAt: now + 1_000 };
  return fromNetwork(error);
}

/** At least a second, also when Slack does not say for how long, or says it in words. */
function restMs(seconds: number): number {
  return seconds >= 1 && Number.isFinite(seconds) ? Math.ceil(seconds * 1_000) : 1_000;
}

function fromStatus(status: number): SlackAnswer {
  if (status >= 500) return { kind: 'unknown', reason: words.slack.answered(status) };
  return { kind: 'refused', error: `http_${status}`, data: {} };
}

function fromNetwork(error: unknown): SlackAnswer {
  const code = codeOf(error);
  if (code !== null && unsentCodes.has(code)) return { kind: 'unsent', reason: words.slack.unreachable(code) };
  return { kind: 'unknown', reason: words.slack.broken(code ?? (error as Error)?.name ?? words.terms.unknown) };
}

/** The code of a network error lies somewhere along its causes. */
function codeOf(error: unknown): string | null {
  for (let current = error, depth = 0; current !== null && typeof current === 'object' && depth < 5; depth += 1) {
    const { code, cause } = current as { code?: unknown; cause?: unknown };
    if (typeof code === 'string' && /^(E|UND_ERR_)[A-Z_]+$/.test(code)) return code;
    current = cause;
  }
  return null;
}

async function post(url: string, init: RequestInit, timeoutMs: number, clock: Clock): Promise<SlackAnswer> {
  try {
    const response = await fetch(url, {
      ...init,
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    if (response.status === 429) {
      return { kind: 'limited', retryAt: clock.now() + restMs(Number(response.headers.get('retry-after'))) };
    }
    if (response.ok) return { kind: 'ok', data: { text } };
    return fromStatus(response.status);
  } catch (error) {
    return fromNetwork(error);
  }
}

function withTimeout(answer: Promise<SlackAnswer>, timeoutMs: number): Promise<SlackAnswer> {
  if (timeoutMs >= callTimeoutMs) return answer;
  const late = new Promise<SlackAnswer>((resolve) => {
    setTimeout(() => resolve({ kind: 'unknown', reason: words.slack.late }), timeoutMs).unref();
  });
  return Promise.race([answer, late]);
}
