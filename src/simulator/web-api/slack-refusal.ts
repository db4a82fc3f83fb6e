import type { JsonObject } from '../json.ts';

/** Slack's `ok: false`: an error code and what else the answer carries. */
export class SlackRefusal extends Error {
  readonly code: string;
  readonly extra: JsonObject;

  constructor(code: string, extra: JsonObject = {}) {
    super(code);
    this.name = 'SlackRefusal';
    this.code = code;
    this.extra = extra;
  }
}

/** `invalid_arguments` with its reasons, in Slack's form `[ERROR] reason [json-pointer:/path]`. */
export function invalidArguments(...reasons: string[]): SlackRefusal {
  const messages = reasons.map((reason) => `[ERROR] ${reason}`);
  return new SlackRefusal('invalid_arguments', { response_metadata: { messages } });
}

/** HTTP 429: asked again too soon. `retryAfterS` is in whole seconds. */
export class RateLimited extends Error {
  readonly retryAfterS: number;

  constructor(retryAfterS: number) {
    super('ratelimited');
    this.name = 'RateLimited';
    this.retryAfterS = retryAfterS;
  }
}
