import { words } from '../../words/words.ts';
import { notificationRules } from '../notification-rules.ts';
import type { CarrierName, Person } from '../roster.ts';
import { findPerson } from '../roster-lookup.ts';
import type { LintFinding } from './lint-finding.ts';
import type { LintWorld } from './lint-world.ts';
import { pageablePeople } from './pageable-people.ts';

const ALL: ReadonlySet<CarrierName> = new Set(['slack', 'sms', 'voice', 'email', 'webhook'] as const);
/** What rings at night; everything else can be slept through. */
const WAKING: ReadonlySet<CarrierName> = new Set(['sms', 'voice'] as const);

/** People who can be paged and have no (verified) way to be woken, or only one way to be reached. */
export function lintPeople(world: LintWorld): LintFinding[] {
  return [...pageablePeople(world.directory.roster)].flatMap((id) => {
    const person = findPerson(world.directory.roster, id);
    return person === undefined || world.directory.inactive.has(id) ? [] : lintPerson(person, world);
  });
}

function lintPerson(person: Person, { facts }: LintWorld): LintFinding[] {
  const where = `person:${person.id}`;
  const carriers = [...new Set(notificationRules(person, 'high', ALL).map(({ by }) => by))];
  const waking = carriers.filter((by) => WAKING.has(by));
  const found: LintFinding[] = [];
  if (waking.length === 0) {
    found.push({ level: 'error', rule: 'no_way_to_wake', where, message: words.lint.noWayToWake(person.name) });
  } else if (!waking.some((by) => facts.isVerified(person.id, by))) {
    found.push({ level: 'warning', rule: 'unverified', where, message: words.lint.unverified(person.name) });
  }
  const [only] = carriers;
  if (only !== undefined && carriers.length === 1) {
    const message = words.lint.oneContactMethod(person.name, words.terms.carriers[only]);
    found.push({ level: 'warning', rule: 'one_contact_method', where, message });
  }
  return found;
}
