import { type Alert, openAlertStatuses } from '../domain/alert.ts';
import type { AlertEvent } from '../domain/alert-event.ts';
import { alertSeverity } from '../domain/alert-severity.ts';
import { type Ctx, decided, insert, isRefusal, refuse, update } from '../domain/decision.ts';
import { type Incident, isOpen } from '../domain/incident.ts';
import { monitor } from '../domain/monitor.ts';
import type { Roster, Service } from '../domain/roster.ts';
import { oneLine } from '../domain/text.ts';
import { openAlert, openAlertsUnder } from '../store/alerts.ts';
import { currentRoster } from '../store/directory.ts';
import { incidentById } from '../store/incidents.ts';
import { words } from '../words/words.ts';
import { acknowledge } from './acknowledge.ts';
import { type DeclareInput, decideDeclaration, loadDeclaration } from './declare-incident.ts';
import { type Deps, perform, type Result } from './perform.ts';
import { resolveIncident } from './resolve-incident.ts';

const shownOfKey = 4;
const mergesMax = 10;
/** In a storm several processes write to one alert; each time one of them gets through. */
const attemptsMax = 25;

export interface Ingested {
  /** `dropped`: there was nothing open that it could act on. */
  outcome: 'opened' | 'joined' | 'acknowledged' | 'resolved' | 'dropped';
  incidentId: string | null;
}

interface Place {
  event: AlertEvent;
  service: Service;
  ctx: Ctx;
}

/**
 * Takes in one event of a monitor; when it resolves, everything that follows from it is durable. A problem is open on
 * its service under its dedup key until it or its incident is resolved: the first trigger declares an incident and pages,
 * later ones are counted. Refused only when no service has the routing key.
 */
export async function ingestEvent(deps: Deps, event: AlertEvent, ctx: Ctx): Promise<Result<Ingested>> {
  const { roster } = await currentRoster(deps.db);
  const service = roster.services.find(({ routingKey }) => routingKey === event.routingKey);
  if (service === undefined) return { ok: false, refusal: refuse('unknown_key', words.refusals.alert.unknownKey) };
  const place = { event, service, ctx: { ...ctx, actor: null } };
  // Events of one problem one after the other: an end must not overtake its beginning.
  return deps.serial(`alert:${service.id}:${event.dedupKey}`, () =>
    event.action === 'trigger' ? trigger(deps, place, roster) : follow(deps, place, event.action),
  );
}

/** The open alert of the problem, and the incident that it belongs to now. */
async function standing(deps: Deps, { service, event }: Place): Promise<{ alert?: Alert; incident?: Incident }> {
  const alert = await openAlert(deps.db, service.id, event.dedupKey);
  if (alert === undefined) return {};
  let incident = await incidentById(deps.db, alert.incidentId);
  for (let merges = 0; incident?.status === 'merged' && incident.mergedInto !== null && merges < mergesMax; merges += 1)
    incident = await incidentById(deps.db, incident.mergedInto);
  return incident === undefined ? { alert } : { alert, incident };
}

async function trigger(deps: Deps, place: Place, roster: Roster): Promise<Result<Ingested>> {
  const { alert, incident } = await standing(deps, place);
  if (alert !== undefined && incident !== undefined && isOpen(incident)) return count(deps, place, { alert, incident });
  // One at a time in the queue of those who declare: a person does not wait for a whole storm.
  return deps.serial('ingest', () => open(deps, place, roster));
}

/** Declares the incident and writes the alert in the same transaction, or joins what another process has just opened. */
function open(deps: Deps, place: Place, roster: Roster): Promise<Result<Ingested>> {
  const { event, service, ctx } = place;
  const id = ctx.newId();
  const input = declaration(id, place, roster);
  return perform<Awaited<ReturnType<typeof loadDeclaration>> & Awaited<ReturnType<typeof standing>>, Ingested>(
    deps,
    { ctx },
    {
      action: 'ingest',
      subject: service.id,
      key: 'declare',
      attemptsMax,
      load: async () => ({ ...(await loadDeclaration(deps, input)), ...(await standing(deps, place)) }),
      decide: (state, now) => {
        const { alert, incident } = state;
        if (alert !== undefined && incident !== undefined && isOpen(incident)) return counted(alert, incident, now);
        const decision = decideDeclaration(state, input, now, deps);
        if (isRefusal(decision)) return decision;
        const opened: Alert = {
          id,
          dedupKey: event.dedupKey,
          service: service.id,
          routingKey: event.routingKey.slice(-shownOfKey),
          status: 'triggered',
          incidentId: decision.value.incident.id,
          firstAt: now.now,
          lastAt: now.now,
          events: 1,
        };
        const over = alert === undefined ? [] : [update('alerts', { id: alert.id }, { status: 'resolved' })];
        return {
          ...decision,
          value: { outcome: 'opened', incidentId: opened.incidentId },
          changes: [...over, ...decision.changes, insert('alerts', opened)],
        };
      },
    },
  );
}

function declaration(id: string, { event, service }: Place, roster: Roster): DeclareInput {
  return {
    title: oneLine(event.summary) || oneLine(event.source) || event.dedupKey,
    severity: alertSeverity(roster, service, event.level),
    service: service.id,
    impact: null,
    startedAt: null,
    commander: null,
    page: true,
    isPrivate: false,
    isDrill: false,
    origin: `alert:${id}`,
    answerTo: null,
  };
}

/** A trigger of what is open already pages nobody. `found` is what was just read: in a storm each read counts. */
function count(
  deps: Deps,
  place: Place,
  found: Awaited<ReturnType<typeof standing>>,
  status?: Alert['status'],
): Promise<Result<Ingested>> {
  let known: typeof found | null = found;
  const load = async () => {
    const state = known ?? (await standing(deps, place));
    known = null;
    return state;
  };
  return perform<Awaited<ReturnType<typeof standing>>, Ingested>(
    deps,
    { ctx: place.ctx },
    {
      action: 'ingest',
      subject: place.service.id,
      key: `count:${place.service.id}:${place.event.dedupKey}`,
      attemptsMax,
      isQuiet: true,
      load,
      decide: ({ alert, incident }, ctx) =>
        alert === undefined || incident === undefined
          ? decided<Ingested>({ outcome: 'dropped', incidentId: found.incident?.id ?? null })
          : counted(alert, incident, ctx, status),
    },
  );
}

function counted(alert: Alert, incident: Incident, ctx: Ctx, status: Alert['status'] = alert.status) {
  const seen = { id: alert.id, events: alert.events, status: openAlertStatuses };
  const set = { events: alert.events + 1, lastAt: Math.max(alert.lastAt, ctx.now), status };
  const outcome = status === alert.status ? 'joined' : status === 'resolved' ? 'resolved' : 'acknowledged';
  return decided<Ingested>({ outcome, incidentId: incident.id }, { changes: [update('alerts', seen, set, 1)] });
}

/**
 * Acknowledges or resolves. The incident goes first: when Muster dies between the two, the sender has no answer and
 * sends again, and nothing is done twice.
 */
async function follow(deps: Deps, place: Place, action: 'acknowledge' | 'resolve'): Promise<Result<Ingested>> {
  const { alert, incident } = await standing(deps, place);
  if (alert === undefined || incident === undefined)
    return { ok: true, value: { outcome: 'dropped', incidentId: null } };
  const asked = { ctx: { ...place.ctx, actor: monitor } };
  if (action === 'acknowledge' && isOpen(incident)) await acknowledge(deps, incident.id, asked);
  if (action === 'resolve' && isOpen(incident)) {
    const others = (await openAlertsUnder(deps.db, incident.id)).filter(({ id }) => id !== alert.id);
    const isByAlerts = incident.origin?.startsWith('alert:') === true;
    if (isByAlerts && others.length === 0)
      await resolveIncident(deps, incident.id, { resolution: words.alerts.isOver }, asked);
  }
  return count(deps, place, await standing(deps, place), action === 'resolve' ? 'resolved' : 'acknowledged');
}
