import { incidentName } from '../../domain/incident.ts';
import type { WeekNews } from '../../domain/week.ts';
import { words } from '../../words/words.ts';
import { type MessageView, message, section, sections } from './block.ts';
import { bold, clipped, span, time } from './mrkdwn.ts';

const { week: texts } = words;
const turnsMax = 10;
const linesMax = 15;

/** The summary of a week: what was, and who is on call in the one that begins. Names, no mentions: it wakes nobody. */
export function week(news: WeekNews): MessageView {
  const title = texts.title(clipped(news.teams.join(', '), 200));
  const blocks = [
    section(title),
    section([texts.span(moment(news.from), moment(news.until)), ...incidentLines(news.incidents)].join('\n')),
    section(pageLine(news.pages)),
    ...sections(coverLines(news)),
    ...sections(shiftLines(news)),
    ...sections(holeLines(news)),
  ];
  return message({ text: title, blocks });
}

function incidentLines({ count, open, bySeverity, acknowledgedMs, resolvedMs, listed }: WeekNews['incidents']) {
  if (count === 0) return [texts.noIncidents];
  const severities = bySeverity.map((one) => texts.count(one.count, clipped(one.name, 80))).join(', ');
  const names = listed.map(({ number, title }) => texts.incident(incidentName({ number }), clipped(title, 120)));
  return [
    texts.incidents(count, severities, open),
    texts.times(
      acknowledgedMs === null ? words.terms.notRecorded : span(acknowledgedMs),
      resolvedMs === null ? words.terms.notRecorded : span(resolvedMs),
    ),
    ...names,
    ...rest(count - names.length),
  ];
}

function pageLine(pages: WeekNews['pages']): string {
  if (pages.length === 0) return texts.noPages;
  const people = pages
    .slice(0, linesMax)
    .map(({ name, count, atNight }) => texts.paged(clipped(name, 80), count, atNight));
  return texts.pages([...people, ...rest(pages.length - linesMax)].join(', '));
}

function coverLines({ covers }: WeekNews): string[] {
  const lines = covers.slice(0, linesMax).map(({ name, instead, schedule, from, to }) => {
    const who = instead === null ? clipped(name, 80) : texts.coveredFor(clipped(name, 80), clipped(instead, 80));
    return texts.cover(who, clipped(schedule, 150), moment(from), moment(to));
  });
  return lines.length === 0 ? [] : [texts.covers, ...lines, ...rest(covers.length - linesMax)];
}

function shiftLines({ shifts }: WeekNews): string[] {
  if (shifts.length === 0) return [];
  const lines = shifts.slice(0, linesMax).map(({ schedule, turns }) => {
    const people = turns.slice(0, turnsMax).map(({ name, from }) => texts.turn(moment(from), clipped(name, 80)));
    const all = [...people, ...rest(turns.length - turnsMax)].join(', ');
    return texts.schedule(bold(schedule, 150), all === '' ? words.terms.nobody : all);
  });
  return [texts.coming, ...lines, ...rest(shifts.length - linesMax)];
}

function holeLines({ holes }: WeekNews): string[] {
  const lines = holes
    .slice(0, linesMax)
    .map(({ schedule, from, to }) => texts.hole(clipped(schedule, 150), moment(from), moment(to)));
  return lines.length === 0 ? [] : [texts.holes, ...lines, ...rest(holes.length - linesMax)];
}

function rest(count: number): string[] {
  return count > 0 ? [words.terms.more(count)] : [];
}

function moment(at: number): string {
  return time(at, '{date_short_pretty} {time}');
}
