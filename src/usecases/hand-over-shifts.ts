import { type Change, type Ctx, decided, insert, type NewOutbox, update } from '../domain/decision.ts';
import type { Directory } from '../domain/directory.ts';
import { type HandOffPlan, type HandOffStep, planHandOff, type Stage } from '../domain/plan-hand-off.ts';
import type { Schedule } from '../domain/roster.ts';
import { findPerson, findTeam } from '../domain/roster-lookup.ts';
import { type CarriedOver, noteRow } from '../domain/roster-note.ts';
import type { ShiftNotice } from '../domain/shift-notice.ts';
import { commit } from '../store/commit.ts';
import { knownKeys } from '../store/outbox.ts';
import { carriedOver } from './carried-over.ts';
import type { Deps } from './perform.ts';

interface World {
  schedule: Schedule;
  directory: Directory;
  carried: CarriedOver;
  ctx: Ctx;
}

const column: Record<Stage, 'dayAt' | 'soonAt' | 'changeAt'> = { day: 'dayAt', soon: 'soonAt', change: 'changeAt' };

/**
 * Tells people of the shifts of one schedule that begin or end, each notice once. Returns when it wants to look again.
 */
export async function handOverShifts(
  deps: Pick<Deps, 'db'>,
  schedule: Schedule,
  directory: Directory,
  known: readonly ShiftNotice[],
  ctx: Ctx,
): Promise<number> {
  const own = known.filter(({ scheduleId }) => scheduleId === schedule.id);
  const plan: HandOffPlan = planHandOff(schedule, directory, own, ctx.now);
  if (plan.steps.length === 0) return plan.nextAt;
  const carried = await carriedOver(deps.db, schedule, directory, ctx.now);
  const parts = plan.steps.map((step) => partsOf(step, { schedule, directory, carried, ctx }));
  const changes = parts.flatMap((part) => part.changes);
  const outbox = parts.flatMap((part) => part.outbox);
  const said = await knownKeys(
    deps.db,
    outbox.map(({ key }) => key),
  );
  const isNews = changes.length > 0 || outbox.some(({ key }) => !said.has(key));
  if (isNews) await commit(deps.db, decided(null, { changes, outbox }), ctx);
  return plan.nextAt;
}

interface Parts {
  changes: Change[];
  outbox: NewOutbox[];
}

function partsOf(step: HandOffStep, world: World): Parts {
  if (step.do === 'tell') return tell(step, world);
  if (step.do === 'miss') return miss(step, world);
  return { changes: [], outbox: announce(step, world) };
}

function tell(
  { stage, person, change, known, isLate }: Extract<HandOffStep, { do: 'tell' }>,
  { schedule, carried, ctx }: World,
): Parts {
  const id = known?.id ?? ctx.newId();
  const told = { [column[stage]]: ctx.now };
  const fresh: ShiftNotice = {
    id,
    scheduleId: schedule.id,
    person: person.id,
    slackUser: person.slack,
    startsAt: change.at,
    outgoing: change.outgoing,
    dayAt: null,
    soonAt: null,
    changeAt: null,
    confirmedAt: null,
    missedAt: null,
    ...told,
  };
  const about = { notice: id, schedule: schedule.name, startsAt: change.at } as const;
  const note =
    stage === 'change'
      ? ({ what: 'shift_begun', ...about, isLate, carried } as const)
      : ({ what: 'shift_ahead', ...about, carried: stage === 'soon' ? carried : null } as const);
  return {
    changes: [known === null ? insert('shiftNotices', fresh) : update('shiftNotices', { id }, told, 1)],
    outbox: [noteRow(`${stage}:${id}`, { user: person.slack }, note)],
  };
}

function miss(
  { known, person, listeners }: Extract<HandOffStep, { do: 'miss' }>,
  { schedule, directory, ctx }: World,
): Parts {
  const { admins } = directory.roster.slack;
  const note = { what: 'unconfirmed', who: person.slack, schedule: schedule.name, startsAt: known.startsAt } as const;
  // Somebody has to hear of it, even where nobody goes and nobody manages.
  const heard = listeners.length > 0 ? listeners : admins;
  return {
    changes: [update('shiftNotices', { id: known.id, missedAt: null }, { missedAt: ctx.now }, 1)],
    outbox: heard.map((user) => noteRow(`missed:${known.id}:${user}`, { user }, note)),
  };
}

/** Those who go are told that they may, or that nobody follows; the team's channel hears who comes. */
function announce(
  { change }: Extract<HandOffStep, { do: 'announce' }>,
  { schedule, directory, carried }: World,
): NewOutbox[] {
  const { roster } = directory;
  const slackOf = (id: string) => findPerson(roster, id)?.slack ?? [];
  const [incoming, outgoing] = [change.incoming.flatMap(slackOf), change.outgoing.flatMap(slackOf)];
  const standing = change.standing.flatMap(slackOf);
  const key = `${schedule.id}:${change.at}`;
  const channel = schedule.team === null ? null : (findTeam(roster, schedule.team)?.channel ?? null);
  const over = { what: 'shift_over', schedule: schedule.name, endedAt: change.at, incoming: standing } as const;
  const changed = { what: 'shift_changed', schedule: schedule.name, incoming, outgoing, carried } as const;
  return [
    ...outgoing.map((user) => noteRow(`over:${key}:${user}`, { user }, over)),
    ...(channel === null ? [] : [noteRow(`changed:${key}`, { channel }, changed)]),
  ];
}
