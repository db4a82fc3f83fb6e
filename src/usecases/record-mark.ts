import { decided, upsert } from '../domain/decision.ts';
import type { MessageMark } from '../domain/message.ts';
import { incidentByChannel } from '../store/incidents.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/** Keeps a reaction, a pin or a shortcut on a message, or that it was taken away; the latest event wins. */
export function recordMark(deps: Deps, mark: MessageMark, asked: Asked<null>): Promise<Result<null>> {
  return perform(deps, asked, {
    action: 'mark',
    subject: mark.channelId,
    key: `message:${mark.channelId}:${mark.ts}`,
    load: () => incidentByChannel(deps.db, mark.channelId).then((incident) => ({ incident })),
    decide: ({ incident }) => {
      if (!incident) return decided(null);
      const key = ['channelId', 'ts', 'kind', 'name', 'userId'] as const;
      return decided(null, { changes: [upsert('messageMarks', mark, key, 'eventTs')] });
    },
  });
}
