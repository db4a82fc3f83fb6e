import { decided, refuse, update } from '../domain/decision.ts';
import type { ApiToken } from '../domain/records.ts';
import { tokenByName } from '../store/api-tokens.ts';
import { words } from '../words/words.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/** Ends a bearer token: the next request with it is refused. Its name may be given to another one afterwards. */
export function revokeToken(deps: Deps, name: string, asked: Asked<ApiToken>): Promise<Result<ApiToken>> {
  return perform(deps, asked, {
    action: 'token_revoke',
    subject: name,
    key: 'tokens',
    load: async () => ({ token: await tokenByName(deps.db, name) }),
    decide: ({ token }, ctx) => {
      if (token === undefined) return refuse('unknown', words.refusals.token.unknown(name), 'name');
      if (token.revokedAt !== null) return refuse('revoked', words.refusals.token.revoked(name), 'name');
      return decided(
        { ...token, revokedAt: ctx.now },
        {
          changes: [update('apiTokens', { id: token.id, digest: token.digest }, { revokedAt: ctx.now }, 1)],
          audit: [{ action: 'token_revoke', subject: name, outcome: 'done', detail: token.scope }],
        },
      );
    },
  });
}
