import { decided, refuse, update } from '../domain/decision.ts';
import { findSchedule } from '../domain/roster-lookup.ts';
import { noteRow, type RosterNote } from '../domain/roster-note.ts';
import { swapShifts } from '../domain/swap-notes.ts';
import { coverOfferById } from '../store/cover-offers.ts';
import { currentDirectory } from '../store/directory.ts';
import { words } from '../words/words.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/** Who asked somebody to cover or to swap takes it back before it is answered; who was asked hears of it. */
export function withdrawCover(deps: Deps, id: string, asked: Asked<null>): Promise<Result<null>> {
  return perform(deps, asked, {
    action: 'cover_withdraw',
    subject: id,
    key: 'overrides',
    load: async () => ({ offer: await coverOfferById(deps.db, id), directory: await currentDirectory(deps.db) }),
    decide: ({ offer, directory: { roster } }, ctx) => {
      if (offer === undefined) return refuse('no_offer', words.refusals.cover.noOffer);
      if (offer.askedBy !== ctx.actor) return refuse('not_yours', words.refusals.cover.notYourOffer);
      if (offer.state !== 'offered') return refuse('answered', words.refusals.cover.answered);
      const { scheduleId, askedBy: by, startsAt: from, endsAt: to } = offer;
      const schedule = findSchedule(roster, scheduleId)?.name ?? scheduleId;
      const shifts = swapShifts(offer.overrides, roster);
      const note: RosterNote =
        offer.boundTo === null
          ? { what: 'cover_withdrawn', by, schedule, from, to }
          : { what: 'swap', step: 'withdrawn', offer: null, by, shifts };
      return decided(null, {
        changes: [update('coverOffers', { id, state: 'offered' }, { state: 'withdrawn', endedAt: ctx.now }, 1)],
        outbox: [noteRow(`cover:${id}:withdrawn`, { user: offer.toUser }, note)],
        audit: [{ action: 'cover_withdraw', subject: scheduleId, outcome: 'done', detail: id }],
      });
    },
  });
}
