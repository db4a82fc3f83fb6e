import limits from '../facts/block-kit-limits.json' with { type: 'json' };
import { isJsonObject, type JsonObject, objectsOf } from '../json.ts';
import { block } from './block-checks.ts';
import { list } from './checks.ts';
import { elementsOf, flatBlocks } from './elements-of.ts';
import { type Problem, Spot, type Surface } from './problem.ts';

/** How far an action id must be unique. Slack's reference asks for the block only; the simulator for the whole view. */
export type ActionIdRule = 'block' | 'whole';

function repeated(ids: readonly (string | undefined)[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id): id is string => {
    if (id === undefined || id === '') {
      return false;
    }
    const again = seen.has(id);
    seen.add(id);
    return again;
  });
}

function checkIds(blocks: readonly JsonObject[], rule: ActionIdRule, spot: Spot): void {
  const flat = flatBlocks(blocks);
  for (const id of repeated(flat.map((each) => (typeof each.block_id === 'string' ? each.block_id : undefined)))) {
    spot.report(`block_id \`${id}\` already exists in this payload`);
  }
  const groups = rule === 'whole' ? [blocks] : flat.map((each) => [each]);
  for (const group of groups) {
    for (const id of repeated(elementsOf(group).map((placed) => placed.actionId))) {
      spot.report(`\`action_id\` \`${id}\` already exists in this payload`);
    }
  }
}

function checkCounts(blocks: readonly JsonObject[], spot: Spot): void {
  const count = (type: string): number => flatBlocks(blocks).filter((each) => each.type === type).length;
  if (count('table') > limits.message.tables) {
    spot.report('only_one_table_allowed');
  }
  if (count('data_visualization') > limits.message.dataVisualizations) {
    spot.report(`no more than ${limits.message.dataVisualizations} data_visualization blocks allowed`);
  }
  if (count('plan') > limits.message.plans) {
    spot.report(`no more than ${limits.message.plans} plan blocks allowed`);
  }
  const markdown = blocks.filter((each) => each.type === 'markdown');
  const total = markdown.reduce((sum, each) => sum + (typeof each.text === 'string' ? each.text.length : 0), 0);
  if (total > limits.message.markdownTotal && markdown.length > 1) {
    spot.report(`markdown text must be less than ${limits.message.markdownTotal + 1} characters in total`);
  }
}

function checkFocus(blocks: readonly JsonObject[], spot: Spot): void {
  if (elementsOf(blocks).filter((placed) => placed.element.focus_on_load === true).length > 1) {
    spot.report('only one element may set `focus_on_load`');
  }
}

/**
 * Everything that Slack would refuse in these blocks; an empty list when it would take them
 * (docs.slack.dev/reference/block-kit). `pointer` is where the list stands in what is sent.
 */
export function validateBlocks(
  blocks: unknown,
  surface: Surface,
  pointer = '/blocks',
  actionIds: ActionIdRule = 'whole',
): Problem[] {
  const problems: Problem[] = [];
  const spot = new Spot(pointer, surface, problems);
  const max = surface === 'message' ? limits.message.blocks : limits.view.blocks;
  list(block, { min: 0, max })(blocks, spot);
  const objects = objectsOf(blocks).filter(isJsonObject);
  checkIds(objects, actionIds, spot);
  checkCounts(objects, spot);
  checkFocus(objects, spot);
  return problems;
}
