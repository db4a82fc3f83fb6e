import type { CoverOffer } from '../domain/cover-offer.ts';
import { decided, insert, refuse, update } from '../domain/decision.ts';
import { onCallBetween } from '../domain/on-call-between.ts';
import { findSchedule } from '../domain/roster-lookup.ts';
import { noteRow } from '../domain/roster-note.ts';
import { coverOfferById } from '../store/cover-offers.ts';
import { currentDirectory } from '../store/directory.ts';
import { countOverrides } from '../store/overrides.ts';
import { words } from '../words/words.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/** Who was asked to cover says yes or no. Only a yes changes who is on call; everybody whom it concerns hears of it. */
export function answerCover(
  deps: Deps,
  id: string,
  accepts: boolean,
  asked: Asked<CoverOffer>,
): Promise<Result<CoverOffer>> {
  return perform(deps, asked, {
    action: 'cover_answer',
    subject: id,
    key: 'overrides',
    load: async () => ({
      offer: await coverOfferById(deps.db, id),
      directory: await currentDirectory(deps.db),
      count: await countOverrides(deps.db),
    }),
    decide: ({ offer, directory, count }, ctx) => {
      if (offer === undefined) return refuse('no_offer', words.refusals.cover.noOffer);
      if (offer.toUser !== ctx.actor) return refuse('not_asked', words.refusals.cover.notAsked);
      const state = accepts ? 'accepted' : 'declined';
      if (offer.state === state) return decided(offer);
      if (offer.state !== 'offered') return refuse('answered', words.refusals.cover.answered);
      if (offer.endsAt <= ctx.now) return refuse('in_past', words.refusals.cover.over);
      const rows = offer.overrides.map((override, index) => ({
        ...override,
        id: `cover-${count + 1 + index}`,
        scheduleId: offer.scheduleId,
        createdAt: ctx.now,
        createdBy: offer.askedBy,
        cancelledAt: null,
      }));
      const name = findSchedule(directory.roster, offer.scheduleId)?.name ?? offer.scheduleId;
      const about = { schedule: name, from: offer.startsAt, to: offer.endsAt };
      const note = { what: 'cover_answered', by: offer.toUser, accepts, ...about } as const;
      const out = onCallBetween(directory, offer.scheduleId, { start: offer.startsAt, end: offer.endsAt });
      const heard = new Set(accepts ? [offer.askedBy, ...out] : [offer.askedBy]);
      heard.delete(offer.toUser);
      return decided(
        { ...offer, state },
        {
          changes: [
            update('coverOffers', { id, state: 'offered' }, { state, endedAt: ctx.now }, 1),
            ...(accepts ? rows.map((row) => insert('overrides', row)) : []),
          ],
          outbox: [...heard].map((user) => noteRow(`cover:${id}:${state}:${user}`, { user }, note)),
          audit: [{ action: 'cover_answer', subject: offer.scheduleId, outcome: 'done', detail: `${id}:${state}` }],
        },
      );
    },
  });
}
