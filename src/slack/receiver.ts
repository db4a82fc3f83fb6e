import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock, Log } from '../ports.ts';
import { type Incoming, parseBody } from './envelope.ts';
import { isSigned } from './signature.ts';

const bodyMaxBytes = 4 * 1024 * 1024;
/** Slack waits three seconds; a form that takes longer is answered empty, and what it did is seen in the channel. */
const replyWithinMs = 2_500;

/** Where deliveries go: written down first, handled after. */
export interface Intake {
  /** `answer`: it could not be written down, and this is what Slack is told. */
  accept(incoming: Incoming): Promise<'new' | 'duplicate' | { answer: Record<string, unknown> }>;
  handle(id: string, reply?: (body?: unknown) => void): Promise<void>;
}

/** `POST /slack/events`: verify, write down, acknowledge, and only then handle. */
export function registerReceiver(
  server: FastifyInstance,
  options: { signingSecret: string; clock: Clock; log: Log; intake: Intake },
): void {
  const { signingSecret, clock, log, intake } = options;
  void server.register((scope, _options, ready) => {
    // The signature is over the bytes as they came, so no parser may touch them before.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: bodyMaxBytes }, (_request, body, done) =>
      done(null, body),
    );
    scope.post('/slack/events', async (request, reply) => {
      const body = typeof request.body === 'string' ? request.body : '';
      const timestamp = headerOf(request, 'x-slack-request-timestamp');
      const signature = headerOf(request, 'x-slack-signature');
      if (!isSigned(signingSecret, { body, timestamp, signature }, clock.now())) {
        log.warn({ ip: request.ip }, 'refused an unsigned, forged or old request to /slack/events');
        return reply.code(401).send({ error: 'bad signature' });
      }
      const parsed = parseBody(body, request.headers['content-type'] ?? '');
      if ('fault' in parsed) return reply.code(400).send({ error: parsed.fault });
      if ('challenge' in parsed) return reply.send({ challenge: parsed.challenge });
      if ('nothing' in parsed) return reply.code(200).send();
      return receive(parsed.incoming, intake, reply, log);
    });
    ready();
  });
}

async function receive(incoming: Incoming, intake: Intake, reply: FastifyReply, log: Log): Promise<FastifyReply> {
  const verdict = await intake.accept(incoming);
  if (verdict === 'duplicate') return reply.code(200).send();
  if (verdict !== 'new') return sendBody(reply, verdict.answer);
  if (!incoming.needsReply) {
    // Handled after the acknowledgement: the row is there, so nothing is lost if we end here.
    setImmediate(() => void handleLater(incoming, intake, log));
    return reply.code(200).send();
  }
  return sendBody(reply, await replyOf(incoming, intake, log));
}

function sendBody(reply: FastifyReply, body: unknown): FastifyReply {
  const isEmpty = body === undefined || body === '' || Object.keys(body as object).length === 0;
  return isEmpty ? reply.code(200).send() : reply.code(200).send(body);
}

/** What the handler answers, or nothing when it takes too long. */
export function replyOf(incoming: Incoming, intake: Intake, log: Log): Promise<unknown> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), replyWithinMs);
    const answer = (body?: unknown) => {
      clearTimeout(timer);
      resolve(body);
    };
    void handleLater(incoming, intake, log, answer).finally(() => answer());
  });
}

async function handleLater(
  incoming: Incoming,
  intake: Intake,
  log: Log,
  reply?: (body?: unknown) => void,
): Promise<void> {
  try {
    await intake.handle(incoming.id, reply);
  } catch (error) {
    log.error({ err: error, envelope: incoming.id }, 'handling a delivery failed; it is tried again');
  }
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
