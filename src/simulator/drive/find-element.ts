import { elementsOf, type PlacedElement, textOf } from '../block-kit/elements-of.ts';
import type { JsonObject } from '../json.ts';
import { PersonCannot } from './person-cannot.ts';
import { withoutEmoji } from './visible-text.ts';

/** An action id or visible text; with `blockId` where several elements look the same. */
export type Target = string | { actionId?: string; text?: string; blockId?: string };

/** What can be read on or beside an element: its own text, its placeholder, its label. */
function namesOf({ element, block }: PlacedElement): string[] {
  const own = [element.text, element.placeholder, block.type === 'input' ? block.label : undefined].map(textOf);
  const beside = block.type === 'section' ? [textOf(block.text)] : [];
  return [...own, ...beside].filter((text) => text !== '');
}

function matches(placed: PlacedElement, target: Target): boolean {
  if (typeof target === 'string') {
    return placed.actionId === target || placed.blockId === target || reads(placed, target);
  }
  const { actionId, text, blockId } = target;
  return (
    (actionId === undefined || placed.actionId === actionId) &&
    (blockId === undefined || placed.blockId === blockId) &&
    (text === undefined || reads(placed, text))
  );
}

function reads(placed: PlacedElement, text: string): boolean {
  return namesOf(placed).some((name) => name === text || withoutEmoji(name) === text);
}

/**
 * The one element that a target names.
 * @throws PersonCannot when there is none, or more than one
 */
export function findElement(user: string, blocks: JsonObject[], target: Target, types?: RegExp): PlacedElement {
  const all = elementsOf(blocks).filter(({ type }) => types === undefined || types.test(type));
  const found = all.filter((placed) => matches(placed, target));
  const [first] = found;
  const named = typeof target === 'string' ? `"${target}"` : JSON.stringify(target);
  if (first === undefined) {
    const there = all.map((placed) => namesOf(placed)[0] ?? placed.actionId).join(', ');
    throw new PersonCannot(user, `find ${named}; there is: ${there === '' ? 'nothing' : there}`);
  }
  if (found.length > 1) {
    throw new PersonCannot(user, `choose between ${found.length} elements called ${named}; give a blockId`);
  }
  return first;
}
