import { textOf } from '../block-kit/elements-of.ts';
import { type JsonObject, objectsOf } from '../json.ts';
import { PersonCannot } from './person-cannot.ts';
import { withoutEmoji } from './visible-text.ts';

/** The options of a menu, groups taken apart. */
export function optionsOf(element: JsonObject): JsonObject[] {
  return [
    ...objectsOf(element.options),
    ...objectsOf(element.option_groups).flatMap((group) => objectsOf(group.options)),
  ];
}

/** The option with this value, this text, or the only one whose text starts with it. */
export function pickOption(user: string, options: readonly JsonObject[], wanted: string): JsonObject {
  const exact =
    options.find((option) => option.value === wanted) ??
    options.find((option) => textOf(option.text) === wanted || withoutEmoji(textOf(option.text)) === wanted);
  if (exact !== undefined) {
    return exact;
  }
  const starting = options.filter((option) =>
    withoutEmoji(textOf(option.text)).toLowerCase().startsWith(wanted.toLowerCase()),
  );
  const [only] = starting;
  if (only === undefined || starting.length > 1) {
    const there = options.map((option) => textOf(option.text)).join(', ');
    throw new PersonCannot(user, `choose "${wanted}" among: ${there === '' ? 'nothing' : there}`);
  }
  return only;
}
