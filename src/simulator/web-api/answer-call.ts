import { type MethodFacts, methodFacts, methodsNotSimulated } from '../facts/method-facts.ts';
import { defined, isJsonObject, type JsonObject } from '../json.ts';
import type { Workspace } from '../store/workspace.ts';
import { Args, type ReadBody } from './arguments.ts';
import type { ApiSettings, Method } from './call.ts';
import { methods } from './methods.ts';
import { quotaOf, type RateLimiter } from './rate-limiter.ts';
import { acceptedScopes, needScope } from './scopes.ts';
import { invalidArguments, RateLimited, SlackRefusal } from './slack-refusal.ts';

/** An HTTP answer of the Web API. */
export interface ApiAnswer {
  status: number;
  headers: Record<string, string>;
  body: JsonObject;
}

function checkToken(ws: Workspace, method: Method, token: string | undefined): void {
  if (method.token === 'none') {
    return;
  }
  if (token === undefined || token === '') {
    throw new SlackRefusal('not_authed');
  }
  const { app } = ws;
  if (token !== app.botToken && token !== app.appToken) {
    throw new SlackRefusal('invalid_auth');
  }
  if (app.revoked) {
    throw new SlackRefusal('token_revoked');
  }
  if ((token === app.appToken) !== (method.token === 'app')) {
    throw new SlackRefusal('not_allowed_token_type');
  }
}

function checkArguments(ws: Workspace, facts: MethodFacts, args: Args): void {
  const missing = facts.required.filter((name) => !args.has(name));
  if (missing.length > 0) {
    throw invalidArguments(...missing.map((name) => `missing required field: ${name}`));
  }
  for (const name of Object.keys(args.values)) {
    if (!facts.known.has(name)) {
      ws.violate('unknown argument', `${facts.name}: ${name}`);
    }
  }
}

function run(
  name: string,
  read: ReadBody,
  parts: { ws: Workspace; limiter: RateLimiter; settings: ApiSettings },
): JsonObject {
  const { ws, limiter, settings } = parts;
  const facts = methodFacts.get(name);
  const method = methods[name];
  if (facts === undefined || method === undefined) {
    if (methodsNotSimulated.has(name)) {
      ws.violate('method not simulated', name);
      throw new SlackRefusal('not_simulated', { req_method: name });
    }
    throw new SlackRefusal('unknown_method', { req_method: name });
  }
  if (read.error !== undefined) {
    throw new SlackRefusal(read.error);
  }
  checkToken(ws, method, read.token);
  limiter.take(name, quotaOf(facts));
  needScope(ws, acceptedScopes(method.scopes));
  const args = new Args(read.args);
  checkArguments(ws, facts, args);
  const warnings = [...read.warnings];
  const answer = method.run({ ws, facts, args, limiter, settings, warnings });
  return withWarnings({ ok: true, ...answer }, warnings);
}

function withWarnings(body: JsonObject, warnings: readonly string[]): JsonObject {
  if (warnings.length === 0) {
    return body;
  }
  const metadata = isJsonObject(body.response_metadata) ? body.response_metadata : {};
  return { ...body, warning: warnings.join(','), response_metadata: { ...metadata, warnings } };
}

/** Answers one call of the Web API, with the scope headers that Slack sends. Never throws. */
export function answerCall(
  name: string,
  read: ReadBody,
  parts: { ws: Workspace; limiter: RateLimiter; settings: ApiSettings },
): ApiAnswer {
  const { ws } = parts;
  const accepted = acceptedScopes(methods[name]?.scopes).join(',');
  const headers: Record<string, string> = {
    'x-slack-req-id': ws.ids.hex(32),
    'x-oauth-scopes': [...ws.app.scopes].join(','),
    ...(accepted === '' ? {} : { 'x-accepted-oauth-scopes': accepted }),
  };
  try {
    return { status: 200, headers, body: run(name, read, parts) };
  } catch (error) {
    if (error instanceof SlackRefusal) {
      return {
        status: 200,
        headers,
        body: withWarnings(defined({ ok: false, error: error.code, ...error.extra }), read.warnings),
      };
    }
    if (error instanceof RateLimited) {
      const body = { ok: false, error: 'ratelimited' };
      return { status: 429, headers: { ...headers, 'retry-after': String(error.retryAfterS) }, body };
    }
    ws.violate(
      'simulator error',
      `${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return { status: 500, headers, body: { ok: false, error: 'internal_error' } };
  }
}
