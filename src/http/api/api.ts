import type { FastifyInstance } from 'fastify';
import type { Clock, Log } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import { requireToken } from './bearer.ts';
import { addIncidentRoutes } from './incident-routes.ts';
import { addOnCallRoutes } from './on-call-routes.ts';
import { refuseRequest } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';

/** Four times what every token may count on. */
const requestsPerSecond = 200;

export interface ApiDeps {
  db: Db;
  clock: Clock;
  log: Log;
}

/** The REST API for scripts and monitors: bearer tokens, JSON, nothing private. */
export function registerApi(server: FastifyInstance, deps: ApiDeps, perSecond = requestsPerSecond): void {
  const limit = createRateLimit(perSecond);
  void server.register((scope, _options, done) => {
    scope.addHook('onRequest', requireToken({ ...deps, limit }, 'read'));
    scope.addHook('onSend', async (_request, reply) => {
      void reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    });
    scope.addHook('onRoute', (route) => {
      // HEAD answers as GET does, without the body.
      if (route.method === 'GET') route.method = ['GET', 'HEAD'];
    });
    scope.setErrorHandler(async (error: { statusCode?: number; message: string }, request, reply) => {
      const status = error.statusCode ?? 500;
      if (status < 500) return refuseRequest(reply, status, error.message);
      deps.log.error({ err: error, url: request.url.split('?')[0] }, 'a request to the API failed');
      return refuseRequest(reply, 500, 'Muster failed; try again.');
    });
    addOnCallRoutes(scope, deps);
    addIncidentRoutes(scope, deps);
    done();
  });
}
