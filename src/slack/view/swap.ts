import type { ModalView } from '@slack/types';
import type { SwapPlan } from '../../domain/swap.ts';
import { refText, type ShiftRef } from '../../domain/whole-shifts.ts';
import { words } from '../../words/words.ts';
import { input, limit, option, plain, sections } from './block.ts';
import { effectLines, plainStretch, stretch, warningLines } from './effect.ts';
import { callback, field } from './ids.ts';
import { bold, clipped } from './mrkdwn.ts';

/** A shift that can be chosen, with names filled in. */
export interface ShiftChoice extends ShiftRef {
  end: number;
  who: string;
  scheduleName: string;
}

export interface SwapFormView {
  mine: ShiftChoice[];
  theirs: ShiftChoice[];
  /** What is chosen at first. */
  chosen: ShiftRef | null;
  /** Whose form it is: an option shows times in no other zone than its reader's. */
  zone: string;
}

/** The form that offers a shift for another one. Neither list is empty. */
export function swapForm({ mine, theirs, chosen, zone }: SwapFormView): ModalView {
  const when = ({ start, end }: ShiftChoice) => plainStretch(start, end, zone);
  const own = mine.slice(0, limit.options).map((one) => option(refText(one), when(one), one.scheduleName));
  const others = theirs
    .slice(0, limit.options)
    .map((one) => option(refText(one), words.swap.option(one.who, when(one)), one.scheduleName));
  const initial = chosen === null ? undefined : own.find(({ value }) => value === refText(chosen));
  return {
    type: 'modal',
    callback_id: callback.swap,
    title: plain(words.swap.title, limit.modalTitle),
    submit: plain(words.buttons.preview, limit.modalTitle),
    close: plain(words.buttons.cancel, limit.modalTitle),
    blocks: [
      input(field.mine, words.swap.mine, {
        type: 'static_select',
        options: own,
        ...(initial ? { initial_option: initial } : {}),
      }),
      input(field.theirs, words.swap.theirs, { type: 'static_select', options: others }, { hint: words.swap.hint }),
    ],
  };
}

/** What is about to be asked. `metadata` is the wish, so that asking plans it again. */
export function swapPreview(plan: SwapPlan, metadata: string): ModalView {
  return {
    type: 'modal',
    callback_id: callback.swapPreview,
    private_metadata: metadata,
    title: plain(words.swap.title, limit.modalTitle),
    submit: plain(words.swap.ask, limit.modalTitle),
    close: plain(words.buttons.back, limit.modalTitle),
    blocks: sections([swapWords(plan), words.swap.bound]),
  };
}

/** Who takes which shift, what that does in the zones of both, and what speaks against it. */
export function swapWords({ halves, effect, warnings }: SwapPlan): string {
  const [mine, theirs] = halves;
  const head = words.swap.head(bold(mine.out.name, 80), bold(theirs.out.name, 80));
  const lines = halves.map(({ schedule, out, start, end, in: comesIn }) => {
    const zone = comesIn.timezone ?? schedule.timezone;
    const [who, of] = [clipped(comesIn.name, 80), clipped(out.name, 80)];
    return words.swap.half(who, clipped(schedule.name, 80), stretch(start, end, zone), of);
  });
  const zone = mine.schedule.timezone;
  const people = effectLines(effect, [mine.out, theirs.out], { zone, whole: null });
  return [head, ...lines, ...people, ...warningLines(warnings, zone)].join('\n');
}
