import { DateTime } from 'luxon';
import { wordFor } from '../../words/word-for.ts';
import { words } from '../../words/words.ts';
import { html, type Markup, nothing } from '../markup.ts';
import type { Schedule } from '../roster.ts';
import { findPerson } from '../roster-lookup.ts';
import { resolveShifts } from '../schedule/resolve-shifts.ts';
import { type PaperInput, paperDays } from './paper-input.ts';
import { phoneOf } from './paper-people.ts';

const dayMs = 24 * 60 * 60_000;
const shiftsMax = 120;
const { paper } = words;

/** The shifts of the next days, by team and schedule; whoever is on call now stands first. */
export function paperShifts(input: PaperInput): Markup {
  const { roster } = input.directory;
  const teams = [...roster.teams.map(({ id, name }) => ({ id, name })), { id: null, name: paper.noTeam }];
  const sections = teams.flatMap(({ id, name }) => {
    const known = (team: string | null) => (roster.teams.some((one) => one.id === team) ? team : null);
    const own = roster.schedules.filter(({ team }) => known(team) === id);
    return own.length === 0 ? [] : own.map((schedule) => scheduleTable(schedule, name, input));
  });
  return html`<h2>${paper.onCallTitle}</h2>${sections}`;
}

function scheduleTable(schedule: Schedule, team: string, input: PaperInput): Markup {
  const { directory, now } = input;
  const { roster, inactive } = directory;
  const context = { calendars: roster.calendars, schedules: roster.schedules, inactive };
  const window = { start: now, end: now + paperDays * dayMs };
  const shifts = resolveShifts(schedule, context, window);
  const at = (time: number) =>
    DateTime.fromMillis(time, { zone: schedule.timezone, locale: paper.locale }).toFormat(paper.moment);
  const rows = shifts.slice(0, shiftsMax).map(({ person, start, end, vacant, override }) => {
    const from = start <= now ? paper.began : at(start);
    const until = end >= window.end ? paper.goesOn : at(end);
    const found = person === null ? undefined : findPerson(roster, person);
    if (person === null) {
      const reason = wordFor(words.onCall.reasons, vacant ?? '') ?? words.onCall.noReason;
      return html`<tr class="gap"><td>${from}</td><td>${until}</td><td colspan="2">${paper.nobody(reason)}</td></tr>`;
    }
    const by = override === null ? nothing : html` <span class="quiet">(${paper.cover})</span>`;
    const phone = found === undefined ? paper.none : phoneOf(found, input.open);
    return html`<tr><td>${from}</td><td>${until}</td><td>${found?.name ?? person}${by}</td><td class="number">${phone}</td></tr>`;
  });
  const rest = shifts.length - shiftsMax;
  return html`<h3>${schedule.name} <span class="quiet">(${team})</span></h3><p class="quiet">${paper.zone(schedule.timezone)}</p><table><thead><tr><th>${paper.since}</th><th>${paper.until}</th><th>${paper.who}</th><th>${paper.reach}</th></tr></thead><tbody>${rows}</tbody></table>${rest > 0 ? html`<p>${paper.more(rest)}</p>` : nothing}`;
}
