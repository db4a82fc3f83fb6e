import type { Role } from './roster.ts';

/**
 * What a one-off message says; the words are made where it is rendered. Text that people wrote is plain text.
 * People are Slack user ids.
 */
export type Say =
  | { what: 'acknowledged'; by: string; afterMs: number; wasPaged: boolean }
  | { what: 'declined'; by: string }
  | { what: 'nobody_on_call'; step: string; next: 'skip' | 'wait' }
  | { what: 'missed_steps'; steps: number }
  /** They are paged too; `before` were. Slack ids. */
  | { what: 'arrived'; who: string[]; before: string[] }
  | { what: 'raised' }
  | { what: 'escalated'; by: string }
  | { what: 'ack_timed_out'; by: string }
  | { what: 'needs_ack' }
  | { what: 'alarm'; reason: 'nobody_on_call' | 'nobody_acknowledged' | 'unreachable'; goesOn: boolean }
  | { what: 'mention_unreachable'; person: string }
  | { what: 'severity'; by: string; from: string; to: string }
  | { what: 'status'; by: string; status: string }
  | { what: 'update'; by: string; text: string; nextDueAt: number | null }
  | { what: 'update_overdue'; who: string | null; dueAt: number }
  | { what: 'step_overdue'; who: string | null; role: Role | null; text: string }
  | { what: 'note'; by: string; text: string }
  | { what: 'role'; by: string; role: Role; who: string }
  | {
      what: 'task';
      by: string;
      number: number;
      text: string;
      owner: string | null;
      kind?: 'task' | 'follow_up';
      dueAt?: number | null;
    }
  | { what: 'task_withdrawn'; by: string; number: number; text: string }
  /** The message that the incident was declared from. */
  | { what: 'declared_from'; channelId: string; ts: string; threadTs: string | null; author: string | null }
  /** Said under that message: where it goes on. */
  | { what: 'declared_here' }
  | { what: 'task_done'; by: string; number: number; text: string }
  | { what: 'zoom'; by: string; url: string }
  | { what: 'playbook'; by: string; name: string }
  | { what: 'resolved'; by: string; resolution: string }
  | { what: 'reopened'; by: string; reason: string | null; paging: boolean }
  | { what: 'cancelled'; by: string; reason: string | null }
  | { what: 'merged_into'; by: string; number: number; duplicate?: boolean; undoUntil?: number }
  /** `title`: `null` when people here may not know it. */
  | { what: 'absorbed'; by: string; number: number; title: string | null; duplicate?: boolean }
  | { what: 'unmerged'; by: string; number: number; status: string; paging: 'again' | 'acknowledged' | 'none' }
  | { what: 'released'; by: string; number: number }
  | { what: 'renamed'; by: string; title: string }
  | { what: 'not_renamed'; name: string; reason: string }
  | { what: 'link'; by: string; url: string; title: string }
  | { what: 'invited'; by: string; added: string[]; already: string[]; failed: { user: string; error: string }[] }
  /** A user group whose members Slack did not name. */
  | { what: 'group_unknown'; by: string; error: string }
  | { what: 'snoozed'; by: string; until: number }
  | { what: 'woken' }
  | { what: 'news'; of: Say }
  | { what: 'task_overdue'; task: string; number: number; text: string; kind: 'task' | 'follow_up'; dueAt: number }
  | { what: 'handoff_answer'; from: string; to: string; accepted: boolean }
  | { what: 'private'; by: string; moved: boolean }
  /** In the channel that was left behind. */
  | { what: 'moved_private'; by: string }
  | { what: 'public_asked'; by: string }
  | { what: 'public'; by: string; askedBy: string }
  | { what: 'converted'; by: string; topic: string }
  | { what: 'not_invited'; people: { user: string; error: string }[] }
  | { what: 'channel_trouble'; state: 'archived' | 'lost' }
  | { what: 'channel_failed'; reason: string }
  /** `since`: the last that the restored database knows. */
  | { what: 'restored'; since: number }
  /** `at`: when silence counts as yes. */
  | { what: 'archive_asked'; at: number }
  /** `by`: null = nobody objected. */
  | { what: 'archived'; by: string | null }
  | { what: 'channel_kept'; by: string }
  | { what: 'summary' };

/** Where a one-off message goes. */
export type Place =
  | { in: 'channel' }
  /** The thread under the control card, or under the announcement. */
  | { in: 'thread'; of: 'card' | 'announcement' }
  | { in: 'person'; user: string }
  | { in: 'named'; channel: string }
  /** A channel that is not the incident's any more. */
  | { in: 'former'; channel: string }
  /** Under a message elsewhere, if Muster is there; nobody needs it. */
  | { in: 'message'; channelId: string; threadTs: string };

export interface Post {
  place: Place;
  say: Say;
}
