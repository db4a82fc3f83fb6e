import { type Decision, decided, type Refusal, refuse, reviseIncident } from '../domain/decision.ts';
import { incidentName } from '../domain/incident.ts';
import { postRow } from '../domain/post-row.ts';
import type { TimelineEntry } from '../domain/timeline.ts';
import { timelineOf } from '../store/timeline.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Scene } from './incident-scene.ts';
import type { Asked, Deps, Result } from './perform.ts';

const answerWithinMs = 30 * 60_000;

/**
 * Shows a private incident to everybody, once two people want it: the commander or an admin asks, a second person of
 * the channel agrees within half an hour. `agree`: who acts only agrees, and asks for nothing.
 */
export function makePublic(
  deps: Deps,
  incidentId: string,
  input: { agree: boolean },
  asked: Asked<{ isPublic: boolean }>,
): Promise<Result<{ isPublic: boolean }>> {
  return changeIncident<{ isPublic: boolean }, TimelineEntry | undefined>(deps, asked, {
    action: 'public',
    incidentId,
    rules: { memberTo: words.refusals.doing.makePublic },
    more: async () => (await timelineOf(deps.db, incidentId)).findLast(({ kind }) => kind === 'privacy'),
    decide: (scene, ctx, last): Decision<{ isPublic: boolean }> | Refusal => {
      const { incident } = scene;
      const name = incidentName(incident);
      if (!incident.isPrivate) return refuse('public', words.refusals.privacy.public(name));
      const by = ctx.actor ?? '';
      const isAsked = last?.data.to === 'asked' && ctx.now - last.at <= answerWithinMs;
      const askedBy = isAsked ? last.actor : null;
      if (askedBy !== null && askedBy !== by) {
        const say = { what: 'public', by, askedBy } as const;
        return decided(
          { isPublic: true },
          {
            changes: [reviseIncident(incident, { isPrivate: false })],
            timeline: [{ incidentId, kind: 'privacy', data: { to: 'public', askedBy } }],
            outbox: [postRow(incident, ctx.newId(), { place: { in: 'channel' }, say })],
            refresh: [incidentId],
          },
        );
      }
      if (askedBy !== null) return refuse('second_person', words.refusals.privacy.secondPerson);
      if (input.agree) return refuse('not_asked', words.refusals.privacy.notAsked);
      return mayAsk(scene, by) ?? ask(scene, by, ctx.newId());
    },
  });
}

function ask({ incident }: Scene, by: string, key: string): Decision<{ isPublic: boolean }> {
  return decided(
    { isPublic: false },
    {
      timeline: [{ incidentId: incident.id, kind: 'privacy', data: { to: 'asked' } }],
      outbox: [postRow(incident, key, { place: { in: 'channel' }, say: { what: 'public_asked', by } })],
    },
  );
}

function mayAsk({ incident, directory }: Scene, actor: string): Refusal | null {
  if (incident.commander === actor || directory.roster.slack.admins.includes(actor)) return null;
  const { admin, commanderOrAdmin } = words.refusals.privacy;
  const who = incident.commander === null ? admin : commanderOrAdmin(`<@${incident.commander}>`);
  return refuse('not_commander', words.refusals.privacy.mayAsk(who, incidentName(incident)));
}
