import { blockTextLength } from '../block-kit/block-text-length.ts';
import { fillIn } from '../block-kit/fill-in.ts';
import { asMessages, type Problem } from '../block-kit/problem.ts';
import { validateBlocks } from '../block-kit/validate-blocks.ts';
import { isJsonObject, type JsonObject, objectsOf, parseJson } from '../json.ts';
import { formatText } from '../store/slack-text.ts';
import type { Workspace } from '../store/workspace.ts';
import { SlackRefusal } from './slack-refusal.ts';

const TEXT_TRUNCATED_AT = 40_000;
const MARKDOWN_MAX = 12_000;
const ATTACHMENTS_MAX = 100;
/** Observed, not documented: github.com/slackapi/bolt-js/issues/2509. */
const BLOCK_TEXT_MAX = 13_200;

/** What a message shows. A part that was not sent is undefined, one sent empty is an empty list. */
export interface Content {
  text: string;
  textSent: boolean;
  blocks?: JsonObject[];
  attachments?: JsonObject[];
  warnings: string[];
}

/** A refusal that names what is wrong with each block. */
function refusedBlocks(code: string, problems: readonly Problem[]): SlackRefusal {
  const errors = asMessages(problems);
  return new SlackRefusal(code, {
    errors,
    response_metadata: { messages: errors.map((message) => `[ERROR] ${message}`) },
  });
}

function listOf(value: unknown, error: string): unknown[] | undefined {
  if (value === undefined || value === null || value === '') {
    return undefined;
  }
  const list = typeof value === 'string' ? parseJson(value) : value;
  if (!Array.isArray(list)) {
    throw new SlackRefusal(error);
  }
  return list;
}

function readBlocks(ws: Workspace, value: unknown): JsonObject[] | undefined {
  const list = listOf(value, 'invalid_blocks_format');
  if (list === undefined) {
    return undefined;
  }
  const problems = validateBlocks(list, 'message');
  if (problems.length > 0) {
    throw refusedBlocks('invalid_blocks', problems);
  }
  const blocks = objectsOf(list);
  if (blockTextLength(blocks) > BLOCK_TEXT_MAX) {
    throw new SlackRefusal('msg_blocks_too_long');
  }
  return fillIn(blocks, ws.ids);
}

function readAttachments(ws: Workspace, value: unknown): JsonObject[] | undefined {
  const list = listOf(value, 'invalid_attachments');
  if (list === undefined) {
    return undefined;
  }
  if (list.length > ATTACHMENTS_MAX) {
    throw new SlackRefusal('too_many_attachments');
  }
  return list.map((attachment, index) => {
    if (!isJsonObject(attachment)) {
      throw new SlackRefusal('invalid_attachments');
    }
    const problems =
      attachment.blocks === undefined
        ? []
        : validateBlocks(attachment.blocks, 'message', `/attachments/${index}/blocks`);
    if (problems.length > 0) {
      throw refusedBlocks('invalid_attachments', problems);
    }
    const blocks = attachment.blocks === undefined ? {} : { blocks: fillIn(objectsOf(attachment.blocks), ws.ids) };
    return { id: index + 1, fallback: '[no preview available]', ...attachment, ...blocks };
  });
}

/**
 * Reads and checks the content of a message (docs.slack.dev/reference/methods/chat.postMessage).
 * `textMax`: the longest text allowed; longer is `msg_too_long`. Without it, text is cut at 40,000 with a warning.
 * @throws SlackRefusal no_text, markdown_text_conflict, invalid_blocks, invalid_blocks_format, msg_blocks_too_long,
 *   invalid_attachments, too_many_attachments, msg_too_long
 */
export function readContent(ws: Workspace, source: JsonObject, textMax?: number): Content {
  const markdown = typeof source.markdown_text === 'string' ? source.markdown_text : undefined;
  const sentText = typeof source.text === 'string' ? source.text : undefined;
  const hasBlocks = source.blocks !== undefined && source.blocks !== null;
  if (markdown !== undefined && (sentText !== undefined || hasBlocks)) {
    throw new SlackRefusal('markdown_text_conflict');
  }
  const raw = markdown ?? sentText ?? '';
  if ((textMax !== undefined && raw.length > textMax) || (markdown !== undefined && raw.length > MARKDOWN_MAX)) {
    throw new SlackRefusal('msg_too_long');
  }
  const blocks = readBlocks(ws, source.blocks);
  const attachments = readAttachments(ws, source.attachments);
  if (raw.trim() === '' && (blocks ?? []).length === 0 && (attachments ?? []).length === 0) {
    throw new SlackRefusal('no_text');
  }
  return {
    text: formatText(raw.slice(0, TEXT_TRUNCATED_AT)),
    textSent: sentText !== undefined || markdown !== undefined,
    ...(blocks === undefined ? {} : { blocks }),
    ...(attachments === undefined ? {} : { attachments }),
    warnings: raw.length > TEXT_TRUNCATED_AT ? ['message_truncated'] : [],
  };
}
