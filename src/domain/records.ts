import type { Alert, CalendarFeed } from './alert.ts';
import type { ContactCheck } from './contact-check.ts';
import type { CoverOffer } from './cover-offer.ts';
import type { Escalation } from './escalation.ts';
import type { Handoff } from './handoff.ts';
import type { Incident } from './incident.ts';
import type { IncidentLink } from './link.ts';
import type { Merge } from './merge.ts';
import type { Message, MessageEdit, MessageMark } from './message.ts';
import type { OutboxRow } from './outbox.ts';
import type { Page } from './page.ts';
import type { IncidentPlaybook, TickableStep } from './playbook.ts';
import type { Receipt } from './receipt.ts';
import type { Override, Roster } from './roster.ts';
import type { ShiftNotice } from './shift-notice.ts';
import type { Surface } from './surface.ts';
import type { Task } from './task.ts';
import type { TimelineEntry } from './timeline.ts';

/** A delivery from Slack, written down before it is acknowledged. */
export interface Envelope {
  /** Slack's event id; for commands and interactions a digest of the body. */
  id: string;
  kind: 'event' | 'command' | 'interaction';
  /** Emptied once handled: it holds what people wrote. */
  body: Record<string, unknown>;
  receivedAt: number;
  state: 'new' | 'handled' | 'poisoned';
  attempt: number;
  dueAt: number;
  lastError: string | null;
}

/** What Slack told us of a person. */
export interface SlackUser {
  id: string;
  name: string;
  timezone: string | null;
  isDeactivated: boolean;
  isBot: boolean;
  seenAt: number;
}

/** Whether a person is in a channel, by the latest event. */
export interface Membership {
  channelId: string;
  userId: string;
  isMember: boolean;
  eventAt: number;
}

/** A channel that is not an incident's, found by its name: the announce channel, a team's channel. */
export interface KnownChannel {
  name: string;
  id: string;
  isMember: boolean;
  problem: string | null;
  checkedAt: number;
}

/** One applied `muster.yml`; the newest is in force, the older ones say what was true before. */
export interface RosterVersion {
  version: number;
  appliedAt: number;
  appliedBy: string;
  roster: Roster;
}

/** An override made in Slack: it survives the next apply. */
export interface StoredOverride extends Override {
  scheduleId: string;
  createdAt: number;
  createdBy: string;
  cancelledAt: number | null;
  /** What both halves of a swap have in common; `null` = a cover, bound to its times alone. */
  swapId: string | null;
  /** The turn that a half of a swap gives away: its times follow the shift. */
  turn: number | null;
}

/** Something that time makes happen to an incident. */
export interface Timer {
  id: string;
  /** At most one of a kind and subject is armed. */
  key: string;
  incidentId: string;
  kind: 'update_due' | 'close' | 'step_due' | 'task_due' | 'archive';
  subject: string | null;
  dueAt: number;
  firedAt: number | null;
}

/** Whose turn it is in a round-robin step; it moves only when a page is made. */
export interface RoundRobin {
  policy: string;
  step: number;
  pointer: number;
}

export interface ApiToken {
  id: string;
  name: string;
  scope: 'read' | 'write' | 'ingest';
  /** SHA-256 of the token, hex: the token itself is shown once and kept nowhere. */
  digest: string;
  createdAt: number;
  revokedAt: number | null;
}

/** What people wrote by hand into a post-mortem, by the generated part that it follows. */
export interface PostmortemNote {
  incidentId: string;
  after: string;
  text: string;
  savedAt: number;
}

/** Somebody who hears of each turn of an incident by a direct message. */
export interface Subscription {
  incidentId: string;
  userId: string;
  since: number;
}

/** When a person last asked what they had missed. */
export interface Visit {
  incidentId: string;
  userId: string;
  at: number;
}

/** A fact of this installation. */
export interface Fact {
  name: string;
  value: string;
}

/** The home tab of a person who opened it: what Slack shows there now. */
export interface Home {
  userId: string;
  openedAt: number;
  /** Digest of what is published; `null` = nothing yet. */
  digest: string | null;
}

/** The message that a task was made from by a gesture: taking the gesture away takes the task back. */
export interface TaskSource {
  taskId: string;
  channelId: string;
  ts: string;
}

/** The nouns that a decision may write: one table each. */
export interface Records {
  incidents: Incident;
  escalations: Escalation;
  pages: Page;
  timeline: TimelineEntry;
  tasks: Task;
  playbooks: IncidentPlaybook;
  playbookSteps: TickableStep;
  messages: Message;
  messageEdits: MessageEdit;
  messageMarks: MessageMark;
  surfaces: Surface;
  outbox: OutboxRow;
  inbox: Envelope;
  timers: Timer;
  slackUsers: SlackUser;
  memberships: Membership;
  knownChannels: KnownChannel;
  rosterVersions: RosterVersion;
  overrides: StoredOverride;
  roundRobin: RoundRobin;
  apiTokens: ApiToken;
  postmortemNotes: PostmortemNote;
  incidentLinks: IncidentLink;
  subscriptions: Subscription;
  handoffs: Handoff;
  visits: Visit;
  merges: Merge;
  homes: Home;
  taskSources: TaskSource;
  alerts: Alert;
  calendarFeeds: CalendarFeed;
  facts: Fact;
  shiftNotices: ShiftNotice;
  coverOffers: CoverOffer;
  receipts: Receipt;
  contactChecks: ContactCheck;
}
