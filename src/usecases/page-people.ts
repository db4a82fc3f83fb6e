import { decided, type Refusal, refuse } from '../domain/decision.ts';
import type { Directory } from '../domain/directory.ts';
import { incidentName } from '../domain/incident.ts';
import { notificationRules } from '../domain/notification-rules.ts';
import type { Page } from '../domain/page.ts';
import type { CarrierName, Person } from '../domain/roster.ts';
import { findPerson, findPersonBySlack, findTeam } from '../domain/roster-lookup.ts';
import { createTargetResolver } from '../domain/target.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import { inviteRow } from './invite.ts';
import { appendPageRows, type PagingParts } from './paging.ts';
import type { Asked, Deps, Result } from './perform.ts';

/** Whom to page by hand: a Slack user, or the id of a person or team of the roster. */
export type PageTarget = { user: string } | { id: string };

export interface PagedByHand {
  /** Slack user ids. */
  users: string[];
  /** Why these: `Bo is on call for SRE primary` … shown to who asked. */
  how: string;
}

/** Pages somebody now, whatever the policy is doing. Anyone may. */
export function pagePeople(
  deps: Deps,
  incidentId: string,
  input: { target: PageTarget; text: string | null },
  asked: Asked<PagedByHand>,
): Promise<Result<PagedByHand>> {
  return changeIncident<PagedByHand>(deps, asked, {
    action: 'page',
    incidentId,
    rules: { open: true },
    decide: ({ incident, directory, escalation, cardId }, ctx) => {
      const found = findPeople(directory, input.target, ctx.now);
      if ('refused' in found) return found;
      const parts: PagingParts = { changes: [], timeline: [], outbox: [], paged: [] };
      const base = { incidentId, epoch: escalation?.epoch ?? 1, round: escalation?.round ?? 0, step: null };
      const why = { by: 'hand', askedBy: ctx.actor ?? '', text: input.text } as const;
      const pages = found.people.flatMap(({ user, person }) =>
        rulesFor(person, deps.carriers).map(
          ({ by, afterMs }): Page => ({
            ...base,
            id: ctx.newId(),
            person: person?.id ?? null,
            slackUser: user,
            carrier: by,
            why,
            dueAt: ctx.now + afterMs,
            status: 'due',
            sentAt: null,
            endedAt: null,
            detail: null,
            isLate: false,
          }),
        ),
      );
      appendPageRows(parts, pages, { incident, cardId, ctx });
      return decided(
        { users: parts.paged, how: found.how },
        {
          ...parts,
          outbox: [...parts.outbox, ...inviteRow(incident, parts.paged, ctx)],
          audit: [{ action: 'page', subject: incidentName(incident), outcome: 'done', detail: parts.paged.join(' ') }],
        },
      );
    },
  });
}

interface Found {
  people: { user: string; person: Person | null }[];
  how: string;
}

function findPeople(directory: Directory, target: PageTarget, now: number): Found | Refusal {
  const { roster, inactive } = directory;
  if ('user' in target) {
    const person = findPersonBySlack(roster, target.user) ?? null;
    return person
      ? onePerson(person, inactive)
      : { people: [{ user: target.user, person: null }], how: words.byHand.byName };
  }
  const person = findPerson(roster, target.id);
  if (person) return onePerson(person, inactive);
  const team = findTeam(roster, target.id);
  if (!team) return refuse('unknown_target', words.refusals.paging.unknownTarget(target.id));
  const resolver = createTargetResolver(directory, now, new Map());
  const schedules = roster.schedules.filter((schedule) => schedule.team === team.id);
  for (const { id, name } of schedules) {
    const { people } = resolver.everyone([{ kind: 'schedule', id }]);
    if (people.length > 0) return { people: people.map(toFound), how: words.byHand.onCall(name) };
  }
  const { people } = resolver.everyone([{ kind: 'team', id: team.id }]);
  if (people.length === 0) return refuse('empty_team', words.refusals.paging.emptyTeam(team.name));
  return { people: people.map(toFound), how: words.byHand.everybody(team.name) };
}

function onePerson(person: Person, inactive: ReadonlySet<string>): Found | Refusal {
  if (inactive.has(person.id)) {
    return refuse('deactivated', words.refusals.paging.deactivated(person.name));
  }
  return { people: [{ user: person.slack, person }], how: words.byHand.byName };
}

function toFound({ person }: { person: Person }): { user: string; person: Person } {
  return { user: person.slack, person };
}

/** Somebody who asks for a person by hand wants them now: their rules for high urgency. */
function rulesFor(person: Person | null, carriers: ReadonlySet<CarrierName>) {
  return person ? notificationRules(person, 'high', carriers) : [{ by: 'slack' as const, afterMs: 0 }];
}
