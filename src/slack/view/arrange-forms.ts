import type { ModalView } from '@slack/types';
import { words } from '../../words/words.ts';
import { input, option, prefilled } from './block.ts';
import { form, head } from './forms.ts';
import { callback, field } from './ids.ts';
import type { IncidentView } from './model.ts';

const titleMax = 300;

export function renameForm(view: IncidentView): ModalView {
  const title = { type: 'plain_text_input' as const, max_length: titleMax };
  return form(view, callback.rename, words.forms.rename, [
    head(view),
    input(field.title, words.forms.rename.label, { ...title, initial_value: prefilled(view.incident.title, titleMax) }),
  ]);
}

const lengths = ['15m', '30m', '1h', '4h'] as const;

export function snoozeForm(view: IncidentView): ModalView {
  const options = lengths.map((length) => option(length, words.forms.snooze.lengths[length]));
  return form(view, callback.snooze, words.forms.snooze, [
    head(view),
    input(field.nextIn, words.forms.snooze.label, { type: 'static_select', options }),
  ]);
}

export function handoffForm(view: IncidentView): ModalView {
  return form(view, callback.handoff, words.forms.handoff, [
    head(view),
    input(field.user, words.forms.handoff.who, { type: 'users_select' }, { hint: words.forms.handoff.hint }),
  ]);
}
