import type { Path } from './fault.ts';

/** A value of the file together with where it stands. Aliases share the branch that they name. */
export type Tree = MapTree | ListTree | ScalarTree;

export interface MapTree {
  kind: 'map';
  start: number;
  entries: Map<string, { keyStart: number; value: Tree }>;
}

export interface ListTree {
  kind: 'list';
  start: number;
  items: Tree[];
}

/** Numbers stay as they are written: a field that wants a number reads it, a name or a key that looks like one is kept whole. */
export interface ScalarTree {
  kind: 'scalar';
  start: number;
  value: string | boolean | null;
}

/** The plain value of a tree: maps without a prototype, lists, text, true and false, null. A branch that two places name stays one branch. */
export function plainValue(tree: Tree, made = new Map<Tree, unknown>()): unknown {
  if (tree.kind === 'scalar') return tree.value;
  const known = made.get(tree);
  if (known !== undefined) return known;
  if (tree.kind === 'list') {
    const list: unknown[] = [];
    made.set(tree, list);
    for (const item of tree.items) list.push(plainValue(item, made));
    return list;
  }
  const map: Record<string, unknown> = Object.create(null);
  made.set(tree, map);
  for (const [key, entry] of tree.entries) map[key] = plainValue(entry.value, made);
  return map;
}

/** The value at a path, or undefined where there is none. */
export function treeAt(root: Tree, path: Path): Tree | undefined {
  let tree: Tree | undefined = root;
  for (const part of path) {
    if (tree?.kind === 'map') tree = tree.entries.get(String(part))?.value;
    else if (tree?.kind === 'list' && typeof part === 'number') tree = tree.items[part];
    else return undefined;
  }
  return tree;
}

/** Offset of a path in the text: of its key if asked, else of its value, else of the innermost value around it that exists. */
export function offsetOf(root: Tree, path: Path, atKey = false): number {
  const parent = treeAt(root, path.slice(0, -1));
  const last = path.at(-1);
  if (parent?.kind === 'map' && last !== undefined) {
    const entry = parent.entries.get(String(last));
    if (entry !== undefined) return atKey || isEmpty(entry.value) ? entry.keyStart : entry.value.start;
  }
  for (let length = path.length; length >= 0; length -= 1) {
    const tree = treeAt(root, path.slice(0, length));
    if (tree !== undefined) return tree.start;
  }
  return root.start;
}

/** In words, for a message: what somebody wrote where something else was wanted. */
export function describeTree(tree: Tree): string {
  if (tree.kind === 'map') return 'a map';
  if (tree.kind === 'list') return 'a list';
  if (tree.value === null) return 'nothing';
  if (typeof tree.value === 'boolean') return `\`${tree.value}\` (in quotes it would be text)`;
  return 'text';
}

function isEmpty(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}
