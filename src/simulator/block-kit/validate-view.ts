import limits from '../facts/block-kit-limits.json' with { type: 'json' };
import { isJsonObject, type JsonObject, objectsOf } from '../json.ts';
import { bool, type Fields, object, string } from './checks.ts';
import { plainText } from './compositions.ts';
import { type Check, type Problem, Spot, type Surface } from './problem.ts';
import { type ActionIdRule, validateBlocks } from './validate-blocks.ts';

const anything: Check = () => undefined;

const common: Fields = {
  private_metadata: string({ min: 0, max: limits.view.privateMetadata }),
  callback_id: string({ min: 0, max: limits.view.callbackId }),
  external_id: string({ min: 0, max: limits.view.externalId }),
};

const chrome: Fields = {
  submit: plainText(limits.view.submit),
  close: plainText(limits.view.close),
  clear_on_close: bool,
  notify_on_close: bool,
};

const modal = object({ title: plainText(limits.view.title), blocks: anything }, { ...common, ...chrome });
const home = object({ blocks: anything }, common);

/** Size in bytes of a view as it travels: over 250 kB it is `view_too_large`. */
export function viewBytes(view: unknown): number {
  return Buffer.byteLength(JSON.stringify(view) ?? '');
}

function checkSubmit(view: JsonObject, spot: Spot): void {
  if (view.type !== 'modal' || view.submit !== undefined) {
    return;
  }
  for (const [index, block] of objectsOf(view.blocks).entries()) {
    if (block.type === 'input') {
      spot.at('blocks').at(index).at('input').report('must define `submit` to use an `input` block in modals');
    }
  }
}

/**
 * Everything that Slack would refuse in a view; an empty list when it would take it
 * (docs.slack.dev/reference/views). `allowed` is the type that the method takes.
 */
export function validateView(
  view: unknown,
  allowed: 'modal' | 'home' | 'any' = 'any',
  actionIds: ActionIdRule = 'whole',
): Problem[] {
  const problems: Problem[] = [];
  const surface: Surface = isJsonObject(view) && view.type === 'home' ? 'home' : 'modal';
  const spot = new Spot('/view', surface, problems);
  if (!isJsonObject(view)) {
    spot.report('must provide an object');
    return problems;
  }
  if ((view.type !== 'modal' && view.type !== 'home') || (allowed !== 'any' && view.type !== allowed)) {
    spot.at('type').report(`unsupported type: ${String(view.type)}`);
    return problems;
  }
  (view.type === 'home' ? home : modal)(view, spot);
  problems.push(...validateBlocks(view.blocks ?? [], surface, '/view/blocks', actionIds));
  checkSubmit(view, spot);
  if (problems.length > 0) {
    problems.unshift({ message: 'failed to match all allowed schemas', pointer: '/view' });
  }
  return problems;
}
