import { alarmRow } from '../domain/alarm-row.ts';
import { type Ctx, decided, update } from '../domain/decision.ts';
import { adminRows } from '../domain/watch-note.ts';
import { commit } from '../store/commit.ts';
import { currentRoster } from '../store/directory.ts';
import { strandedEscalations } from '../store/incidents.ts';
import type { Deps } from '../usecases/perform.ts';
import { words } from '../words/words.ts';

const everyMs = 60_000;

/**
 * Every minute: an open incident that nobody has acknowledged must have a next step due, unless its policy has ended
 * with its alarm. One that has none is made due at once, and the operator and the admins are told.
 */
export function createEscalationAudit(deps: Deps, makeCtx: () => Ctx): () => Promise<void> {
  let lookedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const ctx = makeCtx();
    if (Math.abs(ctx.now - lookedAt) < everyMs) return;
    lookedAt = ctx.now;
    for (const { incidentId, number, version } of await strandedEscalations(deps.db)) {
      deps.log.error({ incidentId }, 'an incident that nobody has acknowledged had no next step; it is due now');
      const report = {
        type: 'stranded',
        incident: `INC-${number}`,
        title: words.trouble.stranded,
        text: words.trouble.strandedMended,
        at: ctx.now,
      };
      const changes = [
        update('escalations', { incidentId, version }, { state: 'paging', dueAt: ctx.now, version: version + 1 }, 1),
      ];
      const key = `stranded:${ctx.newId()}`;
      const { roster } = await currentRoster(deps.db);
      const outbox = [alarmRow(key, report), ...adminRows(key, roster, { what: 'stranded', number })];
      await commit(deps.db, decided(null, { changes, outbox }), ctx);
    }
  };
}
