import { type Alert, openAlertStatuses } from '../domain/alert.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

/** The alert that is open for a problem of a service. */
export async function openAlert(db: Db, service: string, dedupKey: string): Promise<Alert | undefined> {
  const row = await db.read
    .selectFrom('alerts')
    .selectAll()
    .where('service', '=', service)
    .where('dedupKey', '=', dedupKey)
    .where('status', 'in', [...openAlertStatuses])
    .executeTakeFirst();
  return row && decode('alerts', row);
}

/** How many alerts each of these incidents has; those without are missing. */
export async function alertCounts(db: Db, incidentIds: readonly string[]): Promise<Map<string, number>> {
  if (incidentIds.length === 0) return new Map();
  const rows = await db.read
    .selectFrom('alerts')
    .select(({ fn }) => ['incidentId', fn.countAll().as('alerts')])
    .where('incidentId', 'in', [...incidentIds])
    .groupBy('incidentId')
    .execute();
  return new Map(rows.map(({ incidentId, alerts }) => [incidentId, Number(alerts)]));
}

/** Open alerts of an incident and of those that were merged into it. */
export async function openAlertsUnder(db: Db, incidentId: string): Promise<Alert[]> {
  const rows = await db.read
    .selectFrom('alerts')
    .selectAll()
    .where('status', 'in', [...openAlertStatuses])
    .where(({ eb, or }) =>
      or([
        eb('incidentId', '=', incidentId),
        eb('incidentId', 'in', eb.selectFrom('incidents').select('id').where('mergedInto', '=', incidentId)),
      ]),
    )
    .execute();
  return rows.map((row) => decode('alerts', row));
}
