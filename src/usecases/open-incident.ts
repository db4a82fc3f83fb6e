import { type Ctx, type Decision, insert, type NewOutbox } from '../domain/decision.ts';
import { historyRow, historyStart } from '../domain/history.ts';
import { type Incident, incidentName } from '../domain/incident.ts';
import { keyOf, laneOf } from '../domain/outbox-keys.ts';
import { postRow } from '../domain/post-row.ts';
import type { CarrierName, Playbook, Severity } from '../domain/roster.ts';
import { newSurface, type Surface } from '../domain/surface.ts';
import { createTargetResolver } from '../domain/target.ts';
import { playbookChanges } from './attach-playbook.ts';
import type { DeclareInput } from './declare-incident.ts';
import type { PagingState } from './paging-state.ts';
import { startPaging } from './start-paging.ts';
import { rearmUpdate } from './timers.ts';

interface Opening {
  state: PagingState;
  incident: Incident;
  severity: Severity;
  playbook: Playbook | null;
  input: Pick<DeclareInput, 'page' | 'answerTo' | 'convert'>;
  carriers: ReadonlySet<CarrierName>;
  ctx: Ctx;
}

type Parts = Partial<Omit<Decision, 'value'>>;

/**
 * Everything that a new incident sets in motion, as rows: the channel and what goes into it once it is there,
 * and beside it, waiting for nothing, the page.
 */
export function openIncident(opening: Opening): Parts {
  const { state, incident, severity, playbook, input, carriers, ctx } = opening;
  const card = newSurface(incident.id, ctx, { kind: 'card' });
  const paging = startPaging(state, severity, {
    incident,
    stored: null,
    carriers,
    cardId: card.id,
    ctx,
    wanted: input.page,
  });
  const surfaces = [card, ...otherSurfaces(opening, paging.paged)];
  const everybody = [incident.declaredBy, incident.commander, ...paging.paged, ...noticed(surfaces)];
  const converted = conversion(opening);
  const users = [...new Set(everybody)].filter((user) => user !== null);
  return {
    changes: [
      insert('incidents', incident),
      ...(playbook === null ? [] : playbookChanges(incident, playbook, ctx)),
      ...surfaces.map((surface) => insert('surfaces', surface)),
      ...paging.changes,
      ...rearmUpdate(incident.id, incident.updateDueAt, ctx),
    ],
    timeline: [declaredEntry(incident), ...converted.timeline, ...paging.timeline],
    outbox: [
      ...paging.outbox,
      ...channelRows(incident, users),
      ...surfaces.map((surface) => firstSync(surface)),
      ...converted.outbox,
    ],
    audit: [{ action: 'declare', subject: incidentName(incident), outcome: 'done', detail: severity.id }],
  };
}

/** A channel that was there before is told what it is now, and what its topic was; what led to it comes along. */
function conversion({ incident, input: { convert }, ctx }: Opening): Pick<Decision, 'timeline' | 'outbox'> {
  if (!convert) return { timeline: [], outbox: [] };
  const { id: channelId, name, topic } = convert;
  const before = { channelId, threadTs: null, oldest: historyStart(incident) };
  const say = { what: 'converted', by: ctx.actor ?? '', topic } as const;
  return {
    timeline: [{ incidentId: incident.id, kind: 'converted', data: { name, topic } }],
    outbox: [
      postRow(incident, ctx.newId(), { place: { in: 'channel' }, say }),
      historyRow(incident.id, ctx.newId(), { why: 'gap', ...before, cursor: null, page: 1, by: ctx.actor }),
    ],
  };
}

/** What mirrors the incident in Slack beside the card and the pages. */
function otherSurfaces({ state, incident, playbook, input, ctx }: Opening, paged: readonly string[]): Surface[] {
  const { announce } = state.directory.roster.slack;
  const make = (kind: Surface['kind'], target: string | null = null) => newSurface(incident.id, ctx, { kind, target });
  const surfaces = [make('topic')];
  if (playbook !== null) surfaces.push(make('playbook'));
  if (incident.zoomUrl !== null) surfaces.push(make('bookmark'));
  if (announce !== null) surfaces.push(make('announcement', `#${announce}`));
  if (input.answerTo !== null) surfaces.push(make('answer', input.answerTo));
  const resolver = createTargetResolver(state.directory, ctx.now, state.lastPaged);
  const toTell = resolver.everyone(playbook?.notify ?? []).people.map(({ person }) => person.slack);
  for (const user of toTell) if (!paged.includes(user)) surfaces.push(make('notice', user));
  return surfaces;
}

function noticed(surfaces: readonly Surface[]): (string | null)[] {
  return surfaces.filter((surface) => surface.kind === 'notice').map((surface) => surface.target);
}

function channelRows(incident: Incident, users: string[]): NewOutbox[] {
  const incidentId = incident.id;
  return [
    { key: keyOf.channel(incidentId), kind: 'channel.create', incidentId, priority: 1 },
    {
      key: `invite:${incidentId}:first`,
      kind: 'channel.invite',
      incidentId,
      waitsFor: keyOf.channel(incidentId),
      payload: { users },
    },
    { key: `pin:${incidentId}`, kind: 'channel.pin', incidentId, waitsFor: keyOf.card(incidentId) },
  ];
}

/** The first appearance of a surface: in the channel when that is there, elsewhere when it is clear whether it will be. */
function firstSync(surface: Surface): NewOutbox {
  const channel = keyOf.channel(surface.incidentId);
  const isInChannel = surface.target === null;
  const wait: Partial<NewOutbox> =
    surface.kind === 'answer' ? {} : { waitsFor: channel, waitsUntil: isInChannel ? 'done' : 'settled' };
  return {
    key: firstSyncKey(surface),
    kind: 'surface.sync',
    incidentId: surface.incidentId,
    lane: laneOf.surface(surface.id),
    payload: { surface: surface.id },
    ...wait,
  };
}

function firstSyncKey(surface: Surface): string {
  if (surface.kind === 'card') return keyOf.card(surface.incidentId);
  if (surface.kind === 'announcement') return keyOf.announcement(surface.incidentId);
  return `${surface.kind}:${surface.id}`;
}

function declaredEntry(incident: Incident) {
  const { title, severity, service, isDrill } = incident;
  return { incidentId: incident.id, kind: 'declared' as const, data: { title, severity, service, drill: isDrill } };
}
