import type { PlacedElement } from '../block-kit/elements-of.ts';
import type { StateValues } from '../block-kit/state-values.ts';
import { type Ack, ackOf } from '../deliver/ack.ts';
import { blockActionsPayload, suggestionPayload } from '../deliver/payloads.ts';
import { suggestOptions } from '../deliver/suggest-options.ts';
import { defined, type JsonObject } from '../json.ts';
import type { User } from '../store/entities.ts';
import type { DriveContext } from './drive-context.ts';
import { findElement, type Target } from './find-element.ts';
import { PersonCannot } from './person-cannot.ts';
import { optionsOf, pickOption } from './pick-option.ts';
import { type OpenPlace, openPlace, type Where } from './places.ts';
import { type FieldValue, type Filling, stateFor } from './state-for.ts';

function withState(values: StateValues, { blockId, actionId }: PlacedElement, state: JsonObject): StateValues {
  return { ...values, [blockId]: { ...values[blockId], [actionId]: state } };
}

/** Sends block_actions for one element and says how the app took it. */
async function sendAction(
  context: DriveContext,
  user: User,
  place: OpenPlace,
  placed: PlacedElement,
  chosen: JsonObject,
  values: StateValues,
): Promise<Ack> {
  const { ws, dispatcher } = context;
  const action = defined({ type: placed.type, action_id: placed.actionId, block_id: placed.blockId, ...chosen });
  const payload = blockActionsPayload(ws, user.id, place.action(), action, values);
  const ack = ackOf(await dispatcher.deliver({ kind: 'interactive', type: 'block_actions', payload }));
  if (ack.error !== undefined) {
    ws.notify(user.id, `The action failed: ${ack.error}`);
  }
  return ack;
}

/** Presses a button. The question of its `confirm` dialog is answered with yes. */
export function press(context: DriveContext, user: User, where: Where, target: Target): Promise<Ack> {
  const place = openPlace(context, user, where);
  const placed = findElement(user.id, place.blocks, target, /button/);
  const { text, value, style, url } = placed.element;
  return sendAction(context, user, place, placed, { text, value, style, url }, place.values);
}

function fillingFor(context: DriveContext, user: User, place: OpenPlace, placed: PlacedElement): Filling {
  return {
    ws: context.ws,
    user,
    suggest: (query) => askOptions(context, user, place, placed, query),
  };
}

async function askOptions(
  context: DriveContext,
  user: User,
  place: OpenPlace,
  placed: PlacedElement,
  query: string,
): Promise<JsonObject[]> {
  const least = typeof placed.element.min_query_length === 'number' ? placed.element.min_query_length : 3;
  if (query.length < least) {
    throw new PersonCannot(user.id, `search for "${query}": ${least} characters at least`);
  }
  const asked = { actionId: placed.actionId, blockId: placed.blockId, query };
  return suggestOptions(context.ws, context.dispatcher, suggestionPayload(context.ws, user.id, place.action(), asked));
}

/** Types in an external select and returns the options offered. */
export function suggest(
  context: DriveContext,
  user: User,
  where: Where,
  target: Target,
  query: string,
): Promise<JsonObject[]> {
  const place = openPlace(context, user, where);
  return askOptions(context, user, place, findElement(user.id, place.blocks, target, /external_select/), query);
}

/** Chooses in a menu, picker or set of boxes; outside input blocks the app hears of it at once. */
export async function choose(
  context: DriveContext,
  user: User,
  where: Where,
  target: Target,
  value: FieldValue,
): Promise<Ack | undefined> {
  const place = openPlace(context, user, where);
  const placed = findElement(user.id, place.blocks, target, /^(?!(workflow_|icon_)?button$)/);
  if (placed.type === 'overflow') {
    const selected = pickOption(user.id, optionsOf(placed.element), String(value));
    return sendAction(context, user, place, placed, { selected_option: selected }, place.values);
  }
  return put(context, user, place, placed, value);
}

/** What a person typed or chose in one field. */
export interface Entry {
  blockId: string;
  actionId: string;
  value: FieldValue;
}

/** Keeps what stands in fields; the app hears of it with the next action or when the form is sent. */
export async function enter(context: DriveContext, user: User, where: Where, entries: readonly Entry[]): Promise<void> {
  for (const { blockId, actionId, value } of entries) {
    const place = openPlace(context, user, where);
    const placed = findElement(
      user.id,
      place.blocks,
      { blockId, actionId },
      /^(?!(workflow_|icon_)?button$|overflow$)/,
    );
    await keep(context, user, place, placed, value);
  }
}

async function keep(
  context: DriveContext,
  user: User,
  place: OpenPlace,
  placed: PlacedElement,
  value: FieldValue,
): Promise<{ state: JsonObject; values: StateValues }> {
  const state = await stateFor(placed, value, fillingFor(context, user, place, placed));
  const values = withState(place.values, placed, state);
  place.save(values);
  return { state, values };
}

/** Puts a value in an element, keeps it, and sends the action where the element is one that acts at once. */
export async function put(
  context: DriveContext,
  user: User,
  place: OpenPlace,
  placed: PlacedElement,
  value: FieldValue,
): Promise<Ack | undefined> {
  const { state, values } = await keep(context, user, place, placed, value);
  const acts = placed.block.type !== 'input' || placed.block.dispatch_action === true;
  return acts ? sendAction(context, user, place, placed, state, values) : undefined;
}
