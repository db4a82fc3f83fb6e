import type { App, BlockAction } from '@slack/bolt';
import { readRef, refText, type ShiftRef } from '../../domain/whole-shifts.ts';
import { loadNames } from '../../store/names.ts';
import { previewSwap } from '../../usecases/offer-swap.ts';
import { settleEnvelope } from '../../usecases/settle-envelope.ts';
import { words } from '../../words/words.ts';
import { readState } from '../form/state.ts';
import { openForm } from '../open-form.ts';
import { askToSwap, readSwapWish, swapDraft } from '../swap-work.ts';
import { coverRefused } from '../view/cover.ts';
import { action, callback, field } from '../view/ids.ts';
import { said } from '../view/said.ts';
import { swapForm, swapPreview } from '../view/swap.ts';
import { plainWords } from './forms.ts';
import { ctxOf, type Listening, originOf } from './listening.ts';
import { reply, settle, type Use } from './shortcuts.ts';

/** Opens the form of a swap; `chosen`: the shift that somebody wants to give. */
export async function openSwap(use: Use, chosen: ShiftRef | null): Promise<void> {
  const { listening, origin, actor, triggerId } = use;
  const draft = await swapDraft(listening, actor.user, chosen);
  if (draft === null) return reply(use, said(words.refusals.cover.nothingToSwap));
  const problem = await openForm(listening, origin, triggerId, swapForm(draft));
  if (problem !== null) return reply(use, said(words.answers.formFailed(problem, words.answers.instead.pressAgain)));
  await settle(use);
}

/** The form of a swap: that shows what it comes to, and only the preview asks. */
export function listenToSwap(app: App, listening: Listening): void {
  app.action(action.swapInstead, async ({ ack, body, context }) => {
    await ack();
    const { view, user } = body as BlockAction;
    const origin = originOf(context);
    if (view !== undefined && !origin.isReplay) {
      const draft = await swapDraft(listening, user.id, null);
      const { nothingToSwap } = words.refusals.cover;
      const drawn = draft === null ? coverRefused(nothingToSwap, words.swap.title) : swapForm(draft);
      await listening.slack.call('views.update', { view_id: view.id, hash: view.hash, view: drawn });
    }
    await settleEnvelope(listening.deps, { ctx: ctxOf(listening, origin, user.id) });
  });

  app.view({ callback_id: callback.swap, type: 'view_submission' }, async ({ ack, body, view, context }) => {
    const state = readState(view.state);
    const mine = readRef(state.choice(field.mine) ?? '');
    const theirs = readRef(state.choice(field.theirs) ?? '');
    if (mine === null || theirs === null) return ack();
    const result = await previewSwap(
      listening.deps,
      { mine, theirs },
      { ctx: ctxOf(listening, originOf(context), body.user.id) },
    );
    if (result.ok) {
      const metadata = `${refText(mine)}\n${refText(theirs)}`;
      return ack({ response_action: 'push', view: swapPreview(result.value, metadata) });
    }
    const { message, field: wanted = field.theirs } = result.refusal;
    const plain = plainWords(message, await loadNames(listening.deps.db));
    return ack({ response_action: 'errors', errors: { [wanted]: plain } });
  });

  app.view({ callback_id: callback.swapPreview, type: 'view_submission' }, async ({ ack, body, view, context }) => {
    const wish = readSwapWish(view.private_metadata);
    if (wish === null) return ack({ response_action: 'clear' });
    const actor = { user: body.user.id, channel: null, responseUrl: null };
    const result = await askToSwap(listening, originOf(context), actor, wish);
    if (result.ok) return ack({ response_action: 'clear' });
    const plain = plainWords(result.refusal.message, await loadNames(listening.deps.db));
    return ack({ response_action: 'update', view: coverRefused(plain) });
  });
}
