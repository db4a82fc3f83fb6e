import type { ModalView } from '@slack/types';
import { DateTime } from 'luxon';
import type { CoverPlan } from '../../domain/cover.ts';
import type { Person } from '../../domain/roster.ts';
import { words } from '../../words/words.ts';
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
    title: plain(words.cover.title, limit.modalTitle),
    submit: plain(words.buttons.preview, limit.modalTitle),
    close: plain(words.buttons.cancel, limit.modalTitle),
    blocks: [
      input(field.schedule, words.cover.schedule, {
        type: 'static_select',
        options,
        ...(initial ? { initial_option: initial } : {}),
      }),
      input(field.user, words.cover.who, { type: 'users_select', initial_user: view.user }),
      input(
        field.instead,
        words.cover.insteadOf,
        { type: 'users_select' },
        { optional: true, hint: words.cover.insteadHint },
      ),
      input(field.from, words.cover.from, at(view.from), { hint: words.cover.zoneHint }),
      input(field.to, words.cover.to, at(view.to)),
    ],
  };
}

/** What is about to be saved. `metadata` is the wish, so that saving plans it again. */
export function coverPreview(plan: CoverPlan, metadata: string): ModalView {
  return {
    type: 'modal',
    callback_id: callback.coverPreview,
    private_metadata: metadata,
    title: plain(words.cover.title, limit.modalTitle),
    submit: plain(words.buttons.save, limit.modalTitle),
    close: plain(words.buttons.back, limit.modalTitle),
    blocks: [section(coverWords(plan)), section(words.cover.nothingSaved)],
  };
}

/** Why it could not be saved after all. */
export function coverRefused(markup: string): ModalView {
  return {
    type: 'modal',
    title: plain(words.cover.notSaved, limit.modalTitle),
    close: plain(words.buttons.close, limit.modalTitle),
    blocks: [section(markup)],
  };
}

/** Who replaces whom and when, in the zone of each of them; the schedule's for who has none. */
export function coverWords(plan: CoverPlan): string {
  const { schedule, incoming, outgoing } = plan;
  const [who, where] = [bold(incoming.name, 80), bold(schedule.name, 100)];
  const head =
    outgoing.length === 0
      ? words.cover.alone(who, where)
      : words.cover.instead(who, listed(outgoing.map(({ name }) => name)), where);
  const people = [incoming, ...outgoing].slice(0, 6);
  const lines = people.map((person) => `• ${clipped(person.name, 80)}: ${stretch(plan, person)}`);
  return [head, ...lines].join('\n');
}

function stretch({ from, to, schedule }: CoverPlan, { timezone }: Person): string {
  const name = timezone ?? schedule.timezone;
  const [start, end] = [from, to].map((at) => DateTime.fromMillis(at, { zone: name, locale: words.cover.locale }));
  if (!start || !end) return '';
  const isOneDay = start.hasSame(end, 'day');
  const { dayAndTime } = words.cover;
  return `${start.toFormat(dayAndTime)} – ${end.toFormat(isOneDay ? 'HH:mm' : dayAndTime)} (${name})`;
}
