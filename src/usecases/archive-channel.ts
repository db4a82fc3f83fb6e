import { archivedAtLatest, askAgainAfterMs, mustStay } from '../domain/archive.ts';
import {
  type Change,
  type Ctx,
  type Decision,
  decided,
  type NewOutbox,
  type Refusal,
  refuse,
  update,
} from '../domain/decision.ts';
import { type Incident, incidentName } from '../domain/incident.ts';
import { postRow } from '../domain/post-row.ts';
import type { Timer } from '../domain/records.ts';
import type { Task } from '../domain/task.ts';
import { tasksOf } from '../store/playbooks.ts';
import { timelineOf } from '../store/timeline.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';
import { armTimer, disarmArchive } from './timers.ts';

const silence = 'silence';

/**
 * Asks in the channel of an incident that is over whether it may be archived; without an answer it is, a day later.
 * While tasks are open nobody is asked. A channel that was there before the incident is nobody's to archive.
 */
export function fireArchive(deps: Deps, timer: Timer, asked: Asked<null>): Promise<Result<null>> {
  const { incidentId } = timer;
  return changeIncident<null, { tasks: Task[]; isOurs: boolean }>(deps, asked, {
    action: 'archive',
    incidentId,
    rules: {},
    more: async () => ({
      tasks: await tasksOf(deps.db, incidentId),
      isOurs: (await timelineOf(deps.db, incidentId)).every(({ kind }) => kind !== 'converted'),
    }),
    decide: ({ incident }, ctx, { tasks, isOurs }) => {
      const fired = update('timers', { id: timer.id }, { firedAt: ctx.now });
      if (!isOurs || !canBeArchived(incident)) return decided(null, { changes: [fired] });
      if (mustStay(tasks))
        return decided(null, { changes: [fired, arm(incidentId, null, ctx.now + askAgainAfterMs, ctx)] });
      if (timer.subject === silence) return decided(null, { changes: [fired], ...archived(incident, ctx) });
      const at = archivedAtLatest(incident, ctx.now);
      return decided(null, {
        changes: [fired, arm(incidentId, silence, at, ctx)],
        outbox: [postRow(incident, timer.id, { place: { in: 'channel' }, say: { what: 'archive_asked', at } })],
        audit: [{ action: 'archive', subject: incidentName(incident), outcome: 'done', detail: 'asked' }],
      });
    },
  });
}

/** Archives the channel of an incident that is over, or leaves it open for good: whichever was answered first. */
export function answerArchive(
  deps: Deps,
  incidentId: string,
  answer: 'archive' | 'keep',
  asked: Asked<Incident>,
): Promise<Result<Incident>> {
  return changeIncident<Incident>(deps, asked, {
    action: answer,
    incidentId,
    rules: { memberTo: words.refusals.doing.archive },
    decide: ({ incident }, ctx): Decision<Incident> | Refusal => {
      if (!canBeArchived(incident)) return refuse('not_over', words.refusals.notToArchive(incidentName(incident)));
      const disarmed = disarmArchive(incidentId);
      if (answer === 'archive') return decided(incident, { changes: [disarmed], ...archived(incident, ctx) });
      const say = { what: 'channel_kept', by: ctx.actor ?? '' } as const;
      return decided(incident, {
        changes: [disarmed],
        outbox: [postRow(incident, ctx.newId(), { place: { in: 'channel' }, say })],
      });
    },
  });
}

function canBeArchived({ status, channelState }: Incident): boolean {
  return (status === 'closed' || status === 'cancelled') && channelState === 'open';
}

function arm(incidentId: string, subject: string | null, dueAt: number, ctx: Ctx): Change {
  return armTimer({ incidentId, kind: 'archive', subject, dueAt }, ctx);
}

/** The last message says who it was: the channel's own notice names only Muster. */
function archived(incident: Incident, ctx: Ctx): Pick<Decision, 'outbox' | 'audit'> {
  const say = { what: 'archived', by: ctx.actor } as const;
  const last = postRow(incident, `archived:${ctx.newId()}`, { place: { in: 'channel' }, say });
  const row: NewOutbox = {
    key: `archive:${ctx.newId()}`,
    kind: 'channel.archive',
    incidentId: incident.id,
    lane: last.lane ?? null,
    payload: {},
  };
  const detail = ctx.actor === null ? 'nobody objected' : 'asked for';
  return {
    outbox: [last, row],
    audit: [{ action: 'archive', subject: incidentName(incident), outcome: 'done', detail }],
  };
}
