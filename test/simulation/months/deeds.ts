import { findPerson } from '../../../src/domain/roster-lookup.ts';
import { saveCover } from '../../../src/usecases/save-cover.ts';
import { snoozePaging } from '../../../src/usecases/snooze-paging.ts';
import type { Deed } from './plan.ts';
import type { Stage } from './stage.ts';

const againMs = 30_000;
const quarterMs = 15 * 60_000;

/** One thing that the world does to Muster. */
export async function doDeed(months: Stage, deed: Deed): Promise<void> {
  if (deed.kind === 'outage') {
    const whom = deed.who === null ? '' : ` for ${deed.who}`;
    months.tell(`${deed.way}: ${deed.failing}${whom} for ${Math.round((deed.until - deed.at) / 60_000)} min`);
  } else if (deed.kind === 'crash') {
    months.downMs = deed.downMs;
    months.process.arm(deed);
  } else if (!months.isRunning) months.later(months.clock.now() + againMs, () => doDeed(months, deed));
  else if (deed.kind === 'problem') await monitor(months, deed);
  else if (deed.kind === 'cover') await cover(months, deed);
  else await snooze(months, deed);
}

/** A monitor sends until it is told that the event was taken, as monitors do. */
async function monitor(months: Stage, deed: Extract<Deed, { kind: 'problem' }>): Promise<void> {
  const { key, service, severity, endsAt } = deed;
  const send = async (action: 'trigger' | 'resolve'): Promise<void> => {
    const payload = { summary: key, source: 'probe', severity };
    const body = { routing_key: `key-of-${service}`, event_action: action, dedup_key: key, payload };
    const answer = months.isRunning
      ? await months.drive(
          months.app.server.inject({ method: 'POST', url: '/v2/enqueue', payload: JSON.stringify(body) }),
        )
      : undefined;
    if (answer?.statusCode === 202) months.tell(`monitor: ${action} ${key}, ${severity} on ${service}`);
    else months.later(months.clock.now() + againMs, () => send(action));
  };
  await send('trigger');
  months.later(months.begin + endsAt, () => send('resolve'));
}

async function cover(months: Stage, deed: Extract<Deed, { kind: 'cover' }>): Promise<void> {
  const user = findPerson(months.firm.roster, deed.by)?.slack ?? '';
  const onQuarter = (ms: number) => Math.ceil((months.begin + ms) / quarterMs) * quarterMs;
  const wish = { schedule: 'primary', user, instead: null, from: onQuarter(deed.from), to: onQuarter(deed.to) };
  const asked = { ctx: months.ctx(user) };
  const saved = await months.drive(saveCover(months.deps(), { wish, tell: () => [], preview: () => '' }, asked));
  if (saved?.ok)
    months.tell(`${deed.by} covers primary for ${(deed.to - deed.from) / 3_600_000} h: ${saved.value.ids.join(' ')}`);
}

/** Somebody wants quiet for a while. */
async function snooze(months: Stage, deed: Extract<Deed, { kind: 'snooze' }>): Promise<void> {
  const incident = await months.db.read
    .selectFrom('incidents')
    .select(['id', 'number'])
    .where('title', '=', deed.key)
    .executeTakeFirst();
  if (incident === undefined) return;
  const asked = { ctx: months.ctx('U05EVE') };
  const result = await months.drive(snoozePaging(months.deps(), incident.id, { length: `${deed.minutes}m` }, asked));
  if (result?.ok) months.tell(`eve snoozes INC-${incident.number} for ${deed.minutes} min`);
}
