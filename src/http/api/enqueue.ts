import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Ctx } from '../../domain/decision.ts';
import { readPagerDutyEvent, unknownKeyFault } from '../../ingest/pagerduty.ts';
import { currentRoster } from '../../store/directory.ts';
import { isStoreFault } from '../../store/watch-writes.ts';
import { ingestEvent } from '../../usecases/ingest-event.ts';
import type { Deps } from '../../usecases/perform.ts';

const bodyMaxBytes = 512 * 1024;
const retryAfterS = 5;

interface EnqueueOptions {
  deps: Deps;
  makeCtx: () => Ctx;
  /** How many events may wait at once for being written down. */
  waitingMax?: number;
}

/**
 * `POST /v2/enqueue` in the form of PagerDuty's Events API v2, for senders that know nothing else. It answers 202 when
 * everything that follows from the event is written down; 400 with every fault; 413 over 512 KB; 429 when too many
 * wait and 503 when nothing can be written, both with Retry-After, so that senders keep the event and try again.
 */
export function registerEnqueue(server: FastifyInstance, { deps, makeCtx, waitingMax = 5_000 }: EnqueueOptions): void {
  let waiting = 0;
  void server.register((scope, _options, done) => {
    // By content, not by header: some senders post JSON as text or as a form.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: bodyMaxBytes }, (_request, body, parsed) =>
      parsed(null, body),
    );
    scope.setErrorHandler(async (error: { statusCode?: number; message: string }, _request, reply) => {
      const status = error.statusCode ?? 500;
      if (status === 413) return refuseEvent(reply, 413, 'invalid event', 'Event is too large', [tooLarge]);
      if (status < 500) return refuseEvent(reply, status, 'invalid event', error.message, [error.message]);
      deps.log.error({ err: error }, 'an event could not be taken in');
      const later = reply.header('retry-after', String(retryAfterS));
      const isFull = isStoreFault(error);
      const why = isFull ? 'The event could not be stored; send it again' : 'Muster failed; send it again';
      return refuseEvent(later, isFull ? 503 : 500, 'error', why, [why]);
    });
    scope.post('/v2/enqueue', async (request, reply) => {
      const body = parseObject(typeof request.body === 'string' ? request.body : '');
      if (body === null)
        return refuseEvent(reply, 400, 'Unrecognized object', 'Event object format is unrecognized', [
          'JSON parse error',
        ]);
      const ctx = makeCtx();
      const read = readPagerDutyEvent(body, ctx.newId);
      if (!read.ok) {
        const faults = [...(await keyFaults(deps, body)), ...read.faults];
        return refuseEvent(reply, 400, 'invalid event', 'Event object is invalid', faults);
      }
      if (waiting >= waitingMax) {
        const why = 'Events are arriving too quickly; send it again later';
        return refuseEvent(reply.header('retry-after', String(retryAfterS)), 429, 'throttle exceeded', why, [why]);
      }
      waiting += 1;
      try {
        const result = await ingestEvent(deps, read.event, ctx);
        if (result.ok)
          return reply
            .code(202)
            .send({ status: 'success', message: 'Event processed', dedup_key: read.event.dedupKey });
        const fault =
          result.refusal.code === 'unknown_key' ? unknownKeyFault(read.event.routingKey) : result.refusal.message;
        return refuseEvent(reply, 400, 'invalid event', 'Event object is invalid', [fault]);
      } finally {
        waiting -= 1;
      }
    });
    done();
  });
}

/** A key that no service has is told together with what else is wrong, so that nobody mends one fault at a time. */
async function keyFaults({ db }: Deps, body: object): Promise<string[]> {
  const key = 'routing_key' in body ? body.routing_key : undefined;
  if (typeof key !== 'string' || key.trim() === '') return [];
  const { roster } = await currentRoster(db);
  return roster.services.some(({ routingKey }) => routingKey === key.trim()) ? [] : [unknownKeyFault(key.trim())];
}

const tooLarge = `The body is over ${bodyMaxBytes / 1024} KB`;

function refuseEvent(reply: FastifyReply, code: number, status: string, message: string, errors: string[]) {
  return reply.code(code).send({ status, message, errors });
}

function parseObject(text: string): object | null {
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
