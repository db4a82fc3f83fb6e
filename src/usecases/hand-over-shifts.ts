import { bundleHandOffs, type DueStep, type HandOffBundles, type PersonalBundle } from '../domain/bundle-hand-offs.ts';
import { type Change, type Ctx, decided, insert, type NewOutbox, update } from '../domain/decision.ts';
import type { Directory } from '../domain/directory.ts';
import type { HandOffStep, Stage } from '../domain/plan-hand-off.ts';
import type { Schedule } from '../domain/roster.ts';
import { findPerson } from '../domain/roster-lookup.ts';
import { type CarriedOver, noteKey, noteRow, type ShiftLine } from '../domain/roster-note.ts';
import type { ShiftNotice } from '../domain/shift-notice.ts';
import { commit } from '../store/commit.ts';
import { knownKeys } from '../store/outbox.ts';
import { carriedOver } from './carried-over.ts';
import type { Deps } from './perform.ts';

const column: Record<Stage, 'dayAt' | 'soonAt' | 'changeAt'> = { day: 'dayAt', soon: 'soonAt', change: 'changeAt' };

interface World {
  directory: Directory;
  carriedTo(schedules: readonly Schedule[]): Promise<CarriedOver>;
  ctx: Ctx;
}

interface Parts {
  changes: Change[];
  outbox: NewOutbox[];
}

/**
 * Tells people of the shifts that begin or end: each shift once, and everything that one person is to hear at one time in
 * one message.
 */
export async function handOverShifts(
  deps: Pick<Deps, 'db'>,
  due: readonly DueStep[],
  directory: Directory,
  ctx: Ctx,
): Promise<void> {
  const bundles = await withoutSaid(deps, bundleHandOffs(due, directory));
  const world: World = {
    directory,
    ctx,
    carriedTo: (schedules) => carriedOver(deps.db, schedules, directory, ctx.now),
  };
  const parts: Parts[] = [];
  for (const bundle of bundles.personal) parts.push(await tell(bundle, world));
  for (const news of bundles.channels) parts.push(await announce(news, world));
  parts.push(miss(bundles.missed, due, world));
  const changes = parts.flatMap((part) => part.changes);
  const outbox = parts.flatMap((part) => part.outbox);
  if (changes.length + outbox.length > 0) await commit(deps.db, decided(null, { changes, outbox }), ctx);
}

/** What ended is told for as long as it is news, so it is first asked whether it was. */
async function withoutSaid({ db }: Pick<Deps, 'db'>, bundles: HandOffBundles): Promise<HandOffBundles> {
  const { personal, channels } = bundles;
  const overs = personal.flatMap(({ over }) => (over === null ? [] : [over]));
  const said = await knownKeys(
    db,
    [...overs, ...channels].map(({ key }) => noteKey(key)),
  );
  const isNew = ({ key }: { key: string }) => !said.has(noteKey(key));
  return {
    ...bundles,
    personal: personal
      .map((bundle) => ({ ...bundle, over: bundle.over !== null && isNew(bundle.over) ? bundle.over : null }))
      .filter(({ tells, over }) => tells.length > 0 || over !== null),
    channels: channels.filter(isNew),
  };
}

async function tell({ person, tells, over }: PersonalBundle, { directory, carriedTo, ctx }: World): Promise<Parts> {
  const told = tells.map(({ schedule, step }) => ({ schedule, step, id: step.known?.id ?? ctx.newId() }));
  const lines = told.map(({ schedule, step }): ShiftLine => {
    const about = { schedule: schedule.name, startsAt: step.change.at };
    return step.stage === 'change' ? { what: 'begun', ...about, isLate: step.isLate } : { what: 'ahead', ...about };
  });
  const gone = (over?.parts ?? []).map(({ schedule, change }): ShiftLine => {
    return { what: 'over', schedule: schedule.name, incoming: slackOf(change.standing, directory) };
  });
  const near = told.filter(({ step }) => step.stage !== 'day').map(({ schedule }) => schedule);
  const first = told[0];
  const key = over?.key ?? `${first?.step.stage}:${first?.id}`;
  const rank = { begun: 0, over: 1, ahead: 2 } as const;
  const note = {
    what: 'shifts',
    key,
    lines: [...lines, ...gone].toSorted((a, b) => rank[a.what] - rank[b.what]),
    notices: told.flatMap(({ step, id }) => (step.known?.confirmedAt == null ? [id] : [])),
    carried: near.length === 0 ? null : await carriedTo(near),
  } as const;
  return {
    changes: told.map(({ schedule, step, id }) => noticeChange(schedule, step, id, ctx)),
    outbox: [noteRow(key, { user: person.slack }, note)],
  };
}

/** Somebody else who told of it meanwhile makes the whole commit a conflict. */
function noticeChange(
  { id: scheduleId }: Schedule,
  { stage, person, change, known }: Extract<HandOffStep, { do: 'tell' }>,
  id: string,
  ctx: Ctx,
): Change {
  const told = { [column[stage]]: ctx.now };
  if (known !== null) return update('shiftNotices', { id, [column[stage]]: null }, told, 1);
  const fresh: ShiftNotice = {
    id,
    scheduleId,
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
  return insert('shiftNotices', fresh);
}

/** The team's channel hears who comes. */
async function announce(
  { key, channel, parts }: HandOffBundles['channels'][number],
  { directory, carriedTo }: World,
): Promise<Parts> {
  const changes = parts.map(({ schedule, change }) => ({
    schedule: schedule.name,
    incoming: slackOf(change.incoming, directory),
    outgoing: slackOf(change.outgoing, directory),
  }));
  const carried = await carriedTo(parts.map(({ schedule }) => schedule));
  return { changes: [], outbox: [noteRow(key, { channel }, { what: 'shifts_changed', changes, carried })] };
}

/** Who was asked and has not confirmed: somebody has to hear of it, even where nobody goes and nobody manages. */
function miss(missed: HandOffBundles['missed'], due: readonly DueStep[], { directory, ctx }: World): Parts {
  const unheard = due.filter(({ step }) => step.do === 'miss' && step.listeners.length === 0);
  const heard = [
    ...missed,
    ...(unheard.length === 0 ? [] : directory.roster.slack.admins.map((listener) => ({ listener, of: unheard }))),
  ];
  const notices = due.flatMap(({ step }) => (step.do === 'miss' ? [step.known.id] : []));
  return {
    changes: notices.map((id) => update('shiftNotices', { id, missedAt: null }, { missedAt: ctx.now }, 1)),
    outbox: heard.map(({ listener, of }) => {
      const shifts = of.flatMap(({ schedule, step }) =>
        step.do === 'miss'
          ? [{ id: step.known.id, who: step.person.slack, schedule: schedule.name, startsAt: step.known.startsAt }]
          : [],
      );
      const note = { what: 'unconfirmed', shifts: shifts.map(({ id, ...shift }) => shift) } as const;
      return noteRow(`missed:${shifts[0]?.id}:${listener}`, { user: listener }, note);
    }),
  };
}

function slackOf(ids: readonly string[], { roster }: Directory): string[] {
  return ids.flatMap((id) => findPerson(roster, id)?.slack ?? []);
}
