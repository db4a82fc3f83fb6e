import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { incidentName } from '../../domain/incident.ts';
import { words } from '../../words/words.ts';
import { input, limit, option, plain, prefilled, section } from './block.ts';
import { callback, field } from './ids.ts';
import { type IncidentView, severityLabel, statusWord } from './model.ts';
import { bold } from './mrkdwn.ts';

/** The short forms behind the card's buttons and the words of `/incident`. Their metadata is the incident's id. */

export function resolveForm(view: IncidentView, text = ''): ModalView {
  return form(view, callback.resolve, words.forms.resolve, [
    head(view),
    input(field.resolution, words.forms.resolve.whatFixedIt, lines(text, words.forms.resolve.example)),
  ]);
}

export function closeForm(view: IncidentView): ModalView {
  const { close } = words.forms;
  return form(view, callback.close, close, [
    head(view),
    input(field.rootCause, close.rootCause, lines(), { optional: true }),
    input(field.lessons, close.lessons, lines(), { optional: true }),
    input(field.followUps, close.followUps, lines('', close.oneALine), { optional: true, hint: close.followUpsHint }),
  ]);
}

/** Minutes until the next update; the last is none. */
const updateChoices = [15, 30, 60, 120, 0] as const;

export function updateForm(view: IncidentView, everyMs: number | null, text = ''): ModalView {
  const { update } = words.forms;
  const statuses = (['investigating', 'identified', 'monitoring'] as const).map((status) =>
    option(status, statusWord(status)),
  );
  const current = statuses.find(({ value }) => value === view.incident.status);
  const own = everyMs === null ? undefined : String(Math.round(everyMs / 60_000));
  const times = updateChoices.map((minutes) => option(String(minutes), update.nextIn[minutes]));
  const initial = times.find(({ value }) => value === own) ?? (everyMs === null ? times.at(-1) : undefined);
  const last = view.incident.lastUpdate?.text;
  return form(view, callback.update, update, [
    head(view),
    input(field.text, update.text, lines(text, last ?? update.example)),
    input(field.status, update.status, {
      type: 'static_select',
      options: statuses,
      ...(current ? { initial_option: current } : {}),
    }),
    input(
      field.nextIn,
      update.next,
      {
        type: 'static_select',
        options: times,
        placeholder: plain(update.nextAsSeverity, 150),
        ...(initial ? { initial_option: initial } : {}),
      },
      { optional: true },
    ),
  ]);
}

export function severityForm(
  view: IncidentView,
  severities: { id: string; name: string; means: string | null }[],
): ModalView {
  const options = severities.slice(0, limit.options).map(({ id, name, means }) => option(id, name, means ?? undefined));
  const current = options.find(({ value }) => value === view.incident.severity);
  return form(view, callback.severity, words.forms.severity, [
    head(view),
    input(field.severity, words.forms.severity.label, {
      type: 'static_select',
      options,
      ...(current ? { initial_option: current } : {}),
    }),
  ]);
}

export function pageForm(view: IncidentView): ModalView {
  const { page } = words.forms;
  return form(view, callback.page, page, [
    head(view),
    input(field.user, page.who, { type: 'users_select' }, { hint: page.hint }),
    input(field.text, page.need, lines('', page.example), { optional: true }),
  ]);
}

export function taskForm(view: IncidentView, kind: 'task' | 'follow_up' = 'task', text = ''): ModalView {
  const { task } = words.forms;
  const kinds = [option('task', task.now), option('follow_up', task.afterwards)];
  const initial = kinds.find(({ value }) => value === kind);
  return form(view, callback.task, task, [
    head(view),
    input(field.text, task.text, lines(text, task.example), { hint: task.hint }),
    input(field.kind, task.when, {
      type: 'radio_buttons',
      options: kinds,
      ...(initial ? { initial_option: initial } : {}),
    }),
    input(field.owner, task.owner, { type: 'users_select' }, { optional: true }),
  ]);
}

export function roleForm(view: IncidentView): ModalView {
  const { role } = words.forms;
  const options = Object.entries(words.terms.roles).map(([id, name]) => option(id, name));
  return form(view, callback.role, role, [
    head(view),
    input(field.role, role.which, { type: 'static_select', options }),
    input(field.user, role.who, { type: 'users_select' }),
  ]);
}

export function form(
  view: IncidentView,
  callbackId: string,
  { title, submit }: { title: string; submit: string },
  blocks: KnownBlock[],
): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: view.incident.id,
    title: plain(title, limit.modalTitle),
    submit: plain(submit, limit.modalTitle),
    close: plain(words.buttons.cancel, limit.modalTitle),
    blocks,
  };
}

export function head({ incident, severity }: IncidentView): KnownBlock {
  return section(`${severityLabel(severity)} *${incidentName(incident)}* ${bold(incident.title, 200)}`);
}

function lines(initial = '', placeholder = ''): InputBlock['element'] {
  return {
    type: 'plain_text_input',
    multiline: true,
    max_length: limit.section,
    ...(initial === '' ? {} : { initial_value: prefilled(initial, limit.section) }),
    ...(placeholder === '' ? {} : { placeholder: plain(placeholder, 150) }),
  };
}
