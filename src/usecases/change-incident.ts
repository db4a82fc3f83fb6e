import { type Ctx, type Decision, isRefusal, type Refusal } from '../domain/decision.ts';
import { incidentName } from '../domain/incident.ts';
import { loadScene, mayKnow, mustBeOpen, mustTakePart, type Scene } from './incident-scene.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';
import { loadSubscribers, newsRows } from './tell-subscribers.ts';

/** What an intent on one incident asks of who acts and of the incident's state. */
export interface Rules {
  /** The verb in "Only people in #inc-… can <verb> INC-42". Absent = anyone may. */
  memberTo?: string;
  /** The incident has to be open. */
  open?: boolean;
}

export interface Intent<T, More> {
  action: string;
  incidentId: string;
  rules: Rules;
  /** What this intent reads beyond the scene. */
  more: (scene: Scene) => Promise<More>;
  /** Gets a scene that passed the checks. */
  decide: (scene: Scene, ctx: Ctx, more: More) => Decision<T> | Refusal;
}

/** The way every intent on one incident goes: read the scene, check who may, decide, commit, answer. */
export function changeIncident<T, More = null>(
  deps: Deps,
  asked: Asked<T>,
  intent: Omit<Intent<T, More>, 'more'> &
    (null extends More ? Partial<Pick<Intent<T, More>, 'more'>> : Pick<Intent<T, More>, 'more'>),
): Promise<Result<T>> {
  return perform<{ scene: Scene; more: More; subscribers: string[] }, T>(deps, asked, {
    action: intent.action,
    subject: intent.incidentId,
    key: `incident:${intent.incidentId}`,
    load: async () => {
      const scene = await loadScene(deps, intent.incidentId, asked.ctx.actor);
      if (isRefusal(scene)) return scene;
      const more = intent.more ? await intent.more(scene) : (null as More);
      return { scene, more, subscribers: await loadSubscribers(deps.db, scene.incident) };
    },
    decide: ({ scene, more, subscribers }, ctx) => {
      const refusal = checkRules(scene, ctx, intent.rules);
      if (refusal) return refusal;
      const decision = intent.decide(scene, ctx, more);
      if (isRefusal(decision)) return decision;
      const news = newsRows(scene.incident, decision.outbox, subscribers, ctx);
      const outcome = { ...decision, outbox: [...decision.outbox, ...news] };
      if (outcome.audit.length > 0 || isIdle(outcome)) return outcome;
      const subject = incidentName(scene.incident);
      return { ...outcome, audit: [{ action: intent.action, subject, outcome: 'done' }] };
    },
  });
}

function checkRules(scene: Scene, ctx: Ctx, { open, memberTo }: Rules): Refusal | null {
  const hidden = mayKnow(scene, ctx.actor);
  if (hidden) return hidden;
  const closed = open === true ? mustBeOpen(scene) : null;
  return closed ?? (memberTo === undefined ? null : mustTakePart(scene, ctx.actor, memberTo));
}

/** Nothing changed, so there is nothing to audit: the state was already what was asked for. */
function isIdle(decision: Decision<unknown>): boolean {
  return decision.changes.length + decision.outbox.length + decision.timeline.length === 0;
}
