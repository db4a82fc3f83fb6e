import type { ModalView } from '@slack/types';
import type { CoverPlan } from '../../domain/cover.ts';
import { words } from '../../words/words.ts';
import { actions, button, input, limit, option, plain, section } from './block.ts';
import { effectLines, warningLines } from './effect.ts';
import { action, callback, field } from './ids.ts';
import { bold, listed } from './mrkdwn.ts';

export interface CoverFormView {
  schedules: { id: string; name: string }[];
  schedule: string | null;
  /** Slack id; `null` = somebody is sought. */
  user: string | null;
  /** Slack id of who is to be replaced; `null` = whoever is on call. */
  instead: string | null;
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
      input(field.user, words.cover.who, usersSelect(view.user)),
      input(field.instead, words.cover.insteadOf, usersSelect(view.instead), {
        optional: true,
        hint: words.cover.insteadHint,
      }),
      input(field.from, words.cover.from, at(view.from), { hint: words.cover.zoneHint }),
      input(field.to, words.cover.to, at(view.to)),
      actions('swap', [button(action.swapInstead, words.buttons.swapInstead)]),
    ],
  };
}

function usersSelect(user: string | null) {
  return { type: 'users_select' as const, ...(user === null ? {} : { initial_user: user }) };
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

/** Why it could not be saved after all, or why there is nothing to do. */
export function coverRefused(markup: string, title: string = words.cover.notSaved): ModalView {
  return {
    type: 'modal',
    title: plain(title, limit.modalTitle),
    close: plain(words.buttons.close, limit.modalTitle),
    blocks: [section(markup)],
  };
}

/** Who replaces whom and when, before and after, in the zone of each of them; the schedule's for who has none. */
export function coverWords(plan: CoverPlan): string {
  const { schedule, incoming, outgoing, effect, from, to } = plan;
  const [who, where] = [bold(incoming.name, 80), bold(schedule.name, 100)];
  const head =
    outgoing.length === 0
      ? words.cover.alone(who, where)
      : words.cover.instead(who, listed(outgoing.map(({ name }) => name)), where);
  const world = { zone: schedule.timezone, whole: { from, to } };
  const people = effectLines(effect, [incoming, ...outgoing], world);
  return [head, ...people, ...warningLines(plan.warnings, schedule.timezone)].join('\n');
}
