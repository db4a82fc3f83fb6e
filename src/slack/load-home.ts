import { addressOf, codeCarrier } from '../domain/contact-check.ts';
import type { Directory } from '../domain/directory.ts';
import { type Incident, isOpen } from '../domain/incident.ts';
import type { CarrierName } from '../domain/roster.ts';
import { findPersonBySlack, looksAfterRoster } from '../domain/roster-lookup.ts';
import { resolveOnCall } from '../domain/schedule/resolve-on-call.ts';
import { resolveShifts } from '../domain/schedule/resolve-shifts.ts';
import { verifiedAddresses } from '../store/contact-checks.ts';
import type { Db } from '../store/db.ts';
import { currentDirectory } from '../store/directory.ts';
import { incidentById, openIncidents } from '../store/incidents.ts';
import { pagesWaitingFor } from '../store/pages.ts';
import { openTasksOf } from '../store/playbooks.ts';
import { mayKnowOf } from '../usecases/incident-scene.ts';
import { knownFindings } from '../usecases/known-findings.ts';
import { loadHomeShifts } from './load-home-shifts.ts';
import { severityView } from './load-view.ts';
import type { ShiftBook } from './shift-book.ts';
import type { HomeContent } from './view/home.ts';

/** What a person's home tab shows: only incidents that they may know of. */
export async function loadHome(
  db: Db,
  userId: string,
  { now, carriers, book }: { now: number; carriers: ReadonlySet<CarrierName>; book: ShiftBook },
): Promise<HomeContent> {
  const directory = await currentDirectory(db);
  const known = new Map<string, Incident | null>();
  const ifKnown = async (incident: Incident | undefined): Promise<Incident | null> => {
    if (!incident) return null;
    const before = known.get(incident.id);
    if (before !== undefined) return before;
    const visible = (await mayKnowOf(db, incident, userId)) ? incident : null;
    known.set(incident.id, visible);
    return visible;
  };
  const open: HomeContent['open'] = [];
  for (const one of await openIncidents(db)) {
    const incident = await ifKnown(one);
    if (incident) open.push({ incident, severity: severityView(directory, incident.severity) });
  }
  const paged = new Set((await pagesWaitingFor(db, userId)).map(({ incidentId }) => incidentId));
  const tasks: HomeContent['tasks'] = [];
  for (const task of await openTasksOf(db, userId)) {
    const incident = await ifKnown(await incidentById(db, task.incidentId));
    if (incident && incident.status !== 'cancelled') tasks.push({ incident, task });
  }
  return {
    onCall: onCallOf(userId, directory, now),
    findings: looksAfterRoster(directory.roster, userId) ? await knownFindings(db, now) : null,
    waiting: open.filter(({ incident }) => paged.has(incident.id) && incident.ack === null && isOpen(incident)),
    open,
    shifts: await loadHomeShifts(db, userId, directory, { now, book }),
    tasks,
    contacts: contactsOf(userId, directory, { carriers, verified: await verifiedAddresses(db) }),
  };
}

function contactsOf(
  userId: string,
  { roster }: Directory,
  { carriers, verified }: { carriers: ReadonlySet<CarrierName>; verified: ReadonlySet<string> },
): HomeContent['contacts'] {
  const person = findPersonBySlack(roster, userId);
  if (person === undefined) return [];
  return (['phone', 'email'] as const).flatMap((kind) => {
    const address = addressOf(person, kind);
    // Where no carrier is set up nobody is paged, and nothing could be verified.
    if (address === null || codeCarrier(person, kind, { carriers, isStopped: false }) === null) return [];
    return [{ kind, isVerified: verified.has(address) }];
  });
}

/** Until when, and on which schedules. Who is on call at an instant is cheap to know; until when is asked only then. */
function onCallOf(userId: string, { roster, inactive }: Directory, now: number): HomeContent['onCall'] {
  const person = findPersonBySlack(roster, userId);
  if (!person) return null;
  const context = { calendars: roster.calendars, schedules: roster.schedules, inactive };
  return roster.schedules.flatMap((schedule) => {
    const standing = resolveShifts(schedule, context, { start: now, end: now + 1 });
    if (!standing.some((shift) => shift.person === person.id)) return [];
    const { onCall } = resolveOnCall(schedule, context, now);
    const own = onCall.find((one) => one.person === person.id);
    return [{ schedule: schedule.name, until: own?.until ?? null }];
  });
}
