import { incidentName } from '../../domain/incident.ts';
import type { CarriedOver, RosterNote } from '../../domain/roster-note.ts';
import { words } from '../../words/words.ts';
import { actions, button, type MessageView, message, sections } from './block.ts';
import { action } from './ids.ts';
import { bold, channel, clipped, time, user } from './mrkdwn.ts';

const { rosterNotes: texts } = words;

/** A message about the roster: what begins, what ends, what is carried over, and what to press. */
export function rosterNote(note: RosterNote): MessageView {
  const head = headOf(note);
  const lines = 'carried' in note && note.carried !== null ? carriedLines(note.carried) : [];
  if (note.what === 'cover_asked') {
    const answers = [
      button(action.acceptCover, words.buttons.accept, { value: note.offer, style: 'primary' }),
      button(action.declineCover, words.buttons.decline, { value: note.offer }),
    ];
    return message({ text: head, blocks: [...sections([head]), actions('cover', answers)] });
  }
  const asks = note.what === 'shift_ahead' || note.what === 'shift_begun';
  const confirm = asks ? [button(action.confirmShift, texts.confirm, { value: note.notice, style: 'primary' })] : [];
  return message({
    text: head,
    blocks: [...sections([head, ...lines]), ...(confirm.length === 0 ? [] : [actions('shift', confirm)])],
  });
}

function headOf(note: RosterNote): string {
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
  if (note.what === 'cover_undone') return texts.coverUndone(by, schedule, from, to);
  if (note.what === 'cover_answered')
    return note.accepts ? texts.coverAccepted(by, schedule, from, to) : texts.coverDeclined(by, schedule, from, to);
  return texts.coverAsked(by, note.outgoing.slice(0, 20).map(user).join(', '), schedule, from, to);
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
