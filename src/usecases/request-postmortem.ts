import { decided, type NewOutbox, refuse } from '../domain/decision.ts';
import { keyOf } from '../domain/outbox-keys.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';

/** Writes the post-mortem as it is now and puts it into the channel: again after the close, as a draft before. */
export function requestPostmortem(deps: Deps, incidentId: string, asked: Asked<null>): Promise<Result<null>> {
  return changeIncident<null>(deps, asked, {
    action: 'postmortem',
    incidentId,
    rules: { memberTo: words.refusals.doing.readPostmortem },
    decide: ({ incident }, ctx) => {
      if (incident.channelId === null) return refuse('no_channel', words.refusals.channel.none);
      return decided(null, { outbox: [postmortemRow(incidentId, ctx.newId())] });
    },
  });
}

/** The file, as an outbox row; one after the other, so that the last is the newest. */
export function postmortemRow(incidentId: string, tag: string): NewOutbox {
  return {
    key: `postmortem:${incidentId}:${tag}`,
    kind: 'file.upload',
    incidentId,
    waitsFor: keyOf.channel(incidentId),
    lane: `postmortem:${incidentId}`,
  };
}
