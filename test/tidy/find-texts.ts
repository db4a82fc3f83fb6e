import { parseSync } from '@swc/core';

/** A literal that reads like something for people. */
export interface FoundText {
  line: number;
  text: string;
}

interface Node {
  type?: string;
  span?: { start: number };
  [key: string]: unknown;
}

/** Stands for a value in a template: it is read as a word whose letters are not known. */
const hole = '\u{e000}';

/** What is between `as`, `satisfies` or `!` and the type is code; everything else of TypeScript's own is a type. */
const wrappers: ReadonlySet<string> = new Set([
  'TsAsExpression',
  'TsConstAssertion',
  'TsNonNullExpression',
  'TsSatisfiesExpression',
]);

/** Nothing in these is read by people who use Slack: imports, errors and their throwing. */
const silent: ReadonlySet<string> = new Set([
  'ImportDeclaration',
  'ExportAllDeclaration',
  'ExportNamedDeclaration',
  'ThrowStatement',
]);

/** Every string and template in a source text that reads like a sentence or a label, with its line. */
export function findTexts(source: string): FoundText[] {
  // The offsets go on from file to file, in bytes; the semicolon marks where this one begins.
  const tree = parseSync(`;${source}`, { syntax: 'typescript', target: 'es2024' }) as unknown as Node;
  const base = (tree.span?.start ?? 0) + 1;
  const bytes = Buffer.from(source);
  const found: FoundText[] = [];
  const add = (node: Node, text: string) => {
    if (!readsLikeText(text)) return;
    const before = bytes.subarray(0, (node.span?.start ?? base) - base).toString();
    found.push({ line: before.split('\n').length, text: text.replaceAll(hole, '…') });
  };
  visit(tree, add);
  return found;
}

function visit(value: unknown, add: (node: Node, text: string) => void): void {
  if (value === null || typeof value !== 'object') return;
  const node = value as Node;
  const { type = '' } = node;
  if (silent.has(type) || isLogCall(node) || isNewError(node)) return;
  if (type === 'StringLiteral') add(node, String(node.value));
  if (type === 'TemplateLiteral') add(node, templateText(node));
  const children = type.startsWith('Ts') && !wrappers.has(type) ? [] : Object.entries(node);
  for (const [key, child] of children) if (key !== 'span' && key !== 'typeAnnotation') visit(child, add);
}

function templateText({ quasis }: Node): string {
  return (quasis as { cooked?: string | null; raw: string }[]).map(({ cooked, raw }) => cooked ?? raw).join(hole);
}

/** `log.warn(…)`, `deps.log.warn(…)`. */
function isLogCall({ type, callee }: Node): boolean {
  const called = callee as Node | undefined;
  if (type !== 'CallExpression' || called?.type !== 'MemberExpression') return false;
  const owner = called.object as Node;
  const last = owner.type === 'MemberExpression' ? (owner.property as Node) : owner;
  return last.type === 'Identifier' && last.value === 'log';
}

function isNewError({ type, callee }: Node): boolean {
  const name = (callee as Node | undefined)?.value;
  return type === 'NewExpression' && typeof name === 'string' && name.endsWith('Error');
}

/** Two words side by side, or a word beside a value, or a beginning such as `Acknowledge`. */
function readsLikeText(text: string): boolean {
  const plain = text.replace(/<\/?[a-z!][^<>]*>/gi, ' ');
  if (/^\W*[A-Z][a-z]/.test(plain)) return true;
  const tokens = plain.split(/\s+/);
  return tokens.some((token, index) => {
    const next = tokens[index + 1];
    if (next === undefined) return false;
    return (isWord(token) && (isWord(next) || next.includes(hole))) || (token.includes(hole) && isWord(next));
  });
}

/** Letters alone, with the marks of a sentence or of markup around them. */
function isWord(token: string): boolean {
  return /^[*_`'"“(]*[a-z][a-z’'-]*[*_`'"”).,;:!?…]*$/i.test(token);
}
