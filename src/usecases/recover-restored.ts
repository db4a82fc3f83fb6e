import {
  type Change,
  type Ctx,
  type Decision,
  decided,
  isRefusal,
  type NewOutbox,
  update,
  upsert,
} from '../domain/decision.ts';
import { historyRow, historyStart } from '../domain/history.ts';
import { type Incident, isOpen } from '../domain/incident.ts';
import { postRow } from '../domain/post-row.ts';
import { numberFloorFact, type Recall, type Restored, restoredFact, type ShownState } from '../domain/recall.ts';
import { commit } from '../store/commit.ts';
import { fact } from '../store/facts.ts';
import { unfinishedIncidents } from '../store/incidents.ts';
import { openOutboxIds } from '../store/outbox.ts';
import { words } from '../words/words.ts';
import { stopPaging, timeoutAt } from './acknowledge.ts';
import { loadScene, type Scene } from './incident-scene.ts';
import type { Deps } from './perform.ts';
import { endPaging } from './resolve-incident.ts';
import { disarmAll } from './timers.ts';

type Parts = Pick<Decision, 'changes' | 'timeline' | 'outbox'>;

/**
 * The database was restored from a backup: what Slack shows of the time since is taken over, no number is used twice,
 * everything that waits to be sent is looked for before it is sent, and all that Muster shows is rendered again.
 * `notices` tell people; `said` is the key of what each channel is told.
 */
export async function recoverRestored(deps: Deps, recall: Recall, notices: NewOutbox[], ctx: Ctx): Promise<void> {
  const { since, lost, highest } = recall;
  const floor = Math.max(highest, Number((await fact(deps.db, numberFloorFact)) ?? 0));
  const restored: Restored = { at: ctx.now, since, lost: lost.map(({ number }) => number) };
  const decision = decided(null, {
    changes: [
      upsert('facts', { name: numberFloorFact, value: String(floor) }, ['name']),
      upsert('facts', { name: restoredFact, value: JSON.stringify(restored) }, ['name']),
      // They may have left after the backup was made.
      update('outbox', { id: await openOutboxIds(deps.db) }, { isUncertain: true }),
    ],
    outbox: notices,
    audit: [{ action: 'restored', subject: 'database', outcome: 'done', detail: JSON.stringify(restored) }],
  });
  for (const { id } of await unfinishedIncidents(deps.db)) {
    const scene = await loadScene(deps, id, null);
    if (isRefusal(scene)) continue;
    const shown = recall.ahead.find(({ incidentId }) => incidentId === id)?.shown;
    const parts = incidentParts(scene, shown, since, ctx);
    decision.changes.push(...parts.changes);
    decision.timeline.push(...parts.timeline);
    decision.outbox.push(...parts.outbox);
    decision.refresh.push(id);
  }
  await commit(deps.db, decision, ctx);
  deps.log.warn({ since, lost: restored.lost, ahead: recall.ahead.length }, 'the database was restored from a backup');
  deps.wake();
}

function incidentParts(scene: Scene, shown: ShownState | undefined, since: number, ctx: Ctx): Parts {
  const { incident } = scene;
  const incidentId = incident.id;
  const parts: Parts = {
    // What Slack shows is newer than what we remember of it.
    changes: [update('surfaces', { incidentId }, { digest: '' })],
    timeline: [{ incidentId, kind: 'note', actor: null, data: { text: noteOf(since) } }],
    outbox: [
      postRow(incident, `restored:${ctx.newId()}`, { place: { in: 'channel' }, say: { what: 'restored', since } }),
    ],
  };
  if (shown === undefined) return parts;
  const now: Incident = { ...incident, ...takenOver(incident, shown), version: shown.version + 1 };
  const { status, ack, acknowledgedAt, resolvedAt, resolvedBy, version } = now;
  const set = { status, ack, acknowledgedAt, resolvedAt, resolvedBy, version };
  parts.changes.push(update('incidents', { id: incidentId, version: incident.version }, set, 1), ...paging(scene, now));
  if (ack !== null && incident.ack === null)
    parts.timeline.push({ incidentId, kind: 'acknowledged', actor: ack.by, at: ack.at, data: { paged: true } });
  if (resolvedAt !== null && incident.resolvedAt === null)
    parts.timeline.push({ incidentId, kind: 'resolved', actor: resolvedBy, at: resolvedAt, data: { resolution: '' } });
  // It is not looked through with the unfinished ones.
  if (now.channelId !== null && !isOpen(now) && status !== 'resolved') {
    const place = { channelId: now.channelId, threadTs: null, oldest: historyStart(now) };
    const wanted = { why: 'gap', ...place, cursor: null, page: 1, by: null } as const;
    parts.outbox.push(historyRow(incidentId, ctx.newId(), wanted));
  }
  return parts;
}

function takenOver(incident: Incident, { status, ack, resolved }: ShownState): Partial<Incident> {
  return {
    status: status ?? incident.status,
    ack: ack ?? incident.ack,
    acknowledgedAt: incident.acknowledgedAt ?? ack?.at ?? null,
    resolvedAt: resolved?.at ?? incident.resolvedAt,
    resolvedBy: resolved?.by ?? incident.resolvedBy,
  };
}

/** Nobody is paged for what is acknowledged or over. */
function paging(scene: Scene, now: Incident): Change[] {
  const { escalation, incident } = scene;
  if (!isOpen(now)) return [...endPaging(incident.id, escalation), disarmAll(incident.id)];
  if (now.ack === null || incident.ack !== null) return [];
  const { by, at } = now.ack;
  const held = { state: 'acknowledged', dueAt: timeoutAt(scene, at) } as const;
  return [
    ...stopPaging(incident.id),
    update(
      'pages',
      { incidentId: incident.id, slackUser: by, status: 'sent' },
      { status: 'acknowledged', endedAt: at },
    ),
    ...(escalation === null || escalation.state === 'ended'
      ? []
      : [update('escalations', { incidentId: incident.id }, { ...held, version: escalation.version + 1 })]),
  ];
}

function noteOf(since: number): string {
  return words.trouble.timelineNote(new Date(since).toISOString().slice(0, 16).replace('T', ' '));
}
