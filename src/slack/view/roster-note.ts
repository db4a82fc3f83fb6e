import { incidentName } from '../../domain/incident.ts';
import type { CarriedOver, RosterNote, SwapShift } from '../../domain/roster-note.ts';
import { words } from '../../words/words.ts';
import { actions, button, type MessageView, message, sections } from './block.ts';
import { action } from './ids.ts';
import { bold, channel, clipped, time, user } from './mrkdwn.ts';

const { rosterNotes: texts } = words;

/** A message about the roster: what begins, what ends, what is carried over, and what to press. */
export function rosterNote(note: RosterNote): MessageView {
  const head = headOf(note);
  const lines = 'carried' in note && note.carried !== null ? carriedLines(note.carried) : [];
  if (note.what === 'cover_asked') return asking(head, note.offer, [note.preview]);
  if (note.what === 'swap') {
    const shifts = note.shifts.map(swapShiftLine);
    if (note.offer !== null) return asking(head, note.offer, note.preview === undefined ? shifts : [note.preview]);
    return message({ text: head, blocks: sections([head, ...shifts]) });
  }
  if (note.what === 'person_left') return message({ text: head, blocks: sections([head, ...vacantLines(note)]) });
  const asks = note.what === 'shift_ahead' || note.what === 'shift_begun';
  const confirm = asks ? [button(action.confirmShift, texts.confirm, { value: note.notice, style: 'primary' })] : [];
  return message({
    text: head,
    blocks: [...sections([head, ...lines]), ...(confirm.length === 0 ? [] : [actions('shift', confirm)])],
  });
}

function asking(head: string, offer: string, lines: readonly string[]): MessageView {
  const answers = [
    button(action.acceptCover, words.buttons.accept, { value: offer, style: 'primary' }),
    button(action.declineCover, words.buttons.decline, { value: offer }),
  ];
  return message({ text: head, blocks: [...sections([head, ...lines]), actions('cover', answers)] });
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

function headOf(note: RosterNote): string {
  if (note.what === 'swap') return swapHead(note);
  if (note.what === 'person_left') return note.isBack ? texts.back(user(note.who)) : texts.left(user(note.who));
  const schedule = bold(note.schedule, 150);
  if (note.what === 'shift_ahead') return texts.ahead(schedule, moment(note.startsAt));
  if (note.what === 'shift_begun')
    return note.isLate ? texts.begunLate(schedule, moment(note.startsAt)) : texts.begun(schedule);
  if (note.what === 'unconfirmed') return texts.unconfirmed(user(note.who), schedule, moment(note.startsAt));
  if ('from' in note) return coverLine(note, schedule);
  const incoming = note.incoming.slice(0, 20).map(user).join(', ');
  if (note.what === 'shift_over') return incoming === '' ? texts.overAlone(schedule) : texts.over(schedule, incoming);
  const outgoing = note.outgoing.slice(0, 20).map(user).join(', ');
  return incoming === '' ? texts.changedLess(schedule, outgoing) : texts.changed(schedule, incoming, outgoing);
}

function coverLine(note: Extract<RosterNote, { from: number }>, schedule: string): string {
  const [by, from, to] = [user(note.by), moment(note.from), moment(note.to)];
  if (note.what === 'cover_withdrawn') return texts.coverWithdrawn(by, schedule, from, to);
  if (note.what === 'cover_undone') return texts.coverUndone(by, schedule, from, to);
  if (note.what === 'cover_answered')
    return note.accepts ? texts.coverAccepted(by, schedule, from, to) : texts.coverDeclined(by, schedule, from, to);
  return texts.coverAsked(by, note.outgoing.slice(0, 20).map(user).join(', '), schedule, from, to);
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
