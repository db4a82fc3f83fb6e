import type { IncidentPlaybook, TickableStep } from '../domain/playbook.ts';
import type { Task } from '../domain/task.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

export async function playbookOf(db: Db, incidentId: string): Promise<IncidentPlaybook | undefined> {
  const row = await db.read.selectFrom('playbooks').selectAll().where('incidentId', '=', incidentId).executeTakeFirst();
  return row && decode('playbooks', row);
}

/** The steps of the incident's playbook, in order. */
export async function stepsOf(db: Db, incidentId: string): Promise<TickableStep[]> {
  const rows = await db.read
    .selectFrom('playbookSteps')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .orderBy('position')
    .execute();
  return rows.map((row) => decode('playbookSteps', row));
}

/** Tasks and follow-ups of an incident, in the order they were made. */
export async function tasksOf(db: Db, incidentId: string): Promise<Task[]> {
  const rows = await db.read
    .selectFrom('tasks')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .orderBy('number')
    .execute();
  return rows.map((row) => decode('tasks', row));
}

/** What a person still has to do, in all incidents, the oldest first. */
export async function openTasksOf(db: Db, owner: string): Promise<Task[]> {
  const rows = await db.read
    .selectFrom('tasks')
    .selectAll()
    .where('owner', '=', owner)
    .where('doneAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(100)
    .execute();
  return rows.map((row) => decode('tasks', row));
}
