import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { incidentName } from '../../domain/incident.ts';
import { input, limit, option, plain, prefilled, section } from './block.ts';
import { callback, field } from './ids.ts';
import { type IncidentView, severityLabel, statusWord } from './model.ts';
import { bold } from './mrkdwn.ts';

/** The short forms behind the card's buttons and the words of `/incident`. Their metadata is the incident's id. */

export function resolveForm(view: IncidentView, text = ''): ModalView {
  return form(view, callback.resolve, 'Resolve incident', 'Resolve', [
    head(view),
    input(field.resolution, 'What fixed it?', lines(text, 'Rolled back the gateway to 4.2.1')),
  ]);
}

export function closeForm(view: IncidentView): ModalView {
  return form(view, callback.close, 'Close incident', 'Close', [
    head(view),
    input(field.rootCause, 'Why did it happen?', lines(), { optional: true }),
    input(field.lessons, 'What did we learn?', lines(), { optional: true }),
    input(field.followUps, 'What is to be done now?', lines('', 'One a line'), {
      optional: true,
      hint: 'One a line. Begin a line with @name to give it an owner.',
    }),
  ]);
}

const updateChoices = [
  ['15', 'in 15 minutes'],
  ['30', 'in 30 minutes'],
  ['60', 'in 1 hour'],
  ['120', 'in 2 hours'],
  ['0', 'no reminder'],
] as const;

export function updateForm(view: IncidentView, everyMs: number | null, text = ''): ModalView {
  const statuses = (['investigating', 'identified', 'monitoring'] as const).map((status) =>
    option(status, statusWord(status)),
  );
  const current = statuses.find(({ value }) => value === view.incident.status);
  const own = everyMs === null ? undefined : String(Math.round(everyMs / 60_000));
  const times = updateChoices.map(([value, label]) => option(value, label));
  const initial = times.find(({ value }) => value === own) ?? (everyMs === null ? times.at(-1) : undefined);
  const last = view.incident.lastUpdate?.text;
  return form(view, callback.update, 'Post an update', 'Post', [
    head(view),
    input(field.text, 'What has changed?', lines(text, last ?? 'What people see now, and what you do about it')),
    input(field.status, 'Where does it stand?', {
      type: 'static_select',
      options: statuses,
      ...(current ? { initial_option: current } : {}),
    }),
    input(
      field.nextIn,
      'When is the next one?',
      {
        type: 'static_select',
        options: times,
        placeholder: plain('As the severity asks', 150),
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
  return form(view, callback.severity, 'Change severity', 'Change', [
    head(view),
    input(field.severity, 'Severity', {
      type: 'static_select',
      options,
      ...(current ? { initial_option: current } : {}),
    }),
  ]);
}

export function pageForm(view: IncidentView): ModalView {
  return form(view, callback.page, 'Page somebody', 'Page now', [
    head(view),
    input(field.user, 'Who?', { type: 'users_select' }, { hint: 'They are woken now, by their own rules.' }),
    input(field.text, 'What do you need?', lines('', 'We need somebody who knows the risk engine'), { optional: true }),
  ]);
}

export function taskForm(view: IncidentView, kind: 'task' | 'follow_up' = 'task', text = ''): ModalView {
  const kinds = [option('task', 'Now, during the incident'), option('follow_up', 'A follow-up, for afterwards')];
  const initial = kinds.find(({ value }) => value === kind);
  return form(view, callback.task, 'Add a task', 'Add', [
    head(view),
    input(field.text, 'What is to be done?', lines(text, 'Call the exchange'), {
      hint: 'A date at the end is read: by friday, by 17:30, in 2h.',
    }),
    input(field.kind, 'When?', {
      type: 'radio_buttons',
      options: kinds,
      ...(initial ? { initial_option: initial } : {}),
    }),
    input(field.owner, 'Who does it?', { type: 'users_select' }, { optional: true }),
  ]);
}

export function roleForm(view: IncidentView): ModalView {
  const options = ['commander', 'communications', 'scribe'].map((role) => option(role, role));
  return form(view, callback.role, 'Give a role', 'Give', [
    head(view),
    input(field.role, 'Which role?', { type: 'static_select', options }),
    input(field.user, 'To whom?', { type: 'users_select' }),
  ]);
}

export function form(
  view: IncidentView,
  callbackId: string,
  title: string,
  submit: string,
  blocks: KnownBlock[],
): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: view.incident.id,
    title: plain(title, limit.modalTitle),
    submit: plain(submit, limit.modalTitle),
    close: plain('Cancel', limit.modalTitle),
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
