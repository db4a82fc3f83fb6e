import { withDatabase } from '../../src/cli/with-database.ts';
import { readSettings } from '../../src/settings.ts';
import { declareIncident } from '../../src/usecases/declare-incident.ts';

/** Declares an incident in a database at a moment, as a server would have; gives its name, such as INC-1. */
export async function declare(databaseUrl: string, at: number, title = 'Orders rejected'): Promise<string> {
  const read = readSettings({ DATABASE_URL: databaseUrl }, { needsSlack: false });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return withDatabase(read.settings, async ({ deps, ctx }) => {
    const input = {
      title,
      severity: null,
      service: 'order-gateway',
      impact: null,
      startedAt: null,
      commander: null,
      page: true,
      isPrivate: false,
      isDrill: false,
      origin: null,
      answerTo: null,
    };
    const result = await declareIncident(deps, input, { ctx: { ...ctx, now: at, actor: 'U04DEE' } });
    if (!result.ok) throw new Error(result.refusal.message);
    return `INC-${result.value.incident.number}`;
  });
}
