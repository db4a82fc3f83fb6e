import { isAlias, isMap, isScalar, isSeq, type Pair, Scalar } from 'yaml';
import { limits } from './limits.ts';
import { quoted } from './quoted.ts';
import type { ListTree, MapTree, ScalarTree, Tree } from './yaml-tree.ts';

/** A fault of the YAML itself: it has a place but no path. */
export interface TextFault {
  offset: number;
  message: string;
}

/**
 * Turns the nodes of the `yaml` package into a tree with places. Aliases and merge keys (`<<`) are resolved here and not by the
 * package, because here a branch that many places name stays one branch, and every expanded value counts against one limit.
 */
export class TreeBuilder {
  readonly faults: TextFault[] = [];
  readonly #anchors = new Map<string, Tree>();
  readonly #sizes = new Map<Tree, number>();
  #values = 0;

  /** Never throws; where the tree is not what it should be there is a fault. */
  build(node: unknown): Tree {
    return this.#tree(node, 0, 0);
  }

  #tree(node: unknown, offset: number, depth: number): Tree {
    const start = startOf(node, offset);
    if (depth > limits.depthMax) {
      return this.#refuse(start, `more than ${limits.depthMax} maps and lists inside each other`);
    }
    if (isAlias(node)) return this.#alias(node.source, start);
    const tree = this.#plain(node, start, depth);
    this.#count(1, start);
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor) this.#anchors.set(node.anchor, tree);
    return tree;
  }

  #plain(node: unknown, start: number, depth: number): Tree {
    if (isMap(node)) return this.#map(node.items, start, depth);
    if (isSeq(node)) {
      const list: ListTree = { kind: 'list', start, items: [] };
      for (const item of node.items) list.items.push(this.#tree(item, start, depth + 1));
      this.#sizes.set(list, this.#sizeOf(list.items));
      return list;
    }
    const value = isScalar(node) ? node.value : null;
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return scalar(start, value);
    return scalar(start, String(value));
  }

  #map(pairs: Pair[], start: number, depth: number): Tree {
    const map: MapTree = { kind: 'map', start, entries: new Map() };
    const merged: { tree: Tree; start: number }[] = [];
    for (const pair of pairs) {
      const key = isScalar(pair.key) ? String(pair.key.value ?? '') : '';
      const keyStart = startOf(pair.key, start);
      const value = this.#tree(pair.value, keyStart, depth + 1);
      if (key === '<<' && isScalar(pair.key) && pair.key.type === Scalar.PLAIN)
        merged.push({ tree: value, start: keyStart });
      else if (map.entries.has(key)) this.#refuse(keyStart, `${quoted(key)} is written twice here; keep one of them`);
      else map.entries.set(key, { keyStart, value });
    }
    for (const { tree, start: at } of merged) this.#merge(map, tree, at);
    this.#sizes.set(map, this.#sizeOf([...map.entries.values()].map((entry) => entry.value)));
    return map;
  }

  /** https://yaml.org/type/merge.html: keys written in the map win, then those of the earlier source. */
  #merge(map: MapTree, source: Tree, at: number): void {
    const sources = source.kind === 'list' ? source.items : [source];
    for (const from of sources) {
      if (from.kind !== 'map') {
        this.#refuse(at, '`<<` takes a map, or a list of maps, by its alias: `<<: *name`');
        return;
      }
      if (!this.#count(this.#sizes.get(from) ?? 1, at)) return;
      for (const [key, entry] of from.entries) if (!map.entries.has(key)) map.entries.set(key, entry);
    }
  }

  #alias(name: string, start: number): Tree {
    const tree = this.#anchors.get(name);
    if (tree === undefined) {
      return this.#refuse(
        start,
        `the alias \`*${name}\` has no \`&${name}\` before it; text that begins with * needs quotes`,
      );
    }
    this.#count(this.#sizes.get(tree) ?? 1, start);
    return tree;
  }

  /** False, with one fault for the file, once everything together is too much. */
  #count(values: number, start: number): boolean {
    const before = this.#values;
    this.#values += values;
    if (this.#values <= limits.valuesMax) return true;
    if (before <= limits.valuesMax) {
      this.#refuse(
        start,
        `more than ${limits.valuesMax.toLocaleString('en')} values, aliases expanded; split the file`,
      );
    }
    return false;
  }

  #sizeOf(trees: readonly Tree[]): number {
    return trees.reduce((sum, tree) => sum + (this.#sizes.get(tree) ?? 1), 1);
  }

  #refuse(offset: number, message: string): ScalarTree {
    this.faults.push({ offset, message });
    return scalar(offset, null);
  }
}

function scalar(start: number, value: string | boolean | null): ScalarTree {
  return { kind: 'scalar', start, value };
}

function startOf(node: unknown, otherwise: number): number {
  const known = isAlias(node) || isMap(node) || isSeq(node) || isScalar(node);
  return known ? (node.range?.[0] ?? otherwise) : otherwise;
}
