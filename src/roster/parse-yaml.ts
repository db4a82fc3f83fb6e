import { parseDocument, type Tags, type YAMLError } from 'yaml';
import { limits } from './limits.ts';
import { type Place, textPlaces } from './text-places.ts';
import { type TextFault, TreeBuilder } from './tree-builder.ts';
import type { Tree } from './yaml-tree.ts';

export interface ParsedYaml {
  /** Null when the text is no YAML, or too much of it: then there are faults. */
  tree: Tree | null;
  faults: TextFault[];
  /** Place of an offset, within the text. */
  placeOf: (offset: number) => Place;
}

/** Without numbers: `0900`, `+1312…` and a routing key of digits must stay what somebody wrote. */
function withoutNumbers(tags: Tags): Tags {
  return tags.filter((tag) => typeof tag === 'string' || !/:(int|float)$/.test(tag.tag));
}

/**
 * Reads YAML 1.2 (so JSON too) with the core schema less numbers: dates, times and numbers stay text, only `true`, `false` and
 * nothing are more. A byte order mark and CRLF are fine. Never throws.
 */
export function parseYaml(source: string): ParsedYaml {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const placeOf = textPlaces(text);
  const refused = (faults: TextFault[]): ParsedYaml => ({ tree: null, faults, placeOf });

  if (text.length > limits.textMax) return refused([{ offset: 0, message: 'the file is larger than 2 MB; split it' }]);
  try {
    const document = parseDocument(text, {
      customTags: withoutNumbers,
      merge: false,
      prettyErrors: false,
      resolveKnownTags: false,
      schema: 'core',
      stringKeys: true,
      uniqueKeys: false,
    });
    const errors = [...document.errors, ...document.warnings];
    if (errors.length > 0) return refused(firstAtEachPlace(errors));
    const builder = new TreeBuilder();
    const tree = builder.build(document.contents);
    if (tree.kind === 'scalar' && tree.value === null && builder.faults.length === 0) {
      return refused([{ offset: 0, message: 'the file is empty; begin with `people:`' }]);
    }
    return builder.faults.length > 0 ? refused(builder.faults) : { tree, faults: [], placeOf };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return refused([{ offset: 0, message: `the file cannot be read as YAML: ${cause}` }]);
  }
}

/** One mistake makes the parser stumble several times in one place: the first of them says the most. */
function firstAtEachPlace(errors: readonly YAMLError[]): TextFault[] {
  const faults = new Map<number, TextFault>();
  for (const error of errors) {
    const offset = error.pos[0];
    if (!faults.has(offset)) faults.set(offset, { offset, message: inWords(error) });
  }
  return [...faults.values()];
}

/**
 * The package's own sentence, and what to do about the mistakes that people make most. A token that it quotes is left out: it may be
 * the rest of the file, phone numbers and all.
 */
function inWords(error: YAMLError): string {
  const sentence = error.message
    .replace(/\s+/g, ' ')
    .replace(/( token in YAML \w+): .*$/, '$1')
    .slice(0, SENTENCE_MAX);
  const remedy = REMEDIES[error.code];
  return `not YAML: ${sentence}${remedy === undefined ? '' : `; ${remedy}`}`;
}

const SENTENCE_MAX = 200;

const REMEDIES: Record<string, string | undefined> = {
  BLOCK_AS_IMPLICIT_KEY: 'put text that holds `: ` in quotes',
  MULTILINE_IMPLICIT_KEY: 'a `:` may be missing after a key',
  BAD_SCALAR_START: 'put text that begins with this character in quotes',
  MULTIPLE_DOCS: 'one file holds one roster: leave out the second `---`',
  NON_STRING_KEY: 'keys are plain words',
  RESOURCE_EXHAUSTION: 'there are too many maps and lists inside each other',
  TAB_AS_INDENT: 'indent with spaces',
  TAG_RESOLVE_FAILED: 'leave the `!` tag out, or put the text in quotes',
};
