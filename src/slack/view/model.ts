import type { Incident } from '../../domain/incident.ts';
import type { Page } from '../../domain/page.ts';
import type { IncidentPlaybook, TickableStep } from '../../domain/playbook.ts';
import type { Receipt } from '../../domain/receipt.ts';
import type { CarrierName, Severity } from '../../domain/roster.ts';
import { words } from '../../words/words.ts';
import { clipped } from './mrkdwn.ts';

/** Everything that any message about an incident may show, read once and as plain values. */
export interface IncidentView {
  now: number;
  incident: Incident;
  severity: SeverityView;
  service: string | null;
  paging: PagingView;
  playbook: { attached: IncidentPlaybook; steps: TickableStep[] } | null;
  openTasks: number;
  links: { title: string; url: string }[];
  /** Who was offered the command and has not answered. */
  offeredTo: string | null;
  /** What Slack refused and a person can mend. */
  failures: { what: string; reason: string }[];
  /** The number of the incident that this one was merged into. */
  mergedInto: number | null;
  /** `https://acme.slack.com/`. */
  teamUrl: string;
}

export interface SeverityView extends Severity {
  /** 0 is the most severe. */
  rank: number;
}

/** Where paging stands, in words that the card can show. */
export interface PagingView {
  state: 'paging' | 'acknowledged' | 'snoozed' | 'ended' | 'none';
  /** Until when paging is quiet, when it is snoozed. */
  snoozedUntil?: number | null;
  /** Why nobody was paged. */
  none: 'severity' | 'not_asked' | 'no_policy' | null;
  /** Who is paged next if nobody acknowledges, and when. */
  next: { at: number; who: string } | null;
  /** Names of the people whose page is open. */
  waitingFor: string[];
}

export interface PageView extends IncidentView {
  page: Page;
  /** What the carrier said of it, oldest first. */
  proof?: readonly Receipt[];
  /** It goes to a phone or an address that nobody has verified. */
  isUnverified?: boolean;
  /** Every way by which the person was called with this page so far, this one among them, in order. */
  attempts?: readonly Attempt[];
  /** No later way has been tried. */
  isLatest?: boolean;
  /** What comes next if nobody answers, soonest first. */
  upcoming?: readonly Upcoming[];
}

/** A page with what its carrier said of it, oldest first. */
export interface Attempt {
  page: Page;
  proof: readonly Receipt[];
}

/** Who is called next, and when; `carrier`: `null` = whoever the policy's next step names. */
export interface Upcoming {
  at: number;
  carrier: CarrierName | null;
  who: string;
}

const marks = ['🔴', '🟠', '🟡', '🔵'];

/** `🔴 SEV1`, as markup: a mark for the eye, the word for everybody. */
export function severityLabel({ name, rank }: Pick<SeverityView, 'name' | 'rank'>): string {
  return `${markOf(rank)} ${clipped(name, 80)}`;
}

/** The same as plain text. */
export function plainSeverity({ name, rank }: Pick<SeverityView, 'name' | 'rank'>): string {
  return `${markOf(rank)} ${name}`;
}

function markOf(rank: number): string {
  return marks[Math.min(rank, marks.length - 1)] ?? '';
}

export function statusWord(status: Incident['status']): string {
  return words.terms.statuses[status];
}

/** `DRILL · ` before everything that a drill shows. */
export function drillMark(incident: Pick<Incident, 'isDrill'>): string {
  return incident.isDrill ? words.terms.drillMark : '';
}

/** The address that opens a channel in the browser or the app. */
export function channelUrl(view: Pick<IncidentView, 'teamUrl' | 'incident'>): string | null {
  return view.incident.channelId === null ? null : `${view.teamUrl}archives/${view.incident.channelId}`;
}
