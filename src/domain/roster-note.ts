import type { NewOutbox } from './decision.ts';
import type { WeekNews } from './week.ts';

/** What is carried over to who comes on call. Names and numbers, ready to be read; nothing of a private incident. */
export interface CarriedOver {
  open: { number: number; title: string; channelId: string | null; snoozedUntil: number | null }[];
  /** Names of services that are silent now, for maintenance. */
  muted: string[];
}

/** A shift of the reader's that is near, that begins, or that is over. People are Slack ids, schedules names. */
export type ShiftLine =
  | { what: 'ahead'; schedule: string; startsAt: number }
  | { what: 'begun'; schedule: string; startsAt: number; isLate: boolean }
  | { what: 'over'; schedule: string; incoming: string[] };

/** What a message about the roster, and no incident, says. People are Slack ids, schedules names, a `preview` is ready. */
export type RosterNote =
  /**
   * `notices`: the shifts that the reader has not confirmed yet. `key`: of its row, by which it is found again when they
   * do, and then it says `confirmed`.
   */
  | {
      what: 'shifts';
      key: string;
      lines: ShiftLine[];
      notices: string[];
      carried: CarriedOver | null;
      confirmed?: boolean;
    }
  | {
      what: 'shifts_changed';
      changes: { schedule: string; incoming: string[]; outgoing: string[] }[];
      carried: CarriedOver;
    }
  | { what: 'unconfirmed'; shifts: { who: string; schedule: string; startsAt: number }[] }
  /** The summary of a week. */
  | { what: 'week'; news: WeekNews }
  | { what: 'group_trouble'; handle: string; trouble: string; people: string[] }
  | {
      what: 'cover_asked';
      offer: string;
      by: string;
      outgoing: string[];
      schedule: string;
      from: number;
      to: number;
      preview: string;
    }
  | { what: 'cover_answered'; by: string; accepts: boolean; schedule: string; from: number; to: number }
  | { what: 'cover_undone'; by: string; schedule: string; from: number; to: number }
  | { what: 'cover_withdrawn'; by: string; schedule: string; from: number; to: number }
  | {
      /** Slack has deactivated somebody, or taken them back. */
      what: 'person_left';
      isBack: boolean;
      who: string;
      /** `null`: under way, or without an end. */
      shifts: { schedule: string; from: number | null; to: number | null }[];
      more: number;
    }
  | {
      what: 'swap';
      step: 'asked' | 'accepted' | 'declined' | 'withdrawn' | 'undone' | 'moved' | 'ended';
      /** To be answered, when it is asked. */
      offer: string | null;
      /** `null` = an edit of the roster. */
      by: string | null;
      shifts: SwapShift[];
      preview?: string;
    };

/** One shift of a swap: whose it is by the rotation, and when; `was` where an edit has moved it. */
export interface SwapShift {
  who: string;
  schedule: string;
  from: number;
  to: number;
  was?: { from: number; to: number };
}

/** Where it goes: to a person, or to a channel by its name. */
export type NotePlace = { user: string } | { channel: string };

/** The outbox row of a message about the roster; `key` makes it happen once. */
export function noteRow(key: string, place: NotePlace, note: RosterNote): NewOutbox {
  return { key: noteKey(key), kind: 'roster.note', priority: 2, payload: { place, note } };
}

/** The message is edited in place: it says that its shifts are confirmed, and asks no more. */
export function confirmedRow(
  { place, note }: { place: NotePlace; note: Extract<RosterNote, { what: 'shifts' }> },
  shown: { channelId: string; ts: string },
): NewOutbox {
  const payload = { place, note: { ...note, notices: [], confirmed: true }, shown };
  return { key: noteKey(`confirmed:${note.key}`), kind: 'roster.note', priority: 2, payload };
}

export function noteKey(key: string): string {
  return `note:${key}`;
}
