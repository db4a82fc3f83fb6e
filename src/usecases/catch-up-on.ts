import { type CatchUp, catchUp, type Missable, missedSince } from '../domain/catch-up.ts';
import { type Decision, decided, type Refusal, refuse, upsert } from '../domain/decision.ts';
import { parseDuration } from '../domain/duration.ts';
import { isOpen } from '../domain/incident.ts';
import type { Db } from '../store/db.ts';
import { lastMessageBy, lastVisit } from '../store/followers.ts';
import { activeMarks, markedMessages } from '../store/messages.ts';
import { tasksOf } from '../store/playbooks.ts';
import { timelineOf } from '../store/timeline.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';

interface Read extends Omit<Missable, 'incident' | 'pages'> {
  wrote: number | null;
  looked: number | null;
}

/** What this person has missed since they last wrote or looked, or for as long as they say; and that they looked now. */
export function catchUpOn(
  deps: Deps,
  incidentId: string,
  input: { length: string },
  asked: Asked<CatchUp>,
): Promise<Result<CatchUp>> {
  const { db } = deps;
  const who = asked.ctx.actor ?? '';
  return changeIncident<CatchUp, Read>(deps, asked, {
    action: 'catchup',
    incidentId,
    rules: {},
    more: async () => ({
      timeline: await timelineOf(db, incidentId),
      ...(await marked(db, incidentId)),
      tasks: await tasksOf(db, incidentId),
      wrote: await lastMessageBy(db, incidentId, who),
      looked: await lastVisit(db, incidentId, who),
    }),
    decide: ({ incident, pages }, ctx, { wrote, looked, ...read }): Decision<CatchUp> | Refusal => {
      const back = input.length === '' ? null : parseDuration(input.length);
      if (back === undefined) return refuse('bad_duration', words.refusals.people.badCatchUp(input.length));
      const window = missedSince({ asked: back === null ? null : ctx.now - back, wrote, looked }, incident.declaredAt);
      const missed = catchUp({ incident, pages: isOpen(incident) ? pages : [], ...read }, who, window);
      const visit = { incidentId, userId: who, at: ctx.now };
      return decided(missed, { changes: [upsert('visits', visit, ['incidentId', 'userId'], 'at')] });
    },
  });
}

/** What carries a gesture, in all channels that the incident has had. */
async function marked(db: Db, incidentId: string): Promise<Pick<Missable, 'messages' | 'marks'>> {
  const messages = await markedMessages(db, incidentId);
  return { messages, marks: await activeMarks(db, ...new Set(messages.map(({ channelId }) => channelId))) };
}
