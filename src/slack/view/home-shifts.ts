import type { KnownBlock } from '@slack/types';
import type { SwapShift } from '../../domain/roster-note.ts';
import { words } from '../../words/words.ts';
import { actions, button, context, header, section } from './block.ts';
import { action } from './ids.ts';
import { bold, clipped, time, user } from './mrkdwn.ts';
import { swapShiftLine } from './roster-note.ts';

/** A request to cover or to swap that nobody has answered. `other`: who asks, or who is asked. */
export interface ShownOffer {
  id: string;
  other: string;
  schedule: string;
  from: number;
  to: number;
  /** The two shifts; `null` = a cover of times. */
  swap: SwapShift[] | null;
}

/** Somebody's shifts on the home tab, and what can be done about them. Names are ready, times are epoch milliseconds. */
export interface HomeShifts {
  /** `start` is `null` of a shift that is under way. */
  shifts: { ref: string; schedule: string; start: number | null; end: number; canSwap: boolean }[];
  offers: ShownOffer[];
  asked: ShownOffer[];
  covers: {
    ids: string;
    schedule: string;
    out: string | null;
    in: string;
    from: number;
    to: number;
    canUndo: boolean;
  }[];
  /** They manage a rotation. */
  canEdit: boolean;
}

const shiftsMax = 4;
const offersMax = 3;
const coversMax = 5;

/** My next shifts, each to be covered or swapped; what I am asked and have asked; the covers that can be taken back. */
export function homeShifts({ shifts, offers, asked, covers, canEdit }: HomeShifts): KnownBlock[] {
  const blocks = [
    ...offers.slice(0, offersMax).flatMap(offerBlocks),
    ...shifts.slice(0, shiftsMax).flatMap(shiftBlocks),
    ...rest(shifts.length - shiftsMax),
    ...asked.slice(0, offersMax).map(askedBlock),
    ...covers.slice(0, coversMax).map(coverBlock),
    ...rest(covers.length - coversMax),
    ...(canEdit ? [actions('rotation', [button(action.editRotation, words.buttons.editRotation)])] : []),
  ];
  return blocks.length === 0 ? [] : [header(words.home.shifts), ...blocks];
}

function shiftBlocks(
  { ref, schedule, start, end, canSwap }: HomeShifts['shifts'][number],
  index: number,
): KnownBlock[] {
  const from = start === null ? null : moment(start);
  const find = button(`${action.findCover}_${index}`, words.buttons.findCover, { value: `${ref}\n${end}` });
  const swap = canSwap ? [button(`${action.swapShift}_${index}`, words.buttons.swap, { value: ref })] : [];
  return [
    section(words.home.shift(bold(schedule, 100), from, moment(end))),
    actions(`shift_${index}`, [find, ...swap]),
  ];
}

function offerBlocks(offer: ShownOffer, index: number): KnownBlock[] {
  const { id, other, swap, schedule, from, to } = offer;
  const line =
    swap === null
      ? words.home.offeredCover(user(other), bold(schedule, 100), moment(from), moment(to))
      : words.home.offeredSwap(user(other), swap.map(swapShiftLine).join('\n'));
  const accept = button(`${action.acceptCover}_${index}`, words.buttons.accept, { value: id, style: 'primary' });
  const decline = button(`${action.declineCover}_${index}`, words.buttons.decline, { value: id });
  return [section(line), actions(`offer_${index}`, [accept, decline])];
}

function askedBlock({ id, other, swap, schedule, from, to }: ShownOffer, index: number): KnownBlock {
  const line =
    swap === null
      ? words.home.askedCover(user(other), bold(schedule, 100), moment(from), moment(to))
      : words.home.askedSwap(user(other), swap.map(swapShiftLine).join('\n'));
  return section(line, button(`${action.withdrawCover}_${index}`, words.buttons.withdraw, { value: id }));
}

function coverBlock(cover: HomeShifts['covers'][number], index: number): KnownBlock {
  const out = cover.out === null ? null : clipped(cover.out, 200);
  const where = bold(cover.schedule, 100);
  const line = words.home.cover(clipped(cover.in, 80), out, where, moment(cover.from), moment(cover.to));
  if (!cover.canUndo) return section(line);
  return section(line, button(`${action.undoCover}_${index}`, words.buttons.undo, { value: cover.ids }));
}

function rest(count: number): KnownBlock[] {
  return count > 0 ? [context(words.terms.more(count))] : [];
}

function moment(at: number): string {
  return time(at, '{date_short_pretty} {time}');
}
