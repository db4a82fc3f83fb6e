import type { FastifyReply } from 'fastify';

/** One thing that is wrong with a request, and where. */
export interface Fault {
  /** The name of the parameter, or the path in the body. */
  path: string;
  message: string;
}

const codes: Record<number, string> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'too_large',
  429: 'too_many_requests',
};

/** Answers that it was not done, why, and every fault with its path: `{error, message, errors: [{path, message}]}`. */
export function refuseRequest(
  reply: FastifyReply,
  status: number,
  message: string,
  errors: readonly Fault[] = [],
): FastifyReply {
  return reply.code(status).send({ error: codes[status] ?? 'error', message, errors });
}
