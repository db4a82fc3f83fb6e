import { isJsonObject, type JsonObject } from '../json.ts';
import type { Channel } from '../store/entities.ts';
import { makeResponseUrl, type ResponseUrl } from '../store/response-urls.ts';
import type { Workspace } from '../store/workspace.ts';
import { SlackRefusal } from '../web-api/slack-refusal.ts';
import { type Ack, ackOf } from './ack.ts';
import { type Shown, showAnswer } from './app-answer.ts';
import type { Dispatcher } from './dispatcher.ts';
import { commandPayload } from './payloads.ts';

/** How a slash command went: the ack, and what its person saw at once. */
export interface CommandOutcome {
  ack: Ack;
  shown?: Shown;
}

function answerIn(body: unknown): JsonObject | undefined {
  if (typeof body === 'string') {
    return body.trim() === '' ? undefined : { text: body };
  }
  return isJsonObject(body) && Object.keys(body).length > 0 ? body : undefined;
}

function show(ws: Workspace, to: ResponseUrl, body: unknown): Shown | undefined {
  const answer = answerIn(body);
  if (answer === undefined) {
    return undefined;
  }
  try {
    return showAnswer(ws, to, answer, 'ack');
  } catch (error) {
    if (error instanceof SlackRefusal) {
      ws.violate('invalid ack', `command: ${error.code} ${JSON.stringify(error.extra)}`);
      return undefined;
    }
    throw error;
  }
}

/** Sends a slash command and shows what the app acks with, or what Slack says when it does not. */
export async function runCommand(
  ws: Workspace,
  dispatcher: Dispatcher,
  baseUrl: string,
  of: { user: string; channel: Channel; command: string; text: string },
): Promise<CommandOutcome> {
  const to = makeResponseUrl(ws, { user: of.user, channel: of.channel.id, origin: 'command' });
  const payload = commandPayload(ws, { ...of, responseUrl: `${baseUrl}${to.path}` });
  const reply = await dispatcher.deliver({ kind: 'command', type: of.command, payload });
  const ack = ackOf(reply);
  if (ack.error !== undefined) {
    ws.notify(of.user, `${of.command} failed with the error "${ack.error}"`, of.channel.id);
    return { ack };
  }
  const shown = show(ws, to, ack.body);
  return shown === undefined ? { ack } : { ack, shown };
}
