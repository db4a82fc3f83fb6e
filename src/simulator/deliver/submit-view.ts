import limits from '../facts/block-kit-limits.json' with { type: 'json' };
import { isJsonObject, type JsonObject, objectsOf } from '../json.ts';
import type { View } from '../store/entities.ts';
import { makeResponseUrl } from '../store/response-urls.ts';
import { closeViews, pushView, updateView } from '../store/views.ts';
import type { Workspace } from '../store/workspace.ts';
import { SlackRefusal } from '../web-api/slack-refusal.ts';
import { readView } from '../web-api/views.ts';
import { type Ack, ackOf } from './ack.ts';
import type { Dispatcher } from './dispatcher.ts';
import { submissionPayload } from './payloads.ts';

/** What became of a submitted modal. `errors` by block id; `failed`: the person sees that something went wrong. */
export type SubmitOutcome =
  | { kind: 'closed' | 'cleared'; ack: Ack }
  | { kind: 'updated' | 'pushed'; ack: Ack; view: View }
  | { kind: 'errors'; ack?: Ack; errors: Record<string, string> }
  | { kind: 'failed'; ack: Ack; why: string };

/** Addresses for the conversations chosen in inputs with `response_url_enabled`. */
function responseUrls(ws: Workspace, baseUrl: string, view: View): JsonObject[] {
  return objectsOf(view.body.blocks).flatMap((block) => {
    const element = isJsonObject(block.element) ? block.element : {};
    const state = view.values[String(block.block_id)]?.[String(element.action_id)];
    const channel = state?.selected_conversation ?? state?.selected_channel;
    if (element.response_url_enabled !== true || typeof channel !== 'string') {
      return [];
    }
    const { path } = makeResponseUrl(ws, { user: view.user, channel, origin: 'action' });
    return [
      {
        block_id: block.block_id,
        action_id: element.action_id,
        channel_id: channel,
        response_url: `${baseUrl}${path}`,
      },
    ];
  });
}

function inputBlocks(view: View): Set<string> {
  const inputs = objectsOf(view.body.blocks).filter((block) => block.type === 'input');
  return new Set(inputs.map((block) => String(block.block_id)));
}

function errorsIn(view: View, value: unknown): Record<string, string> {
  const entries = isJsonObject(value) ? Object.entries(value) : [];
  const inputs = inputBlocks(view);
  const wrong = entries.find(([block, text]) => !inputs.has(block) || typeof text !== 'string' || text === '');
  if (entries.length === 0 || wrong !== undefined) {
    throw new SlackRefusal('invalid_errors', { detail: `errors must name input blocks: ${wrong?.[0] ?? 'none'}` });
  }
  return Object.fromEntries(entries.map(([block, text]) => [block, String(text)]));
}

function apply(ws: Workspace, view: View, ack: Ack, body: JsonObject): SubmitOutcome {
  switch (body.response_action) {
    case undefined:
      closeViews(ws, view.user, false);
      return { kind: 'closed', ack };
    case 'clear':
      closeViews(ws, view.user, true);
      return { kind: 'cleared', ack };
    case 'errors':
      return { kind: 'errors', ack, errors: errorsIn(view, body.errors) };
    case 'update':
      return { kind: 'updated', ack, view: updateView(ws, view, readView(body.view, 'modal')) };
    case 'push':
      if ((ws.stacks.get(view.user)?.length ?? 0) >= limits.view.stack) {
        throw new SlackRefusal('push_limit_reached');
      }
      return { kind: 'pushed', ack, view: pushView(ws, view.user, readView(body.view, 'modal')) };
    default:
      throw new SlackRefusal('invalid_response_action', { detail: String(body.response_action) });
  }
}

/**
 * Sends view_submission for the top modal and does what the ack says
 * (docs.slack.dev/surfaces/modals#handling_submissions). An ack that Slack would not take leaves the modal open.
 */
export async function submitView(
  ws: Workspace,
  dispatcher: Dispatcher,
  baseUrl: string,
  view: View,
): Promise<SubmitOutcome> {
  const payload = submissionPayload(ws, view, responseUrls(ws, baseUrl, view));
  const reply = await dispatcher.deliver({ kind: 'interactive', type: 'view_submission', payload });
  const ack = ackOf(reply);
  const failed = (why: string): SubmitOutcome => {
    ws.notify(view.user, `We had some trouble connecting. Try again? (${why})`);
    return { kind: 'failed', ack, why };
  };
  if (ack.error !== undefined) {
    return failed(ack.error);
  }
  const now = ws.views.get(view.id);
  if (now === undefined) {
    return { kind: 'closed', ack };
  }
  const empty = ack.body === undefined || ack.body === '';
  if (!empty && !isJsonObject(ack.body)) {
    ws.violate('invalid ack', `view_submission: ${String(ack.body)}`);
    return failed('invalid_response');
  }
  try {
    return apply(ws, now, ack, isJsonObject(ack.body) ? ack.body : {});
  } catch (error) {
    if (error instanceof SlackRefusal) {
      ws.violate('invalid ack', `view_submission: ${error.code} ${JSON.stringify(error.extra)}`);
      return failed(error.code);
    }
    throw error;
  }
}
