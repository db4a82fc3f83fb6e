import type { App, GlobalShortcut } from '@slack/bolt';
import { loadNames } from '../../store/names.ts';
import { previewCover } from '../../usecases/save-cover.ts';
import { words } from '../../words/words.ts';
import { coverDraft, keepCover, readWish } from '../cover-work.ts';
import { readState } from '../form/state.ts';
import { openForm } from '../open-form.ts';
import { type CoverFormView, coverForm, coverPreview, coverRefused } from '../view/cover.ts';
import { callback, field, shortcut } from '../view/ids.ts';
import { said } from '../view/said.ts';
import { plainWords } from './forms.ts';
import { ctxOf, type Listening, originOf } from './listening.ts';
import { reply, settle, type Use } from './shortcuts.ts';

/** Opens the form; nobody's shift can be covered where the roster has no schedules. */
export async function openCover(use: Use, draft: CoverFormView): Promise<void> {
  const { listening, origin, triggerId } = use;
  if (draft.schedules.length === 0) return reply(use, said(words.cover.noSchedules));
  const problem = await openForm(listening, origin, triggerId, coverForm(draft));
  if (problem !== null) return reply(use, said(words.answers.formFailed(problem, words.answers.instead.shortcutAgain)));
  await settle(use);
}

/** The shortcut and its form: that shows what it comes to, and only the preview saves. */
export function listenToCover(app: App, listening: Listening): void {
  app.shortcut({ callback_id: shortcut.cover, type: 'shortcut' }, async ({ ack, shortcut: given, context }) => {
    await ack();
    const { user, trigger_id: triggerId } = given as GlobalShortcut;
    const actor = { user: user.id, channel: null, responseUrl: null };
    const draft = await coverDraft(listening, user.id);
    await openCover({ listening, origin: originOf(context), actor, triggerId }, draft);
  });

  app.view({ callback_id: callback.cover, type: 'view_submission' }, async ({ ack, body, view, context }) => {
    const state = readState(view.state);
    const wish = {
      schedule: state.choice(field.schedule),
      user: state.user(field.user) ?? body.user.id,
      instead: state.user(field.instead),
      from: state.instant(field.from) ?? Number.NaN,
      to: state.instant(field.to) ?? Number.NaN,
    };
    const ctx = ctxOf(listening, originOf(context), body.user.id);
    const result = await previewCover(listening.deps, wish, { ctx });
    if (!result.ok) {
      const { message, field: wanted = field.schedule } = result.refusal;
      const plain = plainWords(message, await loadNames(listening.deps.db));
      return ack({ response_action: 'errors', errors: { [wanted]: plain } });
    }
    return ack({ response_action: 'push', view: coverPreview(result.value, JSON.stringify(wish)) });
  });

  app.view({ callback_id: callback.coverPreview, type: 'view_submission' }, async ({ ack, body, view, context }) => {
    const wish = readWish(view.private_metadata);
    if (wish === null) return ack({ response_action: 'clear' });
    const actor = { user: body.user.id, channel: null, responseUrl: null };
    const result = await keepCover(listening, originOf(context), actor, wish);
    if (result.ok) return ack({ response_action: 'clear' });
    const plain = plainWords(result.refusal.message, await loadNames(listening.deps.db));
    return ack({ response_action: 'update', view: coverRefused(plain) });
  });
}
