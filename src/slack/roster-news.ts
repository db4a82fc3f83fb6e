import type { NewOutbox } from '../domain/decision.ts';
import { moveNews } from '../domain/move-words.ts';
import type { Roster } from '../domain/roster.ts';
import { findPerson } from '../domain/roster-lookup.ts';
import type { ShiftMove } from '../domain/roster-moves.ts';
import { words } from '../words/words.ts';
import { message, section, sections } from './view/block.ts';
import { clipped } from './view/mrkdwn.ts';

/** A direct message to everybody whose shifts an applied roster moves; `version` makes it one. */
export function rosterNews(moves: readonly ShiftMove[], roster: Roster, version: number): NewOutbox[] {
  return [...Map.groupBy(moves, ({ person }) => person)].flatMap(([id, own]): NewOutbox[] => {
    const person = findPerson(roster, id);
    if (person === undefined) return [];
    const zone = person.timezone ?? roster.timezone;
    const lines = own.map((move) => moveNews(move, clipped(move.schedule.name, 150), zone));
    const view = message({
      text: words.moves.news,
      blocks: [section(words.moves.news), ...sections(lines)],
    });
    const to = { url: null, channel: null, user: person.slack };
    return [{ key: `moved:${version}:${id}`, kind: 'reply', payload: { to, message: view } }];
  });
}
