import type { ModalView } from '@slack/types';
import { DateTime } from 'luxon';
import type { CoverPlan } from '../../domain/cover.ts';
import type { Person } from '../../domain/roster.ts';
import { input, limit, option, plain, section } from './block.ts';
import { callback, field } from './ids.ts';
import { bold, clipped, listed } from './mrkdwn.ts';

export interface CoverFormView {
  schedules: { id: string; name: string }[];
  schedule: string | null;
  user: string;
  from: number;
  to: number;
}

/** The form that covers a shift; what it comes to is shown before it is saved. */
export function coverForm(view: CoverFormView): ModalView {
  const options = view.schedules.slice(0, limit.options).map(({ id, name }) => option(id, `${name} · ${id}`));
  const initial = options.find(({ value }) => value === view.schedule) ?? options[0];
  const at = (ms: number) => ({ type: 'datetimepicker' as const, initial_date_time: Math.floor(ms / 1000) });
  return {
    type: 'modal',
    callback_id: callback.cover,
    title: plain('Cover a shift', limit.modalTitle),
    submit: plain('Preview', limit.modalTitle),
    close: plain('Cancel', limit.modalTitle),
    blocks: [
      input(field.schedule, 'Schedule', {
        type: 'static_select',
        options,
        ...(initial ? { initial_option: initial } : {}),
      }),
      input(field.user, 'Who covers?', { type: 'users_select', initial_user: view.user }),
      input(field.from, 'From', at(view.from), { hint: 'In your own time zone.' }),
      input(field.to, 'To', at(view.to)),
    ],
  };
}

/** What is about to be saved. `metadata` is the wish, so that saving plans it again. */
export function coverPreview(plan: CoverPlan, metadata: string): ModalView {
  return {
    type: 'modal',
    callback_id: callback.coverPreview,
    private_metadata: metadata,
    title: plain('Cover a shift', limit.modalTitle),
    submit: plain('Save', limit.modalTitle),
    close: plain('Back', limit.modalTitle),
    blocks: [section(coverWords(plan)), section('Nothing is saved yet.')],
  };
}

/** Why it could not be saved after all. */
export function coverRefused(markup: string): ModalView {
  return {
    type: 'modal',
    title: plain('Not saved', limit.modalTitle),
    close: plain('Close', limit.modalTitle),
    blocks: [section(markup)],
  };
}

/** Who replaces whom and when, in the zone of each of them; the schedule's for who has none. */
export function coverWords(plan: CoverPlan): string {
  const { schedule, incoming, outgoing } = plan;
  const instead =
    outgoing.length === 0 ? 'is on call' : `is on call instead of ${listed(outgoing.map(({ name }) => name))}`;
  const people = [incoming, ...outgoing].slice(0, 6);
  const lines = people.map((person) => `• ${clipped(person.name, 80)}: ${stretch(plan, person)}`);
  return [`${bold(incoming.name, 80)} ${instead} on ${bold(schedule.name, 100)}:`, ...lines].join('\n');
}

function stretch({ from, to, schedule }: CoverPlan, { timezone }: Person): string {
  const name = timezone ?? schedule.timezone;
  const [start, end] = [from, to].map((at) => DateTime.fromMillis(at, { zone: name, locale: 'en-GB' }));
  if (!start || !end) return '';
  const isOneDay = start.hasSame(end, 'day');
  return `${start.toFormat('ccc d LLL HH:mm')} – ${end.toFormat(isOneDay ? 'HH:mm' : 'ccc d LLL HH:mm')} (${name})`;
}
