import { LogLevel, WebClient } from '@slack/web-api';
import { isJsonObject, type JsonObject } from '../../src/simulator/json.ts';
import type { LocalSlack } from '../../src/simulator/local-slack.ts';

/** The real WebClient on a local Slack, without retries of its own. */
export function clientOf(slack: LocalSlack, token = slack.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    logger: {
      debug() {},
      info() {},
      warn() {},
      error() {},
      setLevel() {},
      getLevel: () => LogLevel.ERROR,
      setName() {},
    },
  });
}

/** The whole body of a call's answer, also when it is a refusal. */
export async function answerOf(call: Promise<unknown>): Promise<JsonObject> {
  try {
    const answer = await call;
    return isJsonObject(answer) ? answer : {};
  } catch (error) {
    const data = isJsonObject(error) ? error.data : undefined;
    if (!isJsonObject(data)) {
      throw error;
    }
    return data;
  }
}

/** `ok`, or the error code of a call. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  const { ok, error } = await answerOf(call);
  return ok === true ? 'ok' : String(error);
}

/** One raw call, for what the client would not send. */
export async function rawCall(
  slack: LocalSlack,
  method: string,
  init: { headers?: Record<string, string>; body?: string; query?: string; http?: string } = {},
): Promise<{ status: number; headers: Headers; body: JsonObject }> {
  const response = await fetch(`${slack.apiUrl}${method}${init.query ?? ''}`, {
    method: init.http ?? 'POST',
    headers: { authorization: `Bearer ${slack.botToken}`, ...init.headers },
    ...(init.body === undefined ? {} : { body: init.body }),
  });
  const body: unknown = await response.json();
  return { status: response.status, headers: response.headers, body: isJsonObject(body) ? body : {} };
}
