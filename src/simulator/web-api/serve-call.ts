import type { IncomingMessage, ServerResponse } from 'node:http';
import { methodFacts } from '../facts/method-facts.ts';
import type { CallFault, CallFaults } from '../faults/call-faults.ts';
import type { CallRecord } from '../store/records.ts';
import type { Workspace } from '../store/workspace.ts';
import { type ApiAnswer, answerCall } from './answer-call.ts';
import { type ReadBody, readBody } from './arguments.ts';
import type { ApiSettings } from './call.ts';
import type { RateLimiter } from './rate-limiter.ts';

export interface ApiParts {
  ws: Workspace;
  limiter: RateLimiter;
  settings: ApiSettings;
  faults: CallFaults;
  /** Milliseconds on the simulator's clock that every call takes. */
  latencyMs: number;
}

function send(response: ServerResponse, answer: ApiAnswer): void {
  const body = JSON.stringify(answer.body);
  response.writeHead(answer.status, { ...answer.headers, 'content-type': 'application/json; charset=utf-8' });
  response.end(body);
}

function answerOf(fault: CallFault | undefined): ApiAnswer | undefined {
  switch (fault?.kind) {
    case 'rate-limit':
      return {
        status: 429,
        headers: { 'retry-after': String(fault.retryAfterS) },
        body: { ok: false, error: 'ratelimited' },
      };
    case 'http-error':
      return { status: fault.status, headers: {}, body: { ok: false, error: 'internal_error' } };
    case 'error':
      return { status: 200, headers: {}, body: { ok: false, error: fault.error } };
    default:
      return undefined;
  }
}

/** The answer, or what was broken instead of one. */
async function work(
  name: string,
  read: ReadBody,
  fault: CallFault | undefined,
  parts: ApiParts,
): Promise<ApiAnswer | 'reset' | 'hang'> {
  const { ws, faults } = parts;
  await faults.hook(name, read.args, 'before');
  if (fault?.kind === 'reset' || fault?.kind === 'hang') {
    return fault.kind;
  }
  if (fault?.kind === 'slow') {
    await ws.timers.sleep(fault.ms);
  }
  const answer = answerOf(fault) ?? answerCall(name, read, parts);
  await faults.hook(name, read.args, 'after');
  return fault?.kind === 'lose-reply' ? 'reset' : answer;
}

/** Answers one request to `/api/METHOD`, with the planned faults, and keeps a record of it. */
export async function serveCall(
  name: string,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
  parts: ApiParts,
): Promise<void> {
  const { ws, faults } = parts;
  const read = readBody(
    {
      method: request.method ?? 'POST',
      contentType: request.headers['content-type'] ?? '',
      authorization: request.headers.authorization ?? '',
      query: (request.url ?? '').split('?')[1] ?? '',
      body,
    },
    methodFacts.get(name)?.json ?? true,
  );
  const at = ws.clock.now();
  await ws.timers.sleep(parts.latencyMs);
  const fault = faults.take(name, read.args);
  const done = await work(name, read, fault, parts);
  const record: CallRecord = { method: name, args: read.args, at, durationMs: ws.clock.now() - at };
  if (typeof done !== 'string') {
    record.answer = done.body;
    record.status = done.status;
  }
  if (fault !== undefined) {
    record.fault = fault.kind;
  }
  ws.calls.push(record);
  ws.feed.publish({ kind: 'call', call: record });
  if (done === 'hang') {
    return;
  }
  if (done === 'reset') {
    request.socket.destroy();
    return;
  }
  send(response, done);
}
