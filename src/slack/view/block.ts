import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  InputBlock,
  KnownBlock,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
} from '@slack/types';
import { truncate } from '../../domain/text.ts';
import { words } from '../../words/words.ts';

/** Slack's limits. Source: docs.slack.dev/reference/block-kit; the total is observed, not documented (bolt-js issue 2509). */
export const limit = {
  blocks: 50,
  section: 3_000,
  header: 150,
  buttonText: 75,
  buttonValue: 2_000,
  optionText: 75,
  optionDescription: 75,
  options: 100,
  radioOptions: 10,
  contextElements: 10,
  modalTitle: 24,
  fallbackText: 3_900,
  topic: 250,
  /** Over this sum Slack refuses the whole message. */
  messageText: 13_000,
} as const;

/** A message as it is sent: blocks, and a text that says the same to a notification or a screen reader. */
export interface MessageView {
  text: string;
  blocks: KnownBlock[];
}

export function plain(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: truncate(text, max) || ' ', emoji: true };
}

/** The beginning of what somebody typed, to go on typing: nothing is added, and no character is cut through. */
export function prefilled(text: string, max: number): string {
  return text.slice(0, max).replace(/[\ud800-\udbff]$/, '');
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, limit.header) };
}

/** `markup` is made with the functions of mrkdwn.ts, never from what people wrote. */
export function section(markup: string, accessory?: SectionBlock['accessory']): SectionBlock {
  const text = { type: 'mrkdwn' as const, text: cut(markup, limit.section) };
  return accessory === undefined ? { type: 'section', text } : { type: 'section', text, accessory };
}

/** Lines in as few sections as they fit into: none is lost because others are long. */
export function sections(lines: readonly string[]): SectionBlock[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    const fits = last !== undefined && last.length + 1 + line.length <= limit.section;
    if (fits) texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts.map((text) => section(text));
}

export function fields(markups: readonly string[]): SectionBlock {
  const shown = markups.slice(0, 10).map((text) => ({ type: 'mrkdwn' as const, text: cut(text, 2_000) }));
  return { type: 'section', fields: shown };
}

export function context(...markups: string[]): ContextBlock {
  const elements = markups
    .slice(0, limit.contextElements)
    .map((text) => ({ type: 'mrkdwn' as const, text: cut(text, limit.section) }));
  return { type: 'context', elements };
}

export function actions(blockId: string, elements: ActionsBlock['elements']): ActionsBlock {
  return { type: 'actions', block_id: blockId, elements };
}

export function button(
  actionId: string,
  text: string,
  options: { value?: string; url?: string; style?: 'primary' | 'danger' } = {},
): Button {
  return { type: 'button', action_id: actionId, text: plain(text, limit.buttonText), ...options };
}

export function option(value: string, text: string, description?: string): PlainTextOption {
  const base: PlainTextOption = { value: value.slice(0, 150), text: plain(text, limit.optionText) };
  return description ? { ...base, description: plain(description, limit.optionDescription) } : base;
}

export function input(
  blockId: string,
  label: string,
  element: InputBlock['element'],
  options: { optional?: boolean; hint?: string; dispatch?: boolean } = {},
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, 2_000),
    // One element a block, so the block's name serves for both; it must be unique in the whole form.
    element: { action_id: blockId, ...element },
    optional: options.optional ?? false,
    ...(options.hint ? { hint: plain(options.hint, 2_000) } : {}),
    ...(options.dispatch ? { dispatch_action: true } : {}),
  };
}

/** The message within Slack's limits: what does not message is left out from the end, and the last line says so. */
export function message({ text, blocks }: MessageView): MessageView {
  const kept: KnownBlock[] = [];
  let used = 0;
  for (const block of blocks) {
    const size = textSize(block);
    const isFull = kept.length >= limit.blocks - 1 && blocks.length > limit.blocks;
    if (isFull || used + size > limit.messageText) {
      kept.push(context(words.terms.notShown(blocks.length - kept.length)));
      break;
    }
    kept.push(block);
    used += size;
  }
  return { text: cut(text, limit.fallbackText) || ' ', blocks: kept };
}

/** The characters of all texts in a block, as Slack sums them. */
export function textSize(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textSize(item), 0);
  if (value === null || typeof value !== 'object') return 0;
  return Object.entries(value).reduce((sum, [key, item]) => {
    if (typeof item === 'string') return sum + (key === 'text' || key === 'alt_text' ? item.length : 0);
    return sum + textSize(item);
  }, 0);
}

/** Markup must not be cut inside a token such as `<@U…>`, or a character: what is left of it is dropped. */
function cut(markup: string, max: number): string {
  if (markup.length <= max) return markup;
  const head = markup.slice(0, max - 1);
  const open = head.lastIndexOf('<');
  const whole = open > head.lastIndexOf('>') ? head.slice(0, open) : head;
  return `${whole.replace(/&[a-z]*$|[\ud800-\udbff]$/, '').trimEnd()}…`;
}
