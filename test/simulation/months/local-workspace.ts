import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Roster } from '../../../src/domain/roster.ts';
import type { Slack, SlackAnswer } from '../../../src/ports.ts';
import { buildWorkspace } from '../../../src/simulator/build-workspace.ts';
import { blockActionsPayload } from '../../../src/simulator/deliver/payloads.ts';
import { signatureOf } from '../../../src/simulator/deliver/sign.ts';
import { readManifest } from '../../../src/simulator/local-slack.ts';
import { openDm } from '../../../src/simulator/store/channels.ts';
import type { Message } from '../../../src/simulator/store/entities.ts';
import type { Workspace } from '../../../src/simulator/store/workspace.ts';
import { answerCall } from '../../../src/simulator/web-api/answer-call.ts';
import { RateLimiter } from '../../../src/simulator/web-api/rate-limiter.ts';
import type { TestClock } from '../../world/test-clock.ts';

const manifest = readManifest(parse(readFileSync(new URL('../../../manifest.yml', import.meta.url), 'utf8')));
const baseUrl = 'http://slack.invalid';

/** The strict local Slack without its server: the same answers to the same calls, in this process. */
export function openWorkspace(roster: Roster, clock: TestClock): Workspace {
  const users = roster.people.map(({ id, slack, timezone }) => ({ id: slack, name: id, tz: timezone ?? 'UTC' }));
  const members = users.map(({ id }) => id);
  const channels = ['general', 'incidents', 'one'].map((name) => ({ name, members }));
  return buildWorkspace({ ...manifest, users, channels, clock }, baseUrl);
}

/** Slack as the app calls it, when it works. */
export function createCalls(ws: Workspace): Slack {
  const limiter = new RateLimiter(ws.clock, false);
  const settings = { baseUrl, distributedApp: false, socketUrl: () => '' };
  return {
    call: async (method, args) => {
      const read = { args: JSON.parse(JSON.stringify(args)), token: ws.app.botToken, warnings: [] };
      const { body } = answerCall(method, read, { ws, limiter, settings });
      return readAnswer(body, ws.clock.now());
    },
    respond: async () => ({ kind: 'ok', data: {} }),
    upload: async () => ({ kind: 'ok', data: {} }),
  };
}

function readAnswer(body: Record<string, unknown>, sentAt: number): SlackAnswer {
  if (body.ok === true) return { kind: 'ok', data: body, sentAt };
  return { kind: 'refused', error: String(body.error), data: body };
}

/** A click on a button of the last direct message that has it, as Slack delivers it: a form, and its signed headers. */
export function clickOf(ws: Workspace, user: string, message: string, actionId: string) {
  const channel = openDm(ws, user);
  const found = channel.messages.get(message);
  const element = found === undefined ? undefined : buttonsOf(found).find((each) => each.action_id === actionId);
  if (found === undefined || element === undefined) return null;
  const place = { kind: 'message' as const, channel, message: found, responseUrl: `${baseUrl}/actions/1` };
  const action = { ...element, block_id: String(element.block_id ?? 'b') };
  const payload = blockActionsPayload(ws, user, place, action, {});
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const timestamp = ws.nowSeconds();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': signatureOf(ws.app.signingSecret, timestamp, body),
  };
  return { body, headers };
}

type Button = Record<string, string | object>;

function buttonsOf({ blocks }: Message): Button[] {
  return ((blocks ?? []) as { elements?: Button[] }[]).flatMap(({ elements }) => elements ?? []);
}
