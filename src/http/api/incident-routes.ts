import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Incident, openStatuses, parseIncidentName } from '../../domain/incident.ts';
import { incidentJson, pageJson } from '../../domain/incident-json.ts';
import { alertCounts } from '../../store/alerts.ts';
import { countPublic, publicIncidents } from '../../store/incident-list.ts';
import { incidentByNumber } from '../../store/incidents.ts';
import { pagesOf } from '../../store/pages.ts';
import type { ApiDeps } from './api.ts';
import { refuseRequest } from './problem.ts';
import { incidentsQuery, listQuery, noQuery, readQuery } from './query.ts';

const badQuery = 'The address has faults.';

/** `GET /api/v1/incidents`, `…/:number` and `…/:number/pages`. A private incident is as if there were none. */
export function addIncidentRoutes(scope: FastifyInstance, { db }: ApiDeps): void {
  const found = async (request: FastifyRequest, reply: FastifyReply): Promise<Incident | null> => {
    const number = parseIncidentName((request.params as { number: string }).number);
    const incident = number === undefined ? undefined : await incidentByNumber(db, number);
    if (incident?.isPrivate === false) return incident;
    refuseRequest(reply, 404, 'There is no such incident.');
    return null;
  };
  scope.get('/api/v1/incidents', async (request, reply) => {
    const query = readQuery(incidentsQuery, request.query);
    if (!query.ok) return refuseRequest(reply, 400, badQuery, query.faults);
    const { status, limit, cursor } = query.value;
    const isOpen = status === 'all' ? null : status === 'open';
    const before = cursor ?? null;
    const rows = await publicIncidents(db, { isOpen, before, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const open = await countPublic(db, openStatuses);
    const total = isOpen === true ? open : (await countPublic(db, null)) - (isOpen === false ? open : 0);
    const alerts = await alertCounts(
      db,
      shown.map(({ id }) => id),
    );
    return {
      data: shown.map((incident) => incidentJson(incident, alerts.get(incident.id) ?? 0)),
      next: rows.length > limit && last !== undefined ? String(last.number) : null,
      total,
    };
  });
  scope.get('/api/v1/incidents/:number', async (request, reply) => {
    const incident = await found(request, reply);
    if (incident === null) return reply;
    const query = readQuery(noQuery, request.query);
    if (!query.ok) return refuseRequest(reply, 400, badQuery, query.faults);
    const alerts = await alertCounts(db, [incident.id]);
    return incidentJson(incident, alerts.get(incident.id) ?? 0);
  });
  scope.get('/api/v1/incidents/:number/pages', async (request, reply) => {
    const incident = await found(request, reply);
    if (incident === null) return reply;
    const query = readQuery(listQuery, request.query);
    if (!query.ok) return refuseRequest(reply, 400, badQuery, query.faults);
    const { limit, cursor = 0 } = query.value;
    const pages = await pagesOf(db, incident.id);
    const end = cursor + limit;
    return {
      data: pages.slice(cursor, end).map(pageJson),
      next: end < pages.length ? String(end) : null,
      total: pages.length,
    };
  });
}
