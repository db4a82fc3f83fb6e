import { LineCounter, parseDocument, type Tags, type YAMLError } from 'yaml';
import { limits } from './limits.ts';
import { type TextFault, TreeBuilder } from './tree-builder.ts';
import type { Tree } from './yaml-tree.ts';

export interface Place {
  line: number;
  column: number;
}

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
  const lines = new LineCounter();
  // A fault at the end is shown behind the last thing written, not on an empty line below it.
  const end = text.trimEnd().length;
  const placeOf = (offset: number): Place => {
    if (lines.lineStarts.length === 0) return { line: 1, column: 1 };
    const { line, col } = lines.linePos(Math.min(Math.max(offset, 0), end));
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const refused = (faults: TextFault[]): ParsedYaml => ({ tree: null, faults, placeOf });

  if (text.length > limits.textMax) return refused([{ offset: 0, message: 'the file is larger than 2 MB; split it' }]);
  try {
    const document = parseDocument(text, {
      customTags: withoutNumbers,
      lineCounter: lines,
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

/** The package's own sentence, and what to do about the mistakes that people make most. */
function inWords(error: YAMLError): string {
  const remedy = REMEDIES[error.code];
  return `not YAML: ${error.message.replace(/\s+/g, ' ')}${remedy === undefined ? '' : `; ${remedy}`}`;
}

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
