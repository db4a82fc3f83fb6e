import { isJsonObject, type JsonObject, objectsOf, stringOf } from '../json.ts';

/** One interactive element where it stands: in a section, an actions block or an input block. */
export interface PlacedElement {
  block: JsonObject;
  blockId: string;
  actionId: string;
  type: string;
  element: JsonObject;
}

function elementsIn(block: JsonObject): JsonObject[] {
  switch (block.type) {
    case 'section':
      return objectsOf([block.accessory]);
    case 'input':
      return objectsOf([block.element]);
    case 'actions':
    case 'context_actions':
      return objectsOf(block.elements);
    case 'card':
      return objectsOf(block.actions);
    default:
      return [];
  }
}

/** The blocks with those inside containers, carousels and cards' rows, in reading order. */
export function flatBlocks(blocks: unknown): JsonObject[] {
  return objectsOf(blocks).flatMap((block) => [
    block,
    ...flatBlocks(block.type === 'container' ? block.child_blocks : undefined),
    ...flatBlocks(block.type === 'carousel' ? block.elements : undefined),
  ]);
}

/** Every element with an action id, in reading order. Images are not elements here. */
export function elementsOf(blocks: unknown): PlacedElement[] {
  return flatBlocks(blocks).flatMap((block) =>
    elementsIn(block)
      .filter((element) => element.type !== 'image')
      .map((element) => ({
        block,
        blockId: stringOf(block.block_id) ?? '',
        actionId: stringOf(element.action_id) ?? '',
        type: stringOf(element.type) ?? '',
        element,
      })),
  );
}

/** The text of a text object; an empty string when there is none. */
export function textOf(value: unknown): string {
  return isJsonObject(value) ? (stringOf(value.text) ?? '') : '';
}
