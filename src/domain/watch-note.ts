import type { NewOutbox } from './decision.ts';
import type { Roster } from './roster.ts';
import type { NotePlace } from './roster-note.ts';
import type { TroubleNews } from './self-watch.ts';

/** What a message of Muster about itself, and about how it reaches people, says. People are Slack ids. */
export type WatchNote =
  /** To the admins: this person gets no more SMS. */
  | { what: 'stopped'; who: string }
  | { what: 'you_stopped' }
  | { what: 'you_started' }
  /** To who asked for it. `reason` is plain text. */
  | { what: 'code_failed'; reason: string }
  /** To the admins: nobody would have been paged any more for this incident. */
  | { what: 'stranded'; number: number }
  /** To the admins: something is wrong with Muster itself, or is well again. */
  | ({ what: 'trouble' } & TroubleNews);

/** The outbox row of such a message; `key` makes it happen once. */
export function watchRow(key: string, place: NotePlace, note: WatchNote): NewOutbox {
  return { key: `watch:${key}`, kind: 'watch.note', priority: 2, payload: { place, note } };
}

/** The same to each admin; without one to the announce channel, because somebody who reads has to hear it. */
export function adminRows(key: string, { slack }: Roster, note: WatchNote): NewOutbox[] {
  const places: NotePlace[] = slack.admins.map((user) => ({ user }));
  const fallback: NotePlace[] = slack.announce === null ? [] : [{ channel: slack.announce }];
  return (places.length > 0 ? places : fallback).map((place, index) => watchRow(`${key}:${index}`, place, note));
}
