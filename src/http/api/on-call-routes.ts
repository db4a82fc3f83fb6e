import type { FastifyInstance } from 'fastify';
import { onCallJson } from '../../domain/on-call-json.ts';
import { shiftRows } from '../../domain/shift-rows.ts';
import { currentDirectory } from '../../store/directory.ts';
import type { ApiDeps } from './api.ts';
import { refuseRequest } from './problem.ts';
import { onCallQuery, readQuery, shiftsQuery } from './query.ts';

const badQuery = 'The address has faults.';

/** `GET /api/v1/oncall` and `…/schedules/:id/shifts`: whole, in the same shape as the command line prints. */
export function addOnCallRoutes(scope: FastifyInstance, { db, clock }: ApiDeps): void {
  scope.get('/api/v1/oncall', async (request, reply) => {
    const query = readQuery(onCallQuery, request.query);
    if (!query.ok) return refuseRequest(reply, 400, badQuery, query.faults);
    const directory = await currentDirectory(db);
    const at = query.value.at ?? clock.now();
    return directory.roster.schedules.map((schedule) => onCallJson(schedule, directory, at));
  });
  scope.get('/api/v1/schedules/:id/shifts', async (request, reply) => {
    const { id } = request.params as { id: string };
    const directory = await currentDirectory(db);
    const schedule = directory.roster.schedules.find((one) => one.id === id);
    if (schedule === undefined) return refuseRequest(reply, 404, 'There is no schedule with this id.');
    const query = readQuery(shiftsQuery, request.query);
    if (!query.ok) return refuseRequest(reply, 400, badQuery, query.faults);
    const { from, to } = query.value;
    return shiftRows(schedule, directory, { start: from, end: to });
  });
}
