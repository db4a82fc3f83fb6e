import { mayBundle } from '../domain/bundle.ts';
import { incidentName, isOpen } from '../domain/incident.ts';
import type { LetterSubject } from '../domain/letter.ts';
import { isOvertaken } from '../domain/overtaken.ts';
import type { Page } from '../domain/page.ts';
import { pageRow } from '../domain/postmortem/page-row.ts';
import { leavesAt } from '../domain/quiet-hours.ts';
import type { CarrierName, Person } from '../domain/roster.ts';
import { findPerson, findPersonBySlack, findService, findSeverity } from '../domain/roster-lookup.ts';
import { stopFact } from '../domain/stop-fact.ts';
import type { AddressSeal, Parcel } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { currentDirectory } from '../store/directory.ts';
import { fact } from '../store/facts.ts';
import { escalationOf, incidentById } from '../store/incidents.ts';
import { openIncidentsPaging, pageById, pagesOf } from '../store/pages.ts';
import { words } from '../words/words.ts';

/** A page that is ready to leave, or why it must not. */
export type LoadedParcel =
  | { kind: 'nothing' }
  | { kind: 'impossible'; reason: string }
  /** It is late, and a newer page says the same. */
  | { kind: 'overtaken' }
  /** A quiet page that would ring somebody asleep: not before `until`. */
  | { kind: 'asleep'; until: number }
  | {
      kind: 'ready';
      page: Page;
      address: Pick<Parcel, 'to' | 'secret'>;
      subject: LetterSubject;
      about: Parcel['incidents'][number];
      openCount: number;
      isBundled: boolean;
    };

/** Reads a page just before it leaves: what was acknowledged or taken back meanwhile stays here. */
export async function loadParcel(db: Db, seal: AddressSeal, pageId: string, now: number): Promise<LoadedParcel> {
  const page = await pageById(db, pageId);
  const incident = page && (await incidentById(db, page.incidentId));
  if (page?.status !== 'due' || !incident || !isOpen(incident)) return { kind: 'nothing' };
  const pages = await pagesOf(db, incident.id);
  if (isOvertaken(page, pages, now)) return { kind: 'overtaken' };
  const { roster } = await currentDirectory(db);
  const person =
    (page.person === null ? undefined : findPerson(roster, page.person)) ?? findPersonBySlack(roster, page.slackUser);
  const until = person === undefined ? now : await mayRingAt(db, page, person, roster.timezone, now);
  if (until > now) return { kind: 'asleep', until };
  const sealed = person === undefined ? null : addressOf(person, page.carrier);
  if (sealed === null) return { kind: 'impossible', reason: words.carrier.noAddress };
  if (page.carrier === 'sms' && (await fact(db, stopFact(sealed.to))) !== null)
    return { kind: 'impossible', reason: words.carrier.stopped };
  const address = unsealed(sealed, seal);
  if (address === null) return { kind: 'impossible', reason: words.carrier.unreadable };
  const severity = findSeverity(roster, incident.severity)?.name ?? incident.severity.toUpperCase();
  const service = incident.service === null ? null : (findService(roster, incident.service)?.name ?? incident.service);
  const names = { user: (id: string) => findPersonBySlack(roster, id)?.name };
  const { why } = pageRow(page, incident, names, person?.timezone ?? roster.timezone);
  const waiting = (await openIncidentsPaging(db, page.slackUser)).filter(({ ack }) => ack === null);
  return {
    kind: 'ready',
    page,
    address,
    subject: { page: { id: page.id, isLate: isLate(page, now) }, incident, severity, service, why },
    about: {
      name: incidentName(incident),
      title: incident.title,
      severity: incident.severity,
      service: incident.service,
    },
    openCount: waiting.length,
    isBundled: mayBundle(page, pages),
  };
}

/** It was planned for when its person is awake; what held it up may have lasted until they sleep again. */
async function mayRingAt(db: Db, page: Page, person: Person, zone: string, now: number): Promise<number> {
  // Whoever was asked for by hand is wanted now.
  const escalation = page.step === null ? undefined : await escalationOf(db, page.incidentId);
  return leavesAt(person, { urgency: escalation?.urgency ?? 'high', by: page.carrier, at: now }, zone);
}

const lateAfterMs = 60_000;

function isLate(page: Page, now: number): boolean {
  return page.isLate || now - page.dueAt > lateAfterMs;
}

function addressOf(person: Person, by: CarrierName): Pick<Parcel, 'to' | 'secret'> | null {
  if (by === 'webhook')
    return person.webhook === null ? null : { to: person.webhook.url, secret: person.webhook.secret };
  const to = by === 'email' ? person.email : person.phone;
  return to === null ? null : { to, secret: null };
}

function unsealed({ to, secret }: Pick<Parcel, 'to' | 'secret'>, seal: AddressSeal) {
  try {
    return { to: seal.open(to), secret: secret === null ? null : seal.open(secret) };
  } catch {
    return null;
  }
}
