import type { PagingEvent } from '../domain/advance-escalation.ts';
import { alarmRow } from '../domain/alarm-row.ts';
import { type Change, type Ctx, insert, type NewEntry, type NewOutbox, upsert } from '../domain/decision.ts';
import type { Chosen, Directory } from '../domain/directory.ts';
import type { Escalation } from '../domain/escalation.ts';
import { type Incident, incidentName } from '../domain/incident.ts';
import { monitor } from '../domain/monitor.ts';
import { notificationRules } from '../domain/notification-rules.ts';
import { priority } from '../domain/outbox.ts';
import { keyOf, laneOf } from '../domain/outbox-keys.ts';
import { finalStep, type Page } from '../domain/page.ts';
import type { Say } from '../domain/post.ts';
import { postRow } from '../domain/post-row.ts';
import { leavesAt } from '../domain/quiet-hours.ts';
import type { CarrierName, NotificationRule } from '../domain/roster.ts';
import { newSurface } from '../domain/surface.ts';
import { words } from '../words/words.ts';

const lateAfterMs = 60_000;

/** The part of a decision that pages people. */
export interface PagingParts {
  changes: Change[];
  timeline: NewEntry[];
  outbox: NewOutbox[];
  /** Slack ids of everybody paged: they are invited to the channel. */
  paged: string[];
}

export interface PagingScene {
  incident: Incident;
  /** As it stands after the events. */
  escalation: Escalation;
  directory: Directory;
  carriers: ReadonlySet<CarrierName>;
  /** The control card, in whose thread the receipts go. */
  cardId: string;
  ctx: Ctx;
}

/** Turns what the escalation did into pages, receipts, timeline lines and alarms. */
export function pagingParts(events: readonly PagingEvent[], scene: PagingScene): PagingParts {
  const parts: PagingParts = { changes: [], timeline: [], outbox: [], paged: [] };
  for (const event of events) append(parts, event, scene);
  return parts;
}

/** Moves the pointers of the round-robin steps that paged somebody. */
export function pointerChanges(policy: string, pointers: ReadonlyMap<number, number>): Change[] {
  return [...pointers].map(([step, pointer]) => upsert('roundRobin', { policy, step, pointer }, ['policy', 'step']));
}

function append(parts: PagingParts, event: PagingEvent, scene: PagingScene): void {
  const { incident, escalation } = scene;
  const say = (words: Say) =>
    parts.outbox.push(postRow(incident, scene.ctx.newId(), { place: { in: 'thread', of: 'card' }, say: words }));
  if (event.kind === 'step' || event.kind === 'final') {
    const at =
      event.kind === 'step'
        ? { round: event.round, step: event.step, dueAt: event.dueAt }
        : { round: escalation.round, step: finalStep, dueAt: scene.ctx.now };
    for (const chosen of event.people) appendPages(parts, chosen, at, scene);
    for (const channel of event.channels) {
      parts.outbox.push(
        postRow(incident, scene.ctx.newId(), { place: { in: 'named', channel }, say: { what: 'needs_ack' } }),
      );
    }
  } else if (event.kind === 'arrived') {
    appendArrivals(parts, event, scene);
    say({ what: 'arrived', who: event.people.map(({ person }) => person.slack), before: event.before });
  } else if (event.kind === 'raised') {
    parts.timeline.push({ incidentId: incident.id, kind: 'escalated', actor: null, data: { reason: 'raised' } });
    parts.outbox.push(postRow(incident, scene.ctx.newId(), { place: { in: 'channel' }, say: { what: 'raised' } }));
  } else if (event.kind === 'nobody') {
    const step = escalation.policy.steps[event.step];
    const target = step?.notify.map((t) => (t.kind === 'channel' ? `#${t.name}` : t.id)).join(', ') ?? '';
    parts.timeline.push({ incidentId: incident.id, kind: 'nobody_on_call', data: { step: target } });
    say({ what: 'nobody_on_call', step: target, next: step?.whenEmpty ?? 'skip' });
  } else if (event.kind === 'missed') {
    parts.timeline.push({ incidentId: incident.id, kind: 'no_paging', data: { reason: 'missed', steps: event.steps } });
    say({ what: 'missed_steps', steps: event.steps });
  } else if (event.kind === 'alarm') {
    appendAlarm(parts, event, scene);
  } else if (event.kind === 'ended') {
    parts.timeline.push({ incidentId: incident.id, kind: 'paging_ended', data: {} });
  } else if (event.kind === 'woken') {
    parts.timeline.push({ incidentId: incident.id, kind: 'snoozed', actor: null, data: { over: true } });
    const woken = { place: { in: 'channel' }, say: { what: 'woken' } } as const;
    parts.outbox.push(postRow(incident, scene.ctx.newId(), woken));
  } else {
    appendTimedOut(parts, scene);
  }
}

function appendArrivals(
  parts: PagingParts,
  { people, round, step }: Extract<PagingEvent, { kind: 'arrived' }>,
  scene: PagingScene,
): void {
  for (const { person, why } of people) {
    const told = why.by === 'schedule' ? { ...why, arrived: true } : why;
    appendPages(parts, { person, why: told }, { round, step, dueAt: scene.ctx.now }, scene);
  }
}

function appendPages(
  parts: PagingParts,
  { person, why }: Chosen,
  at: { round: number; step: number | null; dueAt: number },
  scene: PagingScene,
): void {
  const { incident, escalation, ctx } = scene;
  const pages = notificationRules(person, escalation.urgency, scene.carriers).map(
    (rule: NotificationRule): Page => ({
      id: ctx.newId(),
      incidentId: incident.id,
      epoch: escalation.epoch,
      round: at.round,
      step: at.step,
      person: person.id,
      slackUser: person.slack,
      carrier: rule.by,
      why,
      dueAt: leavesAt(
        person,
        { urgency: escalation.urgency, by: rule.by, at: ctx.now + rule.afterMs },
        scene.directory.roster.timezone,
      ),
      status: 'due',
      sentAt: null,
      endedAt: null,
      detail: null,
      isLate: ctx.now - at.dueAt > lateAfterMs,
    }),
  );
  appendPageRows(parts, pages, scene);
}

/** Writes pages down with the message that carries each and the receipt in the card's thread. */
export function appendPageRows(
  parts: PagingParts,
  pages: readonly Page[],
  scene: Pick<PagingScene, 'incident' | 'cardId' | 'ctx'>,
): void {
  const { incident, ctx } = scene;
  for (const page of pages) {
    const receipt = newSurface(incident.id, ctx, { kind: 'receipt', pageId: page.id, threadOf: scene.cardId });
    parts.changes.push(insert('pages', page), insert('surfaces', receipt));
    if (page.carrier === 'slack') appendMessage(parts, page, scene);
    else {
      parts.outbox.push({
        key: keyOf.page(page.id),
        kind: 'page.send',
        incidentId: incident.id,
        payload: { page: page.id },
        priority: priority.page,
        dueAt: page.dueAt,
      });
    }
    parts.outbox.push({
      key: `receipt:${page.id}`,
      kind: 'surface.sync',
      incidentId: incident.id,
      lane: laneOf.surface(receipt.id),
      waitsFor: keyOf.card(incident.id),
      payload: { surface: receipt.id },
      dueAt: page.dueAt,
    });
    parts.timeline.push({
      incidentId: incident.id,
      kind: 'paged',
      actor: null,
      data: { page: page.id, user: page.slackUser, carrier: page.carrier },
    });
    if (!parts.paged.includes(page.slackUser)) parts.paged.push(page.slackUser);
  }
}

/** A page by Slack is a message that is edited in place. */
function appendMessage(parts: PagingParts, page: Page, { incident, ctx }: Pick<PagingScene, 'incident' | 'ctx'>): void {
  const message = newSurface(incident.id, ctx, { kind: 'page', pageId: page.id, target: page.slackUser });
  parts.changes.push(insert('surfaces', message));
  parts.outbox.push({
    key: keyOf.page(page.id),
    kind: 'surface.sync',
    incidentId: incident.id,
    lane: laneOf.surface(message.id),
    payload: { surface: message.id, page: page.id },
    priority: priority.page,
    dueAt: page.dueAt,
  });
}

function appendAlarm(parts: PagingParts, event: Extract<PagingEvent, { kind: 'alarm' }>, scene: PagingScene): void {
  const { incident, directory, ctx } = scene;
  const { admins, announce } = directory.roster.slack;
  const say: Say = { what: 'alarm', reason: event.reason, goesOn: event.goesOn };
  parts.timeline.push({ incidentId: incident.id, kind: 'alarm', data: { reason: event.reason, goesOn: event.goesOn } });
  const places = admins.map((user) => ({ in: 'person' as const, user }));
  // Without an admin the alarm still has to reach somebody who reads.
  const fallback = announce === null ? [{ in: 'channel' as const }] : [{ in: 'named' as const, channel: announce }];
  for (const place of places.length > 0 ? places : fallback) {
    parts.outbox.push(postRow(incident, ctx.newId(), { place, say }));
  }
  // Outside Slack too: what stops a page may be Slack itself.
  const { reason, goesOn } = event;
  const report = {
    type: reason,
    incident: incidentName(incident),
    title: incident.isPrivate ? words.terms.privateIncident : incident.title,
    text: words.posts.alarmLine(words.posts.alarm[reason], goesOn),
    at: ctx.now,
  };
  parts.outbox.push({ ...alarmRow(ctx.newId(), report), incidentId: incident.id });
}

function appendTimedOut(parts: PagingParts, { incident, ctx }: PagingScene): void {
  const by = incident.ack?.by;
  if (by === undefined) return;
  const say: Say = { what: 'ack_timed_out', by };
  parts.timeline.push({ incidentId: incident.id, kind: 'escalated', data: { reason: 'ack_timed_out', user: by } });
  if (by !== monitor) parts.outbox.push(postRow(incident, ctx.newId(), { place: { in: 'person', user: by }, say }));
  parts.outbox.push(postRow(incident, ctx.newId(), { place: { in: 'channel' }, say }));
}
