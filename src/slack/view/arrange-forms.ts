import type { ModalView } from '@slack/types';
import { input, option, prefilled } from './block.ts';
import { form, head } from './forms.ts';
import { callback, field } from './ids.ts';
import type { IncidentView } from './model.ts';

const titleMax = 300;

export function renameForm(view: IncidentView): ModalView {
  const title = { type: 'plain_text_input' as const, max_length: titleMax };
  return form(view, callback.rename, 'Rename incident', 'Rename', [
    head(view),
    input(field.title, 'New title', { ...title, initial_value: prefilled(view.incident.title, titleMax) }),
  ]);
}

const lengths = [
  ['15m', 'for 15 minutes'],
  ['30m', 'for 30 minutes'],
  ['1h', 'for 1 hour'],
  ['4h', 'for 4 hours'],
] as const;

export function snoozeForm(view: IncidentView): ModalView {
  const options = lengths.map(([value, label]) => option(value, label));
  return form(view, callback.snooze, 'Snooze paging', 'Snooze', [
    head(view),
    input(field.nextIn, 'How long?', { type: 'static_select', options }),
  ]);
}

export function handoffForm(view: IncidentView): ModalView {
  return form(view, callback.handoff, 'Hand over', 'Offer', [
    head(view),
    input(field.user, 'To whom?', { type: 'users_select' }, { hint: 'The command changes hands when they accept.' }),
  ]);
}
