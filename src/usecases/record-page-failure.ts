import { type Ctx, type Decision, reviseEscalation, update } from '../domain/decision.ts';
import type { Incident } from '../domain/incident.ts';
import { isPending, type Page } from '../domain/page.ts';
import { postRow } from '../domain/post-row.ts';
import { leavesAt } from '../domain/quiet-hours.ts';
import type { Roster } from '../domain/roster.ts';
import { findPerson, findService, findTeam } from '../domain/roster-lookup.ts';
import { currentDirectory } from '../store/directory.ts';
import { escalationOf } from '../store/incidents.ts';
import { pagesOf } from '../store/pages.ts';
import type { Deps } from './perform.ts';

type Parts = Pick<Decision, 'changes' | 'timeline' | 'outbox'>;

/**
 * A page cannot arrive. The person's next contact method is tried at once; when there is none, the team's channel is
 * told and, if nobody else of this step can be reached either, the policy moves on at once.
 */
export async function pageFailureParts(
  { db }: Pick<Deps, 'db'>,
  incident: Incident,
  pageId: string,
  reason: string,
  ctx: Ctx,
): Promise<Parts> {
  const pages = await pagesOf(db, incident.id);
  const page = pages.find(({ id }) => id === pageId);
  // Acknowledged, taken back or lost before: there is nothing left to lose.
  if (!page || !isPending(page)) return { changes: [], timeline: [], outbox: [] };
  const { roster } = await currentDirectory(db);
  const escalation = await escalationOf(db, incident.id);
  const others = pages.filter((other) => other.id !== page.id && isSameStep(other, page));
  const own = others.filter((other) => other.slackUser === page.slackUser);
  // They come in the order they are due: the next rule fires now, those after it keep their time.
  const next = own.filter(({ status }) => status === 'due').slice(0, 1);
  const person = page.person === null ? undefined : findPerson(roster, page.person);
  // Whoever was asked for by hand is wanted now.
  const urgency = page.step === null ? 'high' : (escalation?.urgency ?? 'high');
  const now = (by: Page['carrier']) =>
    person === undefined ? ctx.now : leavesAt(person, { urgency, by, at: ctx.now }, roster.timezone);
  const parts: Parts = {
    changes: [
      update('pages', { id: page.id, status: ['due', 'sent'] }, { status: 'failed', endedAt: ctx.now, detail: reason }),
      ...next.flatMap(({ id, carrier }) => [
        update('pages', { id }, { dueAt: now(carrier) }),
        update('outbox', { key: `page:${id}`, state: 'due' }, { dueAt: now(carrier) }),
      ]),
    ],
    timeline: [{ incidentId: incident.id, kind: 'page_failed', actor: null, data: { user: page.slackUser, reason } }],
    outbox: [],
  };
  if (next.length > 0 || own.some(({ status }) => status === 'sent')) return parts;
  const channel = teamChannel(roster, incident, page);
  if (channel !== null) {
    const say = { what: 'mention_unreachable', person: page.slackUser } as const;
    parts.outbox.push(postRow(incident, `unreachable:${page.id}`, { place: { in: 'named', channel }, say }));
  }
  const isCurrent =
    escalation?.state === 'paging' && escalation.round === page.round && escalation.nextStep - 1 === page.step;
  const nobodyLeft = !others.some(({ status }) => status === 'due' || status === 'sent');
  if (escalation && isCurrent && nobodyLeft) parts.changes.push(reviseEscalation(escalation, { dueAt: ctx.now }));
  return parts;
}

function isSameStep(a: Page, b: Page): boolean {
  return a.epoch === b.epoch && a.round === b.round && a.step === b.step;
}

function teamChannel(roster: Roster, incident: Incident, page: Page): string | null {
  const own = roster.teams.find((team) => page.person !== null && team.members.includes(page.person));
  const service = incident.service === null ? undefined : findService(roster, incident.service);
  const team = own ?? (service?.team == null ? undefined : findTeam(roster, service.team));
  return team?.channel ?? null;
}
