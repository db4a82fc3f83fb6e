import { type Decision, decided, type Refusal, refuse } from '../domain/decision.ts';
import { keyOf } from '../domain/outbox-keys.ts';
import type { Roster } from '../domain/roster.ts';
import { findPerson, findPersonBySlack, findTeam } from '../domain/roster-lookup.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';

const asManyMax = 50;

export interface InviteInput {
  /** Slack user ids. */
  users: readonly string[];
  /** Slack user group ids; who is in them is asked when the invitation leaves. */
  groups: readonly string[];
  /** Ids of people or teams of the roster. */
  ids: readonly string[];
}

/** Adds people to the incident's channel. What came of it is said there, person by person. */
export function invitePeople(
  deps: Deps,
  incidentId: string,
  input: InviteInput,
  asked: Asked<null>,
): Promise<Result<null>> {
  return changeIncident<null>(deps, asked, {
    action: 'invite',
    incidentId,
    rules: { memberTo: words.refusals.doing.addPeople },
    decide: ({ incident, directory: { roster } }, ctx): Decision<null> | Refusal => {
      const users = new Set(input.users);
      for (const id of input.ids) {
        const found = peopleNamed(roster, id);
        if (found === null) return refuse('unknown_person', words.refusals.people.unknown(id), 'user');
        for (const user of found) users.add(user);
      }
      if (users.size + input.groups.length === 0) return refuse('nobody', words.refusals.people.nobodyNamed, 'user');
      if (users.size > asManyMax || input.groups.length > 10)
        return refuse('too_many', words.refusals.people.tooMany(asManyMax));
      const known = [...users]
        .map((user) => findPersonBySlack(roster, user)?.name)
        .filter((name) => name !== undefined);
      const names = [...known, ...input.groups.map(() => words.timeline.aGroup)].join(', ');
      return decided(null, {
        timeline: [{ incidentId, kind: 'invited', data: { names, people: users.size, groups: input.groups.length } }],
        outbox: [
          {
            key: `invite:${incident.id}:${ctx.newId()}`,
            kind: 'channel.invite',
            incidentId,
            waitsFor: keyOf.channel(incidentId),
            payload: { users: [...users], groups: [...input.groups], by: ctx.actor ?? '' },
          },
        ],
      });
    },
  });
}

/** Slack ids of a team's members, or of one person; `null` when the roster has neither. */
function peopleNamed(roster: Roster, id: string): string[] | null {
  const team = findTeam(roster, id);
  if (team) return team.members.flatMap((member) => findPerson(roster, member)?.slack ?? []);
  const person = findPerson(roster, id);
  return person ? [person.slack] : null;
}
