import { DateTime } from 'luxon';
import { type ChangedStretch, changedMs } from '../../domain/cover-effect.ts';
import type { CoverWarning } from '../../domain/cover-warnings.ts';
import type { Person } from '../../domain/roster.ts';
import { words } from '../../words/words.ts';
import { clipped, span } from './mrkdwn.ts';

const peopleMax = 6;
/** Only for the two whom it is about: others see when, and how much. */
const detailedMax = 2;
const stretchesMax = 4;

/** One stretch of time in a zone that is named: `Tue 24 Nov 09:30 – 17:00 (America/Chicago)`. */
export function stretch(from: number, to: number, zone: string): string {
  return words.cover.inZone(plainStretch(from, to, zone), zone);
}

/** The same without the zone. */
export function plainStretch(from: number, to: number, zone: string): string {
  const [start, end] = [from, to].map((at) => DateTime.fromMillis(at, { zone, locale: words.cover.locale }));
  if (!start || !end) return '';
  const { dayAndTime } = words.cover;
  const last = end.toFormat(start.hasSame(end, 'day') ? 'HH:mm' : dayAndTime);
  return words.cover.stretch(start.toFormat(dayAndTime), last);
}

/**
 * What a cover or a swap does, for each person in their own zone: how much time they gain or lose, and who is on call
 * before and after. `whole`: what is said of all the time of it.
 */
export function effectLines(
  effect: readonly ChangedStretch[],
  people: readonly Person[],
  world: { zone: string; whole: { from: number; to: number } | null },
): string[] {
  return people.slice(0, peopleMax).flatMap((person, index) => {
    const zone = person.timezone ?? world.zone;
    const name = clipped(person.name, 80);
    const when = world.whole === null ? zone : stretch(world.whole.from, world.whole.to, zone);
    const { gained, lost } = changedMs(effect, person.id);
    const head = words.cover.person(name, when, gained > 0 ? span(gained) : null, lost > 0 ? span(lost) : null);
    const shown = index < detailedMax ? effect.slice(0, stretchesMax) : [];
    const rest = index < detailedMax ? effect.length - shown.length : 0;
    const more = rest > 0 ? [`   ${words.terms.more(rest)}`] : [];
    return [head, ...shown.map((one) => stretchLine(one, zone, world.whole === null)), ...more];
  });
}

function stretchLine({ schedule, start, end, before, after }: ChangedStretch, zone: string, isNamed: boolean): string {
  const when = plainStretch(start, end, zone);
  const place = isNamed ? clipped(schedule.name, 60) : null;
  return words.cover.beforeAfter(place, when, namesOf(before), namesOf(after));
}

function namesOf(people: readonly Person[]): string {
  if (people.length === 0) return words.terms.nobody;
  const names = people.slice(0, 3).map(({ name }) => clipped(name, 40));
  return people.length > 3 ? words.terms.andMore(names.join(', '), people.length - 3) : names.join(', ');
}

/** What speaks against it, a line each; times are those of the reader. */
export function warningLines(warnings: readonly CoverWarning[], zone: string): string[] {
  return warnings.slice(0, 8).map((warning) => {
    const { warn } = words.cover;
    if (warning.what === 'partly_past') return warn.partlyPast(moment(warning.since, zone));
    const name = clipped(warning.person.name, 80);
    if (warning.what === 'slack_only') return warn.slackOnly(name);
    if (warning.what === 'asleep') return warn.asleep(name, span(warning.ms));
    const where = clipped(warning.schedule.name, 80);
    const at = moment(warning.at, warning.person.timezone ?? zone);
    return warning.what === 'both_steps' ? warn.bothSteps(name, where, at) : warn.elsewhere(name, where, at);
  });
}

function moment(at: number, zone: string): string {
  const local = DateTime.fromMillis(at, { zone, locale: words.cover.locale });
  return words.cover.inZone(local.toFormat(words.cover.dayAndTime), zone);
}
