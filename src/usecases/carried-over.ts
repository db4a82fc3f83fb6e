import type { Directory } from '../domain/directory.ts';
import type { Schedule } from '../domain/roster.ts';
import type { CarriedOver } from '../domain/roster-note.ts';
import { readInstant } from '../domain/schedule/read-time.ts';
import { zoneClock } from '../domain/schedule/zone-clock.ts';
import type { Db } from '../store/db.ts';
import { escalationOf, openIncidents } from '../store/incidents.ts';

const shownMax = 10;

/** What is open, snoozed and silent on the services whose policies page these schedules. Private incidents stay private. */
export async function carriedOver(
  db: Db,
  schedules: readonly Schedule[],
  { roster }: Directory,
  now: number,
): Promise<CarriedOver> {
  const policies = roster.policies.filter(({ steps, final }) =>
    [...steps, ...(final === null ? [] : [final])].some(({ notify }) =>
      notify.some((target) => target.kind === 'schedule' && schedules.some(({ id }) => id === target.id)),
    ),
  );
  const isOwn = (policy: string | null) => policies.some(({ id }) => id === (policy ?? roster.policies[0]?.id));
  const services = roster.services.filter(({ policy }) => isOwn(policy));
  const own = (await openIncidents(db)).filter(
    ({ service, isPrivate, isDrill }) =>
      !isPrivate && !isDrill && (service === null ? isOwn(null) : services.some(({ id }) => id === service)),
  );
  const open: CarriedOver['open'] = [];
  for (const { id, number, title, channelId } of own.slice(0, shownMax)) {
    const escalation = await escalationOf(db, id);
    open.push({ number, title, channelId, snoozedUntil: escalation?.state === 'snoozed' ? escalation.dueAt : null });
  }
  const clock = zoneClock(roster.timezone);
  const silent = roster.maintenance
    .filter(({ from, to }) => {
      const [start, end] = [readInstant(from, clock), readInstant(to, clock)];
      return start !== undefined && end !== undefined && start <= now && now < end;
    })
    .flatMap((each) => each.services);
  const muted = services.filter(({ id }) => silent.includes(id)).map(({ name }) => name);
  return { open, muted };
}
