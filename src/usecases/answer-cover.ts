import type { CoverOffer } from '../domain/cover-offer.ts';
import {
  type Ctx,
  type Decision,
  decided,
  insert,
  type NewOutbox,
  type Refusal,
  refuse,
  update,
} from '../domain/decision.ts';
import type { Directory } from '../domain/directory.ts';
import { onCallBetween } from '../domain/on-call-between.ts';
import { findSchedule } from '../domain/roster-lookup.ts';
import { noteRow } from '../domain/roster-note.ts';
import { storedOverrides } from '../domain/stored-overrides.ts';
import { swappableShift } from '../domain/swap.ts';
import { swapShifts } from '../domain/swap-notes.ts';
import { coverOfferById } from '../store/cover-offers.ts';
import { currentDirectory } from '../store/directory.ts';
import { countOverrides } from '../store/overrides.ts';
import { words } from '../words/words.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/**
 * Who was asked to cover, or to swap, says yes or no. Only a yes changes who is on call, of a swap both halves at once;
 * everybody whom it concerns hears of it.
 */
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
    decide: ({ offer, directory, count }, ctx): Decision<CoverOffer> | Refusal => {
      if (offer === undefined) return refuse('no_offer', words.refusals.cover.noOffer);
      if (offer.toUser !== ctx.actor) return refuse('not_asked', words.refusals.cover.notAsked);
      const state = accepts ? 'accepted' : 'declined';
      if (offer.state === state) return decided(offer);
      if (offer.state !== 'offered') return refuse('answered', words.refusals.cover.answered);
      const tooLate = accepts ? whyNot(offer, directory, ctx) : null;
      if (tooLate !== null) return tooLate;
      const isSwap = offer.boundTo !== null;
      const rows = storedOverrides(
        offer.overrides.map((override) => ({
          ...override,
          scheduleId: override.scheduleId ?? offer.scheduleId,
          swapId: isSwap ? id : null,
          turn: override.turn ?? null,
        })),
        { known: count, createdAt: ctx.now, createdBy: offer.askedBy },
      );
      return decided(
        { ...offer, state },
        {
          changes: [
            update('coverOffers', { id, state: 'offered' }, { state, endedAt: ctx.now }, 1),
            ...(accepts ? rows.map((row) => insert('overrides', row)) : []),
          ],
          outbox: isSwap ? swapNews(offer, state, directory) : coverNews(offer, state, directory),
          audit: [{ action: 'cover_answer', subject: offer.scheduleId, outcome: 'done', detail: `${id}:${state}` }],
        },
      );
    },
  });
}

/** Accepting what is over, or what is not any more what was asked, would surprise both. */
function whyNot(offer: CoverOffer, directory: Directory, { now }: Ctx): Refusal | null {
  const { cover } = words.refusals;
  if (offer.endsAt <= now) return refuse('in_past', cover.over);
  if (offer.boundTo === null) return null;
  if (offer.startsAt <= now) return refuse('begun', cover.swapBegun);
  const isThere = offer.overrides.every(({ scheduleId = '', out, from, to }) => {
    const ref = { schedule: scheduleId, person: out ?? '', start: Date.parse(from) };
    return swappableShift(directory, ref, now)?.end === Date.parse(to);
  });
  return isThere ? null : refuse('changed', cover.swapChanged);
}

type Answer = 'accepted' | 'declined';

function coverNews(offer: CoverOffer, state: Answer, directory: Directory): NewOutbox[] {
  const { id, scheduleId, askedBy, toUser, startsAt: from, endsAt: to } = offer;
  const name = findSchedule(directory.roster, scheduleId)?.name ?? scheduleId;
  const accepts = state === 'accepted';
  const note = { what: 'cover_answered', by: toUser, accepts, schedule: name, from, to } as const;
  const out = onCallBetween(directory, scheduleId, { start: from, end: to });
  const heard = new Set(accepts ? [askedBy, ...out] : [askedBy]);
  heard.delete(toUser);
  return [...heard].map((user) => noteRow(`cover:${id}:${state}:${user}`, { user }, note));
}

/** A swap concerns the two alone; who answers has the answer before them. */
function swapNews(offer: CoverOffer, step: Answer, { roster }: Directory): NewOutbox[] {
  const { id, askedBy, toUser: by } = offer;
  const note = { what: 'swap', step, offer: null, by, shifts: swapShifts(offer.overrides, roster) } as const;
  return [noteRow(`swap:${id}:${step}:${askedBy}`, { user: askedBy }, note)];
}
