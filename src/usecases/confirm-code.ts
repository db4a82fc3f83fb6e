import { addressOf, type ContactCheck, isCodeOpen } from '../domain/contact-check.ts';
import { decided, type Refusal, refuse, update } from '../domain/decision.ts';
import { findPersonBySlack } from '../domain/roster-lookup.ts';
import type { ContactCodes } from '../ports.ts';
import { contactCheckByCode } from '../store/contact-checks.ts';
import { currentRoster } from '../store/directory.ts';
import { openIncidentsPaging } from '../store/pages.ts';
import { words } from '../words/words.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/** What came of a code that was typed: it was right, or how often another may be tried. */
export type TypedCode = { isRight: true } | { isRight: false; triesLeft: number };

interface Loaded {
  check: ContactCheck;
  /** Open incidents whose card and receipts tell of the person's pages. */
  shownIn: string[];
}

/** Somebody types the code that went to their own address. A wrong one costs a try; without tries left it is void. */
export function confirmCode(
  deps: Deps,
  codes: ContactCodes,
  { codeId, typed }: { codeId: string; typed: string },
  asked: Asked<TypedCode>,
): Promise<Result<TypedCode>> {
  return perform<Loaded, TypedCode>(deps, asked, {
    action: 'verify_contact',
    subject: asked.ctx.actor ?? '',
    key: `contact:${asked.ctx.actor}`,
    load: async (): Promise<Loaded | Refusal> => {
      const check = await contactCheckByCode(deps.db, codeId);
      const person = findPersonBySlack((await currentRoster(deps.db)).roster, asked.ctx.actor ?? '');
      const own = person === undefined ? [] : [addressOf(person, 'phone'), addressOf(person, 'email')];
      const isOwn = check !== undefined && own.includes(check.address);
      if (!isOwn || !isCodeOpen(check, asked.ctx.now)) return refuse('code_over', words.watch.codes.over);
      const shownIn = (await openIncidentsPaging(deps.db, asked.ctx.actor ?? '')).map(({ id }) => id);
      return { check, shownIn };
    },
    decide: ({ check, shownIn }, ctx) => {
      const { address, triesLeft, person } = check;
      const note = { action: 'verify_contact', subject: person };
      // The same try must not be spent twice at once, so each is guarded by the number that it takes.
      const where = { address, codeId, triesLeft };
      if (codes.matches(codeId, typed)) {
        const set = { codeId: null, verifiedAt: ctx.now, verifiedBy: 'code' as const };
        return decided<TypedCode>(
          { isRight: true },
          {
            changes: [update('contactChecks', where, set, 1)],
            audit: [{ ...note, outcome: 'done', detail: check.carrier ?? '' }],
            refresh: shownIn.map((incidentId) => ({ incidentId, kinds: ['card', 'receipt'] as const })),
          },
        );
      }
      return decided<TypedCode>(
        { isRight: false, triesLeft: triesLeft - 1 },
        {
          changes: [update('contactChecks', where, { triesLeft: triesLeft - 1 }, 1)],
          audit: [{ ...note, outcome: 'refused', detail: 'wrong_code' }],
        },
      );
    },
  });
}
