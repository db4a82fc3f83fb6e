import { decided, update } from '../domain/decision.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';

/** Tries once more everything of an incident that Slack refused: the person has seen why and mended it. */
export function retryFailed(deps: Deps, incidentId: string, asked: Asked<null>): Promise<Result<null>> {
  return changeIncident<null>(deps, asked, {
    action: 'retry',
    incidentId,
    rules: {},
    decide: (_scene, ctx) =>
      decided(null, {
        changes: [
          update(
            'outbox',
            { incidentId, state: 'failed' },
            { state: 'due', dueAt: ctx.now, attempt: 0, firstAttemptAt: null },
          ),
        ],
        refresh: [incidentId],
      }),
  });
}
