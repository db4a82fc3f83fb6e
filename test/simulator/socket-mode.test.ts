import { App, LogLevel } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { isJsonObject, type JsonObject } from '../../src/simulator/json.ts';
import type { LocalSlack } from '../../src/simulator/local-slack.ts';
import { startHarbour } from './harbour-world.ts';
import { ManualClock } from './manual-clock.ts';
import { type PlainApp, startPlainApp } from './plain-app.ts';
import { clientOf } from './slack-client.ts';

let slack: LocalSlack;
const ends: (() => unknown)[] = [];

beforeEach(async () => {
  slack = await startHarbour();
});

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) {
    await end();
  }
  await slack.stop();
});

/** A bare Socket Mode client that acks as it is told. */
class BareSocket {
  readonly frames: JsonObject[] = [];
  readonly socket: WebSocket;
  readonly #waiting: { type: string; count: number; resolve: () => void }[] = [];
  readonly closed: Promise<void>;
  /** The payload of the ack; `undefined` acks with nothing, `null` does not ack. */
  ack: (frame: JsonObject) => unknown = () => undefined;

  constructor(url: string) {
    this.socket = new WebSocket(url);
    this.closed = new Promise((resolve) => {
      this.socket.on('close', () => resolve());
      this.socket.on('error', () => resolve());
    });
    this.socket.on('message', (data) => this.#hear(JSON.parse(data.toString())));
  }

  #hear(frame: unknown): void {
    if (!isJsonObject(frame)) return;
    this.frames.push(frame);
    const payload = frame.envelope_id === undefined ? null : this.ack(frame);
    if (payload !== null) {
      this.socket.send(JSON.stringify({ envelope_id: frame.envelope_id, payload }));
    }
    for (const { type, count, resolve } of this.#waiting) {
      if (this.of(type).length >= count) resolve();
    }
  }

  of(type: string): JsonObject[] {
    return this.frames.filter((frame) => frame.type === type);
  }

  hears(type: string, count = 1): Promise<void> {
    return this.of(type).length >= count
      ? Promise.resolve()
      : new Promise((resolve) => this.#waiting.push({ type, count, resolve }));
  }
}

async function connect(): Promise<BareSocket> {
  const { url } = await clientOf(slack, slack.appToken).apps.connections.open({});
  const socket = new BareSocket(String(url));
  ends.push(() => socket.socket.terminate());
  await socket.hears('hello');
  return socket;
}

test('a real Bolt app in Socket Mode', async () => {
  const app = new App({
    socketMode: true,
    appToken: slack.appToken,
    token: slack.botToken,
    botId: slack.botId,
    botUserId: slack.botUserId,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  app.command('/incident', async ({ ack, client, body }) => {
    await client.views.open({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'form',
        title: { type: 'plain_text', text: 'Declare' },
        submit: { type: 'plain_text', text: 'Go' },
        blocks: [
          {
            type: 'input',
            block_id: 'service',
            label: { type: 'plain_text', text: 'Service' },
            element: { type: 'external_select', action_id: 'pick', min_query_length: 0 },
          },
        ],
      },
    });
    await ack('Opening');
  });
  app.options('pick', async ({ ack, payload }) => {
    const options = ['order-gateway', 'ledger'].map((id) => ({
      text: { type: 'plain_text' as const, text: `${id} service` },
      value: id,
    }));
    await ack({ options: options.filter(({ value }) => value.includes(String(payload.value))) });
  });
  app.view('form', async ({ ack, view, client }) => {
    await ack({ response_action: 'clear' });
    const chosen = view.state.values.service?.pick?.selected_option?.value;
    await client.chat.postMessage({ channel: 'incidents', text: `about ${chosen}` });
  });
  app.event('reaction_added', async ({ event, client }) => {
    await client.chat.postMessage({ channel: event.item.channel, text: `saw ${event.reaction}` });
  });
  await app.start();
  ends.push(async () => {
    await app.stop();
    await slack.until(() => slack.sockets.count() === 0);
  });

  const ana = slack.as('ana');
  expect((await ana.command('/incident', 'new')).shown?.visible).toBe('Opening');
  expect((await ana.suggest('modal', 'Service', 'led')).map(({ value }) => value)).toEqual(['ledger']);
  await ana.fill({ Service: 'order-gateway' });
  expect(await ana.submit()).toMatchObject({ outcome: 'cleared' });
  const posted = await slack.until(() =>
    slack.messages('incidents').find(({ text }) => text === 'about order-gateway'),
  );
  await ana.react('incidents', posted.ts, 'eyes');
  await slack.until(() => slack.messages('incidents').some(({ text }) => text === 'saw eyes'));
  expect(slack.deliveries().flatMap(({ attempts }) => attempts.map(({ via }) => via))).not.toContain('http');
  expect(slack.violations()).toEqual([]);
});

test('hello says how many connections there are; each payload goes to one of them', async () => {
  const first = await connect();
  const second = await connect();
  expect(second.of('hello')).toMatchObject([{ num_connections: 2, connection_info: { app_id: slack.appId } }]);
  for (let index = 0; index < 4; index += 1) {
    await slack.as('ana').say('incidents', `note ${index}`);
  }
  await slack.until(() => slack.deliveries('message').filter(({ outcome }) => outcome === 'acked').length === 4);
  expect([first, second].map((each) => each.of('events_api').length)).toEqual([2, 2]);
  expect(first.of('events_api')[0]).toMatchObject({
    envelope_id: expect.any(String),
    accepts_response_payload: false,
    retry_attempt: 0,
    payload: { type: 'event_callback', event: { type: 'message' } },
  });
});

test('while a socket is open nothing goes over HTTP', async () => {
  const app: PlainApp = await startPlainApp();
  ends.push(() => app.stop());
  await slack.connectHttp(app.url);
  const socket = await connect();
  await slack.as('ana').command('/incident', 'one');
  expect([socket.of('slash_commands').length, app.heard.length]).toEqual([1, 0]);
  socket.socket.close();
  await slack.until(() => slack.sockets.count() === 0);
  await slack.as('ana').command('/incident', 'two');
  expect(app.heard).toHaveLength(1);
});

test('a ticket lets one connection in, once', async () => {
  const { url } = await clientOf(slack, slack.appToken).apps.connections.open({});
  const first = new BareSocket(String(url));
  ends.push(() => first.socket.terminate());
  await first.hears('hello');
  const second = new BareSocket(String(url));
  await second.closed;
  expect(second.frames).toEqual([]);
});

test('an eleventh connection is turned away', async () => {
  for (let index = 0; index < 10; index += 1) {
    await connect();
  }
  const { url } = await clientOf(slack, slack.appToken).apps.connections.open({});
  const last = new BareSocket(String(url));
  await last.closed;
  expect(last.frames).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }]);
});

test('what is not acked comes again', async () => {
  const clock = new ManualClock();
  await slack.stop();
  slack = await startHarbour({ clock });
  const socket = await connect();
  socket.ack = () => null;
  await slack.as('ana').say('incidents', 'hello');
  await socket.hears('events_api');
  socket.ack = () => undefined;
  clock.advance(3_000);
  await socket.hears('events_api', 2);
  const [first, second] = socket.of('events_api');
  expect(second).toMatchObject({ payload: first?.payload, retry_attempt: 1, retry_reason: 'timeout' });
  expect(second?.envelope_id).not.toBe(first?.envelope_id);
  await slack.until(() => slack.deliveries('message')[0]?.outcome === 'acked');
});

test('a command that is not acked fails for its person', async () => {
  const clock = new ManualClock();
  await slack.stop();
  slack = await startHarbour({ clock });
  const socket = await connect();
  socket.ack = () => null;
  const running = slack.as('ana').command('/incident', 'new');
  await socket.hears('slash_commands');
  clock.advance(3_000);
  expect((await running).ack).toMatchObject({ ok: false, error: 'operation_timeout' });
});

test.each(['refresh_requested', 'link_disabled'] as const)('%s: told, and given nothing more', async (reason) => {
  const socket = await connect();
  slack.sockets.disconnect(reason);
  await socket.hears('disconnect');
  expect(socket.of('disconnect')).toMatchObject([{ type: 'disconnect', reason }]);
  await slack.as('ana').say('incidents', 'hello');
  expect(slack.deliveries('message')[0]?.attempts[0]).toMatchObject({ via: 'none' });
  expect(socket.of('events_api')).toEqual([]);
});

test('a warned connection is closed ten seconds later', async () => {
  const clock = new ManualClock();
  await slack.stop();
  slack = await startHarbour({ clock });
  const socket = await connect();
  slack.sockets.disconnect('warning');
  await socket.hears('disconnect');
  clock.advance(10_000);
  await socket.closed;
  expect(slack.sockets.count()).toBe(0);
});
