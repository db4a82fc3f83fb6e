import { asMessages, blockTextLength, validateBlocks, validateView } from '../../../src/simulator/local-slack.ts';
import type { MessageView } from '../../../src/slack/view/block.ts';

/** Slack refuses a message whose texts are longer than this together. */
const textMax = 13_200;
const fallbackMax = 4_000;

/** Tokens that Muster itself writes: known people and channels, a time in the reader's zone with UTC to fall back on, a link with a label. */
const ours =
  /<@(?:U01ANA|U02BO|W03CY)>|<#(?:C01INC|G02INC)>|<!date\^\d+\^[^<>|]+\|[\d: -]+ UTC>|<https:\/\/acme\.[^<>|\s]+\|[^<>]*>/g;

/** Everything that is wrong with a message: what Slack would refuse, and markup that somebody's words could smuggle in. */
export function messageFaults({ text, blocks }: MessageView): string[] {
  const faults = asMessages(validateBlocks(blocks, 'message'));
  if (text.trim() === '') faults.push('no text for notifications');
  if (text.length > fallbackMax) faults.push(`text of ${text.length} characters`);
  if (blocks.length === 0) faults.push('no blocks');
  if (blockTextLength(blocks) > textMax) faults.push(`blocks of ${blockTextLength(blocks)} characters`);
  return [...faults, ...markupFaults([text, ...markupsIn(blocks)]), ...brokenCharacters({ text, blocks })];
}

export function formFaults(view: unknown): string[] {
  return [
    ...asMessages(validateView(view, 'modal')),
    ...markupFaults(markupsIn((view as { blocks: unknown }).blocks)),
    ...brokenCharacters(view),
  ];
}

/** The texts that Slack reads as markup; plain text it does not. */
function markupsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markupsIn);
  if (value === null || typeof value !== 'object') return [];
  const { type, text } = value as { type?: unknown; text?: unknown };
  if (type === 'mrkdwn' && typeof text === 'string') return [text];
  return Object.values(value).flatMap(markupsIn);
}

/** An angle bracket that is no token of ours and no quotation would be a mention, a link, or the half of one. */
export function markupFaults(markups: readonly string[]): string[] {
  return markups.flatMap((markup) => {
    const left = markup.replace(ours, '').replace(/^>/gm, '');
    const found = /.{0,20}[<>].{0,40}/su.exec(left);
    return found ? [`markup that is not ours: ${JSON.stringify(found[0])}`] : [];
  });
}

/** Half a character cannot be sent as UTF-8. */
function brokenCharacters(value: unknown): string[] {
  if (typeof value === 'string')
    return value.isWellFormed() ? [] : [`half a character: ${JSON.stringify(value.slice(-20))}`];
  if (Array.isArray(value)) return value.flatMap(brokenCharacters);
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(brokenCharacters) : [];
}
