import { kindOf } from '../domain/contact-check.ts';
import type { Ctx } from '../domain/decision.ts';
import { type Incident, incidentName } from '../domain/incident.ts';
import type { CarrierName } from '../domain/roster.ts';
import { findPersonBySlack } from '../domain/roster-lookup.ts';
import type { PhoneVerb } from '../domain/sms-reply.ts';
import { currentRoster } from '../store/directory.ts';
import { words } from '../words/words.ts';
import { acknowledge } from './acknowledge.ts';
import { declinePage } from './decline-page.ts';
import { noteReached } from './note-reached.ts';
import type { Deps } from './perform.ts';
import { resolveIncident } from './resolve-incident.ts';

/**
 * Somebody who was paged answers away from Slack, `ctx.actor` being their Slack id. Returns what they are told, in
 * plain text; a refusal is told like a success. `via`: the way that the answer proves to reach them, if it does.
 */
export async function answerPage(
  deps: Deps,
  incident: Incident,
  { verb, via }: { verb: PhoneVerb; via: CarrierName | null },
  ctx: Ctx,
): Promise<string> {
  const name = incidentName(incident);
  const { roster } = await currentRoster(deps.db);
  const person = findPersonBySlack(roster, ctx.actor ?? '');
  const kind = via === null ? null : kindOf(via);
  if (person && via !== null && kind !== null) await noteReached(deps, person, { kind, by: via }, ctx);
  const plain = (text: string) =>
    text.replace(/<@([A-Z0-9]+)>/g, (_, id: string) => findPersonBySlack(roster, id)?.name ?? words.terms.somebody);
  if (verb === 'acknowledge') {
    const result = await acknowledge(deps, incident.id, { ctx });
    if (!result.ok) return plain(result.refusal.message);
    const { already } = result.value;
    if (already === null || already.by === ctx.actor) return words.replies.acknowledged(name);
    return words.replies.already(name, plain(`<@${already.by}>`));
  }
  if (verb === 'decline') {
    const result = await declinePage(deps, incident.id, { ctx });
    return result.ok ? words.replies.declined(name) : plain(result.refusal.message);
  }
  const result = await resolveIncident(deps, incident.id, { resolution: words.replies.resolution }, { ctx });
  return result.ok ? words.replies.resolved(name) : plain(result.refusal.message);
}
