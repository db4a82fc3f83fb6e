import { decided, upsert } from '../domain/decision.ts';
import type { Membership } from '../domain/records.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/** Keeps who is in a channel; the latest event wins. */
export function recordMemberships(
  deps: Deps,
  memberships: readonly Membership[],
  asked: Asked<null>,
): Promise<Result<null>> {
  return perform(deps, asked, {
    action: 'membership',
    subject: memberships[0]?.channelId ?? '',
    key: 'memberships',
    load: async () => null,
    decide: () =>
      decided(null, {
        changes: memberships.map((row) => upsert('memberships', row, ['channelId', 'userId'], 'eventAt')),
      }),
  });
}
