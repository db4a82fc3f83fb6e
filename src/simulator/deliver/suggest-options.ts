import { list } from '../block-kit/checks.ts';
import { optionGroup, selectOption } from '../block-kit/compositions.ts';
import { asMessages, type Problem, Spot } from '../block-kit/problem.ts';
import limits from '../facts/block-kit-limits.json' with { type: 'json' };
import { isJsonObject, type JsonObject, objectsOf } from '../json.ts';
import type { Workspace } from '../store/workspace.ts';
import { ackOf } from './ack.ts';
import type { Dispatcher } from './dispatcher.ts';

/**
 * Asks the app for the options of an external select and returns them, groups taken apart. An answer that Slack
 * would not take counts as none.
 */
export async function suggestOptions(
  ws: Workspace,
  dispatcher: Dispatcher,
  payload: JsonObject,
): Promise<JsonObject[]> {
  const reply = await dispatcher.deliver({ kind: 'options', type: 'block_suggestion', payload });
  const { error, body } = ackOf(reply);
  if (error !== undefined || !isJsonObject(body)) {
    ws.violate('invalid ack', `block_suggestion: ${error ?? 'not a JSON object'}`);
    return [];
  }
  const problems: Problem[] = [];
  const spot = new Spot('', 'modal', problems);
  if ((body.options === undefined) === (body.option_groups === undefined)) {
    spot.report('must define either `options` or `option_groups`');
  } else if (body.options === undefined) {
    list(optionGroup, { min: 0, max: limits.select.optionGroups })(body.option_groups, spot.at('option_groups'));
  } else {
    list(selectOption, { min: 0, max: limits.select.options })(body.options, spot.at('options'));
  }
  if (problems.length > 0) {
    ws.violate('invalid ack', `block_suggestion: ${asMessages(problems).join('; ')}`);
    return [];
  }
  return [...objectsOf(body.options), ...objectsOf(body.option_groups).flatMap((group) => objectsOf(group.options))];
}
