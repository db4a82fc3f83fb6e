import { findPerson, findPersonBySlack, findSchedule } from '../domain/roster-lookup.ts';
import { swapChoices } from '../domain/shifts-ahead.ts';
import { type SwapPlan, swapAheadMs } from '../domain/swap.ts';
import { readRef, type ShiftRef, type WholeShift } from '../domain/whole-shifts.ts';
import { currentDirectory } from '../store/directory.ts';
import { offerSwap, type SwapWish } from '../usecases/offer-swap.ts';
import { words } from '../words/words.ts';
import { zoneOf } from './cover-work.ts';
import { type Actor, askedBy, type Listening, type Origin } from './listen/listening.ts';
import { user } from './view/mrkdwn.ts';
import { refused, said } from './view/said.ts';
import { type SwapFormView, swapWords } from './view/swap.ts';

/** What the form of a swap offers somebody; `null` when there is nothing to choose on one of the two sides. */
export async function swapDraft(
  listening: Listening,
  slackUser: string,
  chosen: ShiftRef | null,
): Promise<SwapFormView | null> {
  const directory = await currentDirectory(listening.deps.db);
  const { roster } = directory;
  const person = findPersonBySlack(roster, slackUser);
  if (person === undefined) return null;
  const now = listening.clock.now();
  const choices = swapChoices(directory, person.id, { start: now, end: now + swapAheadMs });
  const named = (shift: WholeShift) => ({
    ...shift,
    who: findPerson(roster, shift.person)?.name ?? shift.person,
    scheduleName: findSchedule(roster, shift.schedule)?.name ?? shift.schedule,
  });
  const [mine, theirs] = [choices.mine.map(named), choices.theirs.map(named)];
  if (mine.length === 0 || theirs.length === 0) return null;
  return { mine, theirs, chosen, zone: await zoneOf(listening, slackUser) };
}

/** Asks the other person, and tells who asks that they are. */
export function askToSwap(listening: Listening, origin: Origin, actor: Actor, wish: SwapWish) {
  const asked = askedBy<SwapPlan>(listening, origin, actor, (result) => {
    if (!result.ok) return refused(result.refusal);
    return said(words.swap.asked(user(result.value.halves[1].out.slack), swapWords(result.value)));
  });
  return offerSwap(listening.deps, { wish, preview: swapWords }, asked);
}

/** A wish as its preview carries it: both references on a line of their own. */
export function readSwapWish(text: string): SwapWish | null {
  const [mine, theirs] = text.split('\n').map(readRef);
  return mine && theirs ? { mine, theirs } : null;
}
