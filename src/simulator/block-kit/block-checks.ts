import limits from '../facts/block-kit-limits.json' with { type: 'json' };
import { isJsonObject } from '../json.ts';
import { bool, byType, type Fields, list, object, oneOf, string, url } from './checks.ts';
import { anyText, mrkdwnText, plainText } from './compositions.ts';
import { imageElement, imageFields, oneSource } from './image-checks.ts';
import { newerBlocks } from './newer-block-checks.ts';
import { elementIn } from './placed-checks.ts';
import type { Check } from './problem.ts';
import { richTextFields } from './rich-text-checks.ts';

const blockId: Fields = { block_id: string({ max: limits.ids.blockId }) };

const section = object(
  {},
  {
    ...blockId,
    text: anyText(limits.section.text),
    fields: list(anyText(limits.section.fieldText), { max: limits.section.fields }),
    accessory: elementIn('section'),
    expand: bool,
  },
  (block, spot) => {
    if (block.text === undefined && block.fields === undefined) {
      spot.report('must define either `text` or `fields`');
    }
  },
);

const input = object(
  { label: plainText(limits.input.label), element: elementIn('input') },
  { ...blockId, hint: plainText(limits.input.hint), optional: bool, dispatch_action: bool },
  (block, spot) => {
    if (block.dispatch_action === true && isJsonObject(block.element) && block.element.type === 'file_input') {
      spot.at('dispatch_action').report('not supported with file_input');
    }
  },
);

const contextElement: Check = (value, spot) => {
  const check = isJsonObject(value) && value.type === 'image' ? imageElement : anyText(limits.text);
  check(value, spot);
};

/** The blocks of every day; the newer ones are beside. */
const everyday: Record<string, Check> = {
  section,
  header: object({ text: plainText(limits.header.text) }, blockId),
  divider: object({}, blockId),
  context: object({ elements: list(contextElement, { max: limits.context.elements }) }, blockId),
  actions: object({ elements: list(elementIn('actions'), { max: limits.actions.elements }) }, blockId),
  context_actions: object(
    { elements: list(elementIn('context_actions'), { max: limits.contextActions.elements }) },
    blockId,
  ),
  image: object(
    { alt_text: string({ max: limits.image.altText }) },
    { ...blockId, ...imageFields, title: plainText(limits.image.title) },
    oneSource,
  ),
  input,
  rich_text: richTextFields,
  markdown: object({ text: string({ max: limits.markdown.text }) }, blockId),
  video: object(
    {
      alt_text: string({ max: limits.image.altText }),
      video_url: url(limits.image.imageUrl),
      thumbnail_url: url(limits.image.imageUrl),
      title: plainText(limits.video.title),
    },
    {
      ...blockId,
      title_url: url(limits.image.imageUrl),
      author_name: string({ max: limits.video.authorName }),
      provider_name: string(),
      provider_icon_url: url(limits.image.imageUrl),
      description: plainText(limits.video.title),
    },
  ),
  alert: object(
    { text: anyText(limits.text) },
    { ...blockId, level: oneOf('default', 'info', 'warning', 'error', 'success') },
  ),
  card: object(
    {},
    {
      ...blockId,
      hero_image: imageElement,
      icon: imageElement,
      title: mrkdwnText(limits.card.title),
      subtitle: mrkdwnText(limits.card.subtitle),
      body: mrkdwnText(limits.card.body),
      actions: list(elementIn('actions'), { max: limits.card.actions }),
    },
    (block, spot) => {
      if (['hero_image', 'title', 'actions', 'body'].every((name) => block[name] === undefined)) {
        spot.report('must define at least one of `hero_image`, `title`, `actions`, `body`');
      }
    },
  ),
};

const inContainer = ['actions', 'context', 'divider', 'header', 'image', 'input', 'rich_text', 'section', 'video'];

const known: Record<string, Check> = {
  ...everyday,
  ...newerBlocks(blockId, byType({ card: everyday.card ?? section }), (type) => everyday[type], inContainer),
};

const surfaces: Record<string, string> = limits.blockSurfaces;

/** One block, on the surface it is meant for. */
export const block: Check = (value, spot) => {
  const type = isJsonObject(value) && typeof value.type === 'string' ? value.type : '';
  const allowed = (surfaces[type] ?? '').split(' ');
  if (Object.hasOwn(known, type) && !allowed.includes(spot.surface)) {
    spot.at('type').report(`unsupported type: ${type}`);
    return;
  }
  byType(known)(value, spot);
};
