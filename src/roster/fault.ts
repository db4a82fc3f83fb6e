/** One thing that is wrong with the roster file, at the place where somebody can put it right. */
export interface Fault {
  /** Such as `services[3].tier` (lists count from 0); empty for the file as a whole. */
  path: string;
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 code units. */
  column: number;
  message: string;
}

export type Path = readonly (string | number)[];

/** A fault before its place in the text is worked out. The message is made only for the faults that are shown. */
export interface Finding {
  path: Path;
  /** Point at the key itself instead of at its value. */
  atKey?: boolean | undefined;
  message: () => string;
}

/** `['services', 3, 'tier']` → `services[3].tier`. */
export function formatPath(path: Path): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += text === '' ? part : `.${part}`;
  }
  return text;
}
