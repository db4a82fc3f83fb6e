import fc from 'fast-check';
import type { Policy, Roster } from '../../src/domain/roster.ts';
import { emptyRoster } from '../../src/domain/roster-lookup.ts';
import { anyText, at, count, flag, orNull, word } from './arbitrary-values.ts';

export const policy: fc.Arbitrary<Policy> = fc.record({
  id: anyText,
  repeat: count,
  untilAck: flag,
  steps: fc.array(
    fc.record({
      waitMs: at,
      notify: fc.array(fc.record({ kind: fc.constant('person' as const), id: anyText }), { maxLength: 2 }),
      mode: word('everyone', 'round_robin'),
      whenEmpty: word('skip', 'wait'),
    }),
    { maxLength: 3 },
  ),
  final: orNull(fc.constant({ notify: [] })),
});

export const roster: fc.Arbitrary<Roster> = fc
  .record({ timezone: anyText, policies: fc.array(policy, { maxLength: 2 }), closeAfterMs: orNull(at) })
  .map(({ timezone, policies, closeAfterMs }) => ({
    ...emptyRoster,
    timezone,
    policies,
    incidents: { ...emptyRoster.incidents, closeAfterMs },
  }));
