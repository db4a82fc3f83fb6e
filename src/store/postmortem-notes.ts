import type { Db } from './db.ts';

/** What people wrote into an incident's post-mortem, by the generated part that it follows. */
export async function notesOf(db: Db, incidentId: string): Promise<{ after: string; text: string }[]> {
  return db.read
    .selectFrom('postmortemNotes')
    .select(['after', 'text'])
    .where('incidentId', '=', incidentId)
    .orderBy('after')
    .execute();
}
