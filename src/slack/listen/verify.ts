import type { App, BlockAction } from '@slack/bolt';
import type { ContactKind } from '../../domain/contact-check.ts';
import { type AskedCode, askForCode } from '../../usecases/ask-for-code.ts';
import { confirmCode } from '../../usecases/confirm-code.ts';
import { settleEnvelope } from '../../usecases/settle-envelope.ts';
import { words } from '../../words/words.ts';
import { readState } from '../form/state.ts';
import { openForm } from '../open-form.ts';
import { codeForm } from '../view/code-form.ts';
import { action, callback, field } from '../view/ids.ts';
import { refused, said } from '../view/said.ts';
import { askedBy, ctxOf, type Listening, originOf } from './listening.ts';
import { replyRow } from './reply-row.ts';

/** The buttons of the home tab that send a code, and the form in which it is typed. */
export function listenToVerify(app: App, listening: Listening): void {
  for (const [id, kind] of [
    [action.verifyPhone, 'phone'],
    [action.verifyEmail, 'email'],
  ] as const satisfies [string, ContactKind][]) {
    app.action(id, async ({ ack, body, context }) => {
      await ack();
      const { user, trigger_id: triggerId } = body as BlockAction;
      const actor = { user: user.id, channel: null, responseUrl: null };
      const origin = originOf(context);
      const asked = askedBy<AskedCode>(listening, origin, actor, (result) =>
        result.ok ? null : refused(result.refusal),
      );
      const result = await askForCode(listening.deps, kind, asked);
      if (!result.ok) return;
      const problem = await openForm(listening, origin, triggerId, codeForm(result.value));
      if (problem === null) return;
      const sorry = said(words.answers.formFailed(problem, words.answers.instead.pressAgain));
      await settleEnvelope(listening.deps, { ctx: asked.ctx }, replyRow(origin.envelopeId, actor, sorry));
    });
  }

  app.view({ callback_id: callback.code, type: 'view_submission' }, async ({ ack, body, view, context }) => {
    const ctx = ctxOf(listening, originOf(context), body.user.id);
    const fault = (message: string) => ack({ response_action: 'errors', errors: { [field.code]: message } });
    const { codes } = listening;
    if (codes === undefined) return fault(words.watch.codes.noCarrier);
    const input = { codeId: view.private_metadata, typed: readState(view.state).text(field.code) };
    const result = await confirmCode(listening.deps, codes, input, { ctx });
    if (!result.ok) return fault(result.refusal.message);
    return result.value.isRight ? ack() : fault(words.watch.codes.wrong(result.value.triesLeft));
  });
}
