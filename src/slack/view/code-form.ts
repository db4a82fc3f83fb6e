import type { ModalView } from '@slack/types';
import type { CarrierName } from '../../domain/roster.ts';
import { words } from '../../words/words.ts';
import { input, limit, plain, section } from './block.ts';
import { callback, field } from './ids.ts';

/** Where the code is typed that is on its way by a carrier; its metadata is the code's id. */
export function codeForm({ codeId, carrier }: { codeId: string; carrier: CarrierName }): ModalView {
  const { codes: texts } = words.watch;
  return {
    type: 'modal',
    callback_id: callback.code,
    private_metadata: codeId,
    title: plain(texts.title, limit.modalTitle),
    submit: plain(words.buttons.verify, limit.modalTitle),
    close: plain(words.buttons.cancel, limit.modalTitle),
    blocks: [
      section(carrier === 'voice' ? texts.calling : texts.sent(words.terms.carriers[carrier])),
      input(
        field.code,
        texts.label,
        { type: 'plain_text_input', max_length: 20, placeholder: plain(texts.example, 150) },
        { hint: texts.hint },
      ),
    ],
  };
}
