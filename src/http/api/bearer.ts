import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiToken } from '../../domain/records.ts';
import type { Clock } from '../../ports.ts';
import { tokenByDigest } from '../../store/api-tokens.ts';
import type { Db } from '../../store/db.ts';
import { refuseRequest } from './problem.ts';
import type { createRateLimit } from './rate-limit.ts';

/** What each scope lets a token do: who may change an incident may also read it. */
const grants: Record<ApiToken['scope'], readonly ApiToken['scope'][]> = {
  read: ['read'],
  write: ['read', 'write'],
  ingest: ['ingest'],
};

const challenge = 'Bearer realm="muster"';

/**
 * Lets a request pass that has a bearer token of the scope (RFC 6750): 401 without a valid one, 403 with another
 * scope, 429 when the token asks too often. The token itself is compared by digest only and appears in no log.
 */
export function requireToken(
  { db, clock, limit }: { db: Db; clock: Clock; limit: ReturnType<typeof createRateLimit> },
  scope: ApiToken['scope'],
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const token = bearerOf(request.headers.authorization);
    const known = token === null ? undefined : await findToken(db, token);
    if (known === undefined) {
      const why = token === null ? 'Send a token: `Authorization: Bearer …`.' : 'This token is not valid.';
      const error = token === null ? '' : ', error="invalid_token"';
      return refuseRequest(reply.header('www-authenticate', `${challenge}${error}`), 401, why);
    }
    if (!grants[known.scope].includes(scope)) {
      const header = `${challenge}, error="insufficient_scope", scope="${scope}"`;
      const why = `This takes a token of scope ${scope}; this one has ${known.scope}.`;
      return refuseRequest(reply.header('www-authenticate', header), 403, why);
    }
    const waitS = limit.take(known.id, clock.now());
    if (waitS === 0) return undefined;
    return refuseRequest(reply.header('retry-after', String(waitS)), 429, `Too many requests. Wait ${waitS} s.`);
  };
}

function bearerOf(header: string | undefined): string | null {
  return /^bearer +([\w.~+/-]{1,200}=*) *$/i.exec(header ?? '')?.[1] ?? null;
}

async function findToken(db: Db, token: string): Promise<ApiToken | undefined> {
  const digest = createHash('sha256').update(token).digest();
  const found = await tokenByDigest(db, digest.toString('hex'));
  // The database compares text byte by byte; this comparison takes the same time whatever is in it.
  return found && timingSafeEqual(Buffer.from(found.digest, 'hex'), digest) ? found : undefined;
}
