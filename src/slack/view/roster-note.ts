import { incidentName } from '../../domain/incident.ts';
import type { CarriedOver, RosterNote, ShiftLine, SwapShift } from '../../domain/roster-note.ts';
import { words } from '../../words/words.ts';
import { actions, button, type MessageView, message, sections } from './block.ts';
import { groupTrouble } from './group-trouble.ts';
import { action } from './ids.ts';
import { bold, channel, clipped, time, user } from './mrkdwn.ts';
import { week } from './week.ts';

const { rosterNotes: texts } = words;

/** As many ids as fit into the value of a button. Source: docs.slack.dev/reference/block-kit/block-elements/button-element. */
const confirmedMax = 45;
const linesMax = 30;

/** A message about the roster: what begins, what ends, what is carried over, and what to press. */
export function rosterNote(note: RosterNote): MessageView {
  if (note.what === 'week') return week(note.news);
  const head = headOf(note);
  const lines = 'carried' in note && note.carried !== null ? carriedLines(note.carried) : [];
  const text = head.slice(0, 5).join(' ');
  if (note.what === 'cover_asked') return asking(text, head, note.offer, [note.preview]);
  if (note.what === 'swap') {
    const shifts = note.shifts.map(swapShiftLine);
    if (note.offer !== null)
      return asking(text, head, note.offer, note.preview === undefined ? shifts : [note.preview]);
    return message({ text, blocks: sections([...head, ...shifts]) });
  }
  if (note.what === 'person_left') return message({ text, blocks: sections([...head, ...vacantLines(note)]) });
  const asks = note.what === 'shifts' ? note.notices.slice(0, confirmedMax) : [];
  const thanks = note.what === 'shifts' && note.confirmed === true ? [texts.confirmedHere] : [];
  const confirm =
    asks.length === 0
      ? []
      : [button(action.confirmShift, texts.confirm, { value: confirmValue(note, asks), style: 'primary' })];
  return message({
    text,
    blocks: [...sections([...head, ...lines, ...thanks]), ...(confirm.length === 0 ? [] : [actions('shift', confirm)])],
  });
}

function asking(text: string, head: readonly string[], offer: string, lines: readonly string[]): MessageView {
  const answers = [
    button(action.acceptCover, words.buttons.accept, { value: offer, style: 'primary' }),
    button(action.declineCover, words.buttons.decline, { value: offer }),
  ];
  return message({ text, blocks: [...sections([...head, ...lines]), actions('cover', answers)] });
}

/** One shift of a swap, on a line of its own. */
export function swapShiftLine({ who, schedule, from, to, was }: SwapShift): string {
  // Who has left the roster has no Slack id there any more.
  const name = /^[UW][A-Z0-9]+$/.test(who) ? user(who) : clipped(who, 80);
  const line = words.swap.shift(name, bold(schedule, 100), moment(from), moment(to));
  return was === undefined ? line : words.swap.wasShift(line, moment(was.from), moment(was.to));
}

function swapHead({ step, by }: Extract<RosterNote, { what: 'swap' }>): string {
  const { said } = words.swap;
  if (step === 'moved' || step === 'ended') return said[step];
  return said[step](user(by ?? ''));
}

/** The key of the message, then the shifts; none of them has a space in it. */
function confirmValue(note: RosterNote, asks: readonly string[]): string {
  return [note.what === 'shifts' ? note.key : '', ...asks].join(' ');
}

function headOf(note: Exclude<RosterNote, { what: 'week' }>): string[] {
  if (note.what === 'shifts') return note.lines.slice(0, linesMax).map(shiftLine);
  if (note.what === 'unconfirmed')
    return note.shifts
      .slice(0, linesMax)
      .map(({ who, schedule, startsAt }) => texts.unconfirmed(user(who), bold(schedule, 150), moment(startsAt)));
  if (note.what === 'swap') return [swapHead(note)];
  if (note.what === 'person_left') return [note.isBack ? texts.back(user(note.who)) : texts.left(user(note.who))];
  if (note.what === 'group_trouble') return [groupTrouble(note.trouble, note.handle, note.people)];
  if (note.what === 'shifts_changed')
    return note.changes.slice(0, linesMax).map(({ schedule, incoming, outgoing }) => {
      const [name, before] = [bold(schedule, 150), people(outgoing)];
      return incoming.length === 0 ? texts.changedLess(name, before) : texts.changed(name, people(incoming), before);
    });
  return [coverLine(note, bold(note.schedule, 150))];
}

function shiftLine(line: ShiftLine): string {
  const schedule = bold(line.schedule, 150);
  if (line.what === 'ahead') return texts.ahead(schedule, moment(line.startsAt));
  if (line.what === 'begun')
    return line.isLate ? texts.begunLate(schedule, moment(line.startsAt)) : texts.begun(schedule);
  return line.incoming.length === 0 ? texts.overAlone(schedule) : texts.over(schedule, people(line.incoming));
}

function people(ids: readonly string[]): string {
  return ids.slice(0, 20).map(user).join(', ');
}

function coverLine(note: Extract<RosterNote, { from: number }>, schedule: string): string {
  const [by, from, to] = [user(note.by), moment(note.from), moment(note.to)];
  if (note.what === 'cover_withdrawn') return texts.coverWithdrawn(by, schedule, from, to);
  if (note.what === 'cover_undone') return texts.coverUndone(by, schedule, from, to);
  if (note.what === 'cover_answered')
    return note.accepts ? texts.coverAccepted(by, schedule, from, to) : texts.coverDeclined(by, schedule, from, to);
  return texts.coverAsked(by, people(note.outgoing), schedule, from, to);
}

function vacantLines({ shifts, more }: Extract<RosterNote, { what: 'person_left' }>): string[] {
  const lines = shifts.map(({ schedule, from, to }) =>
    texts.vacant(bold(schedule, 100), from === null ? null : moment(from), to === null ? null : moment(to)),
  );
  return more > 0 ? [...lines, words.terms.more(more)] : lines;
}

function carriedLines({ open, muted }: CarriedOver): string[] {
  const incidents = open.map(({ number, title, channelId, snoozedUntil }) => {
    const place = channelId === null ? null : channel(channelId);
    return texts.incident(
      incidentName({ number }),
      clipped(title, 200),
      place,
      snoozedUntil === null ? null : moment(snoozedUntil),
    );
  });
  const head = open.length === 0 ? texts.nothingOpen : texts.open(open.length);
  return [head, ...incidents, ...(muted.length === 0 ? [] : [texts.muted(clipped(muted.join(', '), 500))])];
}

function moment(at: number): string {
  return time(at, '{date_short_pretty} {time}');
}
