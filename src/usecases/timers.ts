import { archiveAskedAt } from '../domain/archive.ts';
import { type Change, type Ctx, remove, upsert } from '../domain/decision.ts';
import type { Incident } from '../domain/incident.ts';
import type { Timer } from '../domain/records.ts';
import type { Roster } from '../domain/roster.ts';

type Subject = Pick<Timer, 'incidentId' | 'kind' | 'subject'>;

/** Sets the timer of this kind and subject, or moves it when there is one. */
export function armTimer(timer: Subject & { dueAt: number }, ctx: Ctx): Change {
  return upsert('timers', { id: ctx.newId(), key: timerKey(timer), ...timer, firedAt: null }, ['key']);
}

export function disarmTimer(timer: Subject): Change {
  return remove('timers', { key: timerKey(timer) });
}

/** Moves the date of the next update: what was set for the old one is off. */
export function rearmUpdate(incidentId: string, dueAt: number | null, ctx: Ctx): Change[] {
  const off = remove('timers', { incidentId, kind: 'update_due' });
  return dueAt === null ? [off] : [off, armTimer({ incidentId, kind: 'update_due', subject: null, dueAt }, ctx)];
}

/** Ends everything that time would still do to an incident. What is to be done afterwards stays to be done. */
export function disarmAll(incidentId: string): Change {
  return remove('timers', { incidentId, kind: ['update_due', 'close', 'step_due', 'archive'] });
}

/** Sets when people are asked whether the channel may be archived, if they ever are. */
export function armArchive(incident: Incident, roster: Roster, ctx: Ctx): Change[] {
  const dueAt = archiveAskedAt(incident, roster, ctx.now);
  return dueAt === null ? [] : [armTimer({ incidentId: incident.id, kind: 'archive', subject: null, dueAt }, ctx)];
}

export function disarmArchive(incidentId: string): Change {
  return remove('timers', { incidentId, kind: 'archive' });
}

function timerKey({ incidentId, kind, subject }: Subject): string {
  return `${kind}:${incidentId}:${subject ?? ''}`;
}
