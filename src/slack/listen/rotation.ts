import type { App, BlockAction } from '@slack/bolt';
import { isRefusal, type Refusal } from '../../domain/decision.ts';
import { readOrder } from '../../domain/edit-rotation.ts';
import { currentRoster } from '../../store/directory.ts';
import { loadNames } from '../../store/names.ts';
import { editRotation, type RotationEdit } from '../../usecases/edit-rotation.ts';
import { settleEnvelope } from '../../usecases/settle-envelope.ts';
import { words } from '../../words/words.ts';
import { readState } from '../form/state.ts';
import { openForm } from '../open-form.ts';
import { editText, keepRotation, readEdit, readRotation, rotationDraft, rotationOutcome } from '../rotation-work.ts';
import { coverRefused } from '../view/cover.ts';
import { action, callback, field } from '../view/ids.ts';
import { changesHands, rotationForm, rotationPreview } from '../view/rotation.ts';
import { said } from '../view/said.ts';
import { type ActionArgs, toClick } from './actions.ts';
import { plainWords } from './forms.ts';
import { ctxOf, type Listening, originOf } from './listening.ts';
import { reply, settle, type Use } from './shortcuts.ts';

async function openRotation(use: Use): Promise<void> {
  const { listening, origin, actor, triggerId } = use;
  const draft = await rotationDraft(listening, actor.user, null);
  if (draft === null) return reply(use, said(words.rotation.none));
  const problem = await openForm(listening, origin, triggerId, rotationForm(draft));
  if (problem !== null) return reply(use, said(words.answers.formFailed(problem, words.answers.instead.pressAgain)));
  await settle(use);
}

/** The form that edits a rotation: it shows whose shifts move and what lint says, and only the preview saves. */
export function listenToRotation(app: App, listening: Listening): void {
  app.action(action.editRotation, async (args) => {
    await args.ack();
    await openRotation(toClick(listening, args as unknown as ActionArgs, args.context));
  });

  app.action(action.chooseRotation, async ({ ack, body, context }) => {
    await ack();
    const { view, user } = body as BlockAction;
    const origin = originOf(context);
    const chosen = readRotation(readState(view?.state).choice(field.rotation) ?? '');
    const draft = await rotationDraft(listening, user.id, chosen);
    if (view !== undefined && draft !== null && !origin.isReplay)
      await listening.slack.call('views.update', { view_id: view.id, hash: view.hash, view: rotationForm(draft) });
    await settleEnvelope(listening.deps, { ctx: ctxOf(listening, origin, user.id) });
  });

  app.view({ callback_id: callback.rotation, type: 'view_submission' }, async ({ ack, body, view, context }) => {
    const orderField = view.blocks.find(({ block_id: id }) => id?.startsWith(field.order))?.block_id ?? field.order;
    const fail = async ({ message, field: wanted }: Refusal) => {
      const plain = plainWords(message, await loadNames(listening.deps.db));
      return ack({ response_action: 'errors', errors: { [wanted === 'order' ? orderField : field.rotation]: plain } });
    };
    const state = readState(view.state);
    const rotation = readRotation(state.choice(field.rotation) ?? '');
    const order = readOrder(state.text(orderField), (await currentRoster(listening.deps.db)).roster);
    if (isRefusal(order)) return fail(order);
    if (rotation === null) return ack();
    const edit: RotationEdit = { rotation, order, atOnce: state.choice(field.when) === changesHands.atOnce };
    const ctx = ctxOf(listening, originOf(context), body.user.id);
    const result = await editRotation(listening.deps, { edit, dryRun: true }, { ctx });
    if (!result.ok) return fail(result.refusal);
    const outcome = await rotationOutcome(listening, edit, result.value);
    return ack({ response_action: 'push', view: rotationPreview(outcome, editText(edit)) });
  });

  app.view({ callback_id: callback.rotationPreview, type: 'view_submission' }, async ({ ack, body, view, context }) => {
    const edit = readEdit(view.private_metadata);
    if (edit === null) return ack({ response_action: 'clear' });
    const actor = { user: body.user.id, channel: null, responseUrl: null };
    const result = await keepRotation(listening, originOf(context), actor, edit);
    if (result.ok) return ack({ response_action: 'clear' });
    const plain = plainWords(result.refusal.message, await loadNames(listening.deps.db));
    return ack({ response_action: 'update', view: coverRefused(plain) });
  });
}
