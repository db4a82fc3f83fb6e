import type { Directory } from '../domain/directory.ts';
import type { Roster } from '../domain/roster.ts';
import { resolveOnCall } from '../domain/schedule/resolve-on-call.ts';
import type { Db } from '../store/db.ts';
import { currentDirectory } from '../store/directory.ts';
import { waitingRows } from '../store/due-rows.ts';
import { incidentById } from '../store/incidents.ts';
import { pageById } from '../store/pages.ts';
import type { Moment } from '../workspace/ground.ts';

/** What the clock can be moved to. */
interface Outlook {
  /** The next change of people on each schedule, soonest first, with the covers made in Slack. */
  handOffs: Moment[];
  /** The next page or step of a policy; null when nothing waits for an answer. */
  page: Moment | null;
}

const carrierNames = { slack: 'Slack', sms: 'SMS', voice: 'call', email: 'mail', webhook: 'webhook' } as const;

/** Looks ahead. Who is on call when is worked out anew only when the roster changed or a change is over. */
export function createOutlook(db: Db): (now: number) => Promise<Outlook> {
  let known: { of: string; handOffs: Moment[] } = { of: '', handOffs: [] };
  return async (now) => {
    const directory = await currentDirectory(db);
    const { version, roster, inactive } = directory;
    const overrides = roster.schedules.map((schedule) => schedule.overrides.map(({ id }) => id));
    const of = JSON.stringify([version, overrides, [...inactive]]);
    if (known.of !== of || known.handOffs.some(({ at }) => at <= now))
      known = { of, handOffs: handOffsOf(directory, now) };
    return { handOffs: known.handOffs, page: await nextPage(db, now, (id) => nameIn(roster, id)) };
  };
}

function handOffsOf({ roster, inactive }: Directory, now: number): Moment[] {
  const context = { calendars: roster.calendars, schedules: roster.schedules, inactive };
  return roster.schedules
    .flatMap((schedule): Moment[] => {
      const { next } = resolveOnCall(schedule, context, now);
      const at = Math.min(...next.flatMap(({ from }) => (from === null || from <= now ? [] : [from])));
      if (!Number.isFinite(at)) return [];
      const names = next.map(({ person }) => nameIn(roster, person));
      return [{ id: schedule.id, at, what: `${schedule.name}: ${names.join(', ')}` }];
    })
    .sort((a, b) => a.at - b.at);
}

function nameIn({ people }: Roster, id: string): string {
  return people.find((person) => person.id === id || person.slack === id)?.name ?? id;
}

async function nextPage(db: Db, now: number, nameOf: (id: string) => string): Promise<Moment | null> {
  const { pages, escalations } = await waitingRows(db);
  const [first] = [
    ...pages.map(({ id, dueAt }) => ({ dueAt, page: id, incident: '' })),
    ...escalations.map(({ incidentId, dueAt }) => ({ dueAt, page: '', incident: incidentId })),
  ]
    .filter(({ dueAt }) => dueAt > now)
    .sort((a, b) => a.dueAt - b.dueAt);
  if (first === undefined) return null;
  const page = first.page === '' ? undefined : await pageById(db, first.page);
  if (page !== undefined)
    return { id: 'page', at: first.dueAt, what: `${carrierNames[page.carrier]} to ${nameOf(page.slackUser)}` };
  const incident = await incidentById(db, first.incident);
  return { id: 'page', at: first.dueAt, what: `INC-${incident?.number ?? '?'} goes on to the next step` };
}
