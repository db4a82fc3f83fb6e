import Fastify, { type FastifyInstance } from 'fastify';
import type { Clock, Log } from '../ports.ts';

const queueAgeMaxMs = 60_000;
const bodyMaxBytes = 1024 * 1024;

/** What the health routes ask. */
export interface Health {
  /** Throws when the database cannot be read. */
  pingDatabase(): Promise<void>;
  /** Why it cannot be written; `null` = it can, as far as is known. */
  whyNotWritten?(): Promise<string | null>;
  /** Why pages may not leave, by the test pages; `null` = they arrive. */
  whyNotTrusted?(): string | null;
  slack(): { isReady: boolean; detail: string };
  /** When the oldest thing that should have left was due; `null` = nothing is late. */
  oldestDueAt(): Promise<number | null>;
  metrics(): Promise<string>;
}

/** The one HTTP server: Slack, health and metrics on one port. */
export function createServer({ clock, log, health }: { clock: Clock; log: Log; health: Health }): FastifyInstance {
  const server = Fastify({
    logger: false,
    bodyLimit: bodyMaxBytes,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
  });
  server.setErrorHandler(async (error: { statusCode?: number; message: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log.error({ err: error, url: request.url }, 'a request failed');
    // What went wrong inside is for the log; the other side learns that it was not their fault.
    return reply.code(status).send({ error: status >= 500 ? 'Muster failed; try again' : error.message });
  });
  server.setNotFoundHandler(async (_request, reply) => reply.code(404).send({ error: 'not found' }));
  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) => {
    const report = await readiness(health, clock.now());
    return reply.code(report.ready ? 200 : 503).send(report);
  });
  server.get('/metrics', async (_request, reply) =>
    reply.type('text/plain; version=0.0.4').send(await health.metrics()),
  );
  return server;
}

async function readiness(health: Health, now: number): Promise<{ ready: boolean; checks: Record<string, string> }> {
  const checks: Record<string, string> = {};
  try {
    await health.pingDatabase();
    const oldest = await health.oldestDueAt();
    const isLate = oldest !== null && now - oldest > queueAgeMaxMs;
    const fault = (await health.whyNotWritten?.()) ?? null;
    checks.database = fault === null ? 'ok' : `cannot be written: ${fault}`;
    checks.queue = isLate ? `the oldest thing to send is ${Math.round((now - oldest) / 1000)} s late` : 'ok';
  } catch {
    checks.database = 'cannot be read';
  }
  if (health.whyNotTrusted) checks.canary = health.whyNotTrusted() ?? 'ok';
  const slack = health.slack();
  checks.slack = slack.isReady ? 'ok' : slack.detail;
  return { ready: Object.values(checks).every((check) => check === 'ok'), checks };
}
