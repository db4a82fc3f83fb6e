import { elementsOf, textOf } from '../block-kit/elements-of.ts';
import { type JsonObject, objectsOf, stringOf } from '../json.ts';
import type { Ephemeral, Message, View } from '../store/entities.ts';
import type { Workspace } from '../store/workspace.ts';
import { visibleText } from './visible-text.ts';

/** A message as somebody in the channel sees it. */
export interface SeenMessage {
  channel: string;
  ts: string;
  user: string;
  /** The fallback text, as notifications show it. */
  text: string;
  /** What can be read: the blocks, or the text where there are none. */
  visible: string;
  blocks: JsonObject[];
  attachments: JsonObject[];
  /** Labels of the buttons, in reading order. */
  buttons: string[];
  threadTs?: string;
  subtype?: string;
  isEdited: boolean;
  isBot: boolean;
  /** User ids by reaction name. */
  reactions: Record<string, string[]>;
  files: { id: string; name: string; title: string; bytes?: Buffer }[];
  metadata?: JsonObject;
}

/** A message that only one person sees. */
export interface SeenEphemeral {
  channel: string;
  ts: string;
  user: string;
  text: string;
  visible: string;
  blocks: JsonObject[];
  buttons: string[];
  threadTs?: string;
  via: Ephemeral['via'];
}

/** A modal or a home tab as its person sees it. */
export interface SeenView {
  id: string;
  type: 'modal' | 'home';
  callbackId: string;
  title: string;
  submitLabel?: string;
  visible: string;
  blocks: JsonObject[];
  buttons: string[];
  /** Labels of the input blocks, in reading order. */
  labels: string[];
  values: View['values'];
  privateMetadata: string;
  hash: string;
  /** Errors that stand under the fields now, by label. */
  errors: Record<string, string>;
}

function buttonsIn(blocks: unknown): string[] {
  return elementsOf(blocks)
    .filter(({ type }) => type === 'button' || type === 'workflow_button')
    .map(({ element }) => textOf(element.text));
}

function readable(message: { text: string; blocks?: JsonObject[]; attachments?: JsonObject[] }): string {
  const body = (message.blocks ?? []).length > 0 ? visibleText(message.blocks) : message.text;
  return [body, visibleText(message.attachments)].filter((part) => part !== '').join('\n');
}

/** How a message looks. */
export function seenMessage(ws: Workspace, message: Message): SeenMessage {
  const attached = objectsOf(message.attachments).flatMap((each) => objectsOf(each.blocks));
  return {
    channel: message.channel,
    ts: message.ts,
    user: message.user,
    text: message.text,
    visible: readable({
      text: message.text,
      ...(message.blocks === undefined ? {} : { blocks: message.blocks }),
      ...(message.attachments === undefined ? {} : { attachments: message.attachments }),
    }),
    blocks: message.blocks ?? [],
    attachments: message.attachments ?? [],
    buttons: buttonsIn([...(message.blocks ?? []), ...attached]),
    isEdited: message.edited !== undefined,
    isBot: message.botId !== undefined,
    reactions: Object.fromEntries(message.reactions.map(({ name, users }) => [name, users])),
    files: (message.fileIds ?? []).flatMap((id) => {
      const file = ws.files.get(id);
      return file === undefined || file.deleted
        ? []
        : [{ id, name: file.name, title: file.title, ...(file.bytes === undefined ? {} : { bytes: file.bytes }) }];
    }),
    ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
    ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
  };
}

/** How an ephemeral message looks. */
export function seenEphemeral(ephemeral: Ephemeral): SeenEphemeral {
  return {
    channel: ephemeral.channel,
    ts: ephemeral.ts,
    user: ephemeral.user,
    text: ephemeral.text,
    visible: readable(ephemeral),
    blocks: ephemeral.blocks ?? [],
    buttons: buttonsIn(ephemeral.blocks),
    via: ephemeral.via,
    ...(ephemeral.threadTs === undefined ? {} : { threadTs: ephemeral.threadTs }),
  };
}

/** The label of an input block by its block id; the id itself where there is no label. */
export function labelOf(view: View, blockId: string): string {
  const block = objectsOf(view.body.blocks).find((each) => each.block_id === blockId);
  return textOf(block?.label) || blockId;
}

/** How a view looks. `errors` are by block id. */
export function seenView(view: View, errors: Record<string, string> = {}): SeenView {
  const blocks = objectsOf(view.body.blocks);
  const submit = textOf(view.body.submit);
  return {
    id: view.id,
    type: view.type,
    callbackId: stringOf(view.body.callback_id) ?? '',
    title: textOf(view.body.title),
    visible: visibleText(blocks),
    blocks,
    buttons: buttonsIn(blocks),
    labels: blocks.filter((block) => block.type === 'input').map((block) => textOf(block.label)),
    values: view.values,
    privateMetadata: stringOf(view.body.private_metadata) ?? '',
    hash: view.hash,
    errors: Object.fromEntries(Object.entries(errors).map(([block, text]) => [labelOf(view, block), text])),
    ...(submit === '' ? {} : { submitLabel: submit }),
  };
}
