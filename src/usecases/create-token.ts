import { createHash } from 'node:crypto';
import { decided, insert, refuse, update } from '../domain/decision.ts';
import type { ApiToken } from '../domain/records.ts';
import type { Random } from '../ports.ts';
import { tokenByName } from '../store/api-tokens.ts';
import { words } from '../words/words.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

const secretBytes = 24;

export interface CreatedToken {
  /** Shown once; only its digest is kept. */
  token: string;
  name: string;
  scope: ApiToken['scope'];
}

/** Makes a bearer token for scripts and monitors. The name of a revoked one is free again. */
export function createToken(
  deps: Deps & { random: Random },
  input: { name: string; scope: ApiToken['scope'] },
  asked: Asked<CreatedToken>,
): Promise<Result<CreatedToken>> {
  const token = `muster_${input.scope}_${deps.random.secret(secretBytes)}`;
  return perform(deps, asked, {
    action: 'token_create',
    subject: input.name,
    key: 'tokens',
    load: async () => ({ existing: await tokenByName(deps.db, input.name) }),
    decide: ({ existing }, ctx) => {
      if (!/^[\w.-]{1,60}$/.test(input.name)) {
        return refuse('bad_name', words.refusals.token.badName, 'name');
      }
      if (existing?.revokedAt === null) return refuse('name_taken', words.refusals.token.taken(input.name), 'name');
      const row: ApiToken = {
        id: ctx.newId(),
        name: input.name,
        scope: input.scope,
        digest: tokenDigest(token),
        createdAt: ctx.now,
        revokedAt: null,
      };
      return decided(
        { token, name: input.name, scope: input.scope },
        {
          changes: [
            existing === undefined ? insert('apiTokens', row) : update('apiTokens', { id: existing.id }, row, 1),
          ],
          audit: [{ action: 'token_create', subject: input.name, outcome: 'done', detail: input.scope }],
        },
      );
    },
  });
}

/** What is stored of a token: SHA-256, hex. Tokens are long and random, so a slow hash would protect nothing more. */
function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
