/** One line of what happened, append-only. The words are made from kind and data where they are shown. */
export interface TimelineEntry {
  id: string;
  incidentId: string;
  /** When it happened. */
  at: number;
  /** When it was written down; later than `at` for what was added by hand. */
  recordedAt: number;
  /** A Slack user id; `null` = Muster itself. */
  actor: string | null;
  kind: TimelineKind;
  data: TimelineData;
  /** Taken back; kept for the audit, shown nowhere. */
  withdrawnAt: number | null;
}

export type TimelineKind =
  | 'declared'
  | 'channel_opened'
  | 'severity'
  | 'status'
  | 'update'
  | 'note'
  | 'role'
  | 'paged'
  | 'page_failed'
  | 'acknowledged'
  | 'declined'
  | 'nobody_on_call'
  | 'no_paging'
  | 'escalated'
  | 'paging_ended'
  | 'alarm'
  | 'task_added'
  | 'task_done'
  | 'step_ticked'
  | 'step_unticked'
  | 'playbook'
  | 'zoom'
  | 'resolved'
  | 'reopened'
  | 'cancelled'
  | 'closed'
  | 'merged'
  | 'absorbed'
  | 'unmerged'
  | 'released'
  | 'renamed'
  | 'link'
  | 'invited'
  | 'snoozed'
  | 'handoff'
  | 'privacy'
  | 'converted';

export type TimelineData = Record<string, string | number | boolean | null>;
