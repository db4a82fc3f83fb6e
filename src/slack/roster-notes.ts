import { DateTime } from 'luxon';
import type { Ctx, NewOutbox } from '../domain/decision.ts';
import type { RenderedRow } from '../domain/rendering.ts';
import type { Roster } from '../domain/roster.ts';
import { findPerson, findSchedule } from '../domain/roster-lookup.ts';
import type { RosterNotes } from '../usecases/watch-roster.ts';
import { words } from '../words/words.ts';
import { type MessageView, message, section, sections } from './view/block.ts';
import { clipped } from './view/mrkdwn.ts';

const shownMax = 15;

/** The notes to the admins about their roster, as direct messages. */
export const rosterNotes: RosterNotes = {
  lint: (findings, roster, ctx) => {
    const lines = findings
      .slice(0, shownMax)
      .map(({ level, where, message: text }) => words.lint.line(level, clipped(where, 150), clipped(text, 500)));
    return toAdmins(note(words.lint.noteTitle(findings.length), lines, findings.length), roster, ctx);
  },
  tzdata: (changes, { was, is }, roster, ctx) => {
    const lines = changes.slice(0, shownMax).map((change) => {
      const schedule = findSchedule(roster, change.schedule);
      const zone = schedule?.timezone ?? roster.timezone;
      const text = (row: RenderedRow | null) => rowText(row, roster, zone);
      const name = clipped(schedule?.name ?? change.schedule, 150);
      return words.moves.moved(name, text(change.was), text(change.is), zone);
    });
    return toAdmins(note(words.moves.tzdata(was, is), lines, changes.length), roster, ctx);
  },
};

function note(title: string, lines: readonly string[], count: number): MessageView {
  const more = count > lines.length ? [words.terms.more(count - lines.length)] : [];
  return message({ text: title, blocks: [section(title), ...sections([...lines, ...more])] });
}

function rowText(row: RenderedRow | null, roster: Roster, zone: string): string {
  if (row === null) return words.terms.nobody;
  const [start, end, person] = row;
  const at = (time: number) => DateTime.fromMillis(time, { zone }).toFormat('yyyy-MM-dd HH:mm');
  const who = person === null ? words.terms.nobody : clipped(findPerson(roster, person)?.name ?? person, 150);
  return words.moves.shift(who, at(start), at(end));
}

function toAdmins(view: MessageView, { slack }: Roster, ctx: Ctx): NewOutbox[] {
  return slack.admins.map((user) => ({
    key: `roster-note:${ctx.newId()}`,
    kind: 'reply',
    payload: { to: { url: null, channel: null, user }, message: view },
  }));
}
