import { EventEmitter, once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLocalSlack, type LocalSlack } from '../../src/simulator/local-slack.ts';
import type { Incoming } from '../../src/slack/envelope.ts';
import type { Intake } from '../../src/slack/receiver.ts';
import { createSocketMode, type SocketMode } from '../../src/slack/socket.ts';

const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };

const intakes = new EventEmitter();
let slack: LocalSlack;
let socket: SocketMode;
let accepted: Incoming[];
let handled: string[];
let verdict: (incoming: Incoming) => Promise<'new' | 'duplicate'>;
let reply: unknown;

beforeEach(async () => {
  slack = await createLocalSlack({
    users: [{ id: 'U01ANA', name: 'ana' }],
    channels: [{ name: 'general', members: ['U01ANA'], bot: true }],
    commands: ['/incident'],
    scopes: ['commands', 'channels:history', 'chat:write'],
    events: ['message.channels'],
    rateLimits: 'off',
  });
  accepted = [];
  handled = [];
  verdict = async () => 'new';
  reply = undefined;
  const intake: Intake = {
    accept: (incoming) => {
      accepted.push(incoming);
      intakes.emit('change');
      return verdict(incoming);
    },
    handle: async (id, answer) => {
      handled.push(id);
      intakes.emit('change');
      answer?.(reply);
    },
  };
  socket = createSocketMode({ appToken: slack.appToken, apiUrl: slack.apiUrl, intake, log });
});
afterEach(async () => {
  await socket.stop();
  await slack.stop();
});

/** Waits for something that our side does. */
const intakeHas = async (ready: () => boolean) => {
  while (!ready()) await once(intakes, 'change');
};
const bothOpen = () => slack.until(() => slack.sockets.count() === 2);
const say = (text: string) => slack.as('ana').say('general', text);
const delivered = (count: number) =>
  slack.until(
    () => slack.deliveries().filter(({ outcome }) => outcome !== 'pending').length >= count && slack.deliveries(),
  );

describe('the connection', () => {
  test('is two sockets, one of which is there when start resolves', async () => {
    await socket.start();
    expect(slack.sockets.count()).toBeGreaterThan(0);
    await bothOpen();
    expect(socket.open).toBeGreaterThan(0);
  });

  test('comes back after it broke', async () => {
    await socket.start();
    await bothOpen();
    slack.sockets.drop();
    await bothOpen();
    await say('still there?');
    await delivered(1);
    expect(accepted).toHaveLength(1);
  });

  test('comes back when Slack asks for a new one', async () => {
    await socket.start();
    await bothOpen();
    slack.sockets.disconnect('refresh_requested');
    await bothOpen();
    await say('still there?');
    await delivered(1);
    expect(accepted).toHaveLength(1);
  });

  test('is tried again when Slack refuses it at first', async () => {
    slack.faults.httpError('apps.connections.open', 503, { times: 2 });
    await socket.start();
    await bothOpen();
    expect(slack.calls('apps.connections.open').length).toBeGreaterThanOrEqual(4);
  });

  test('ends when it is stopped, and does not come back', async () => {
    await socket.start();
    await bothOpen();
    const calls = slack.calls('apps.connections.open').length;
    await socket.stop();
    await slack.until(() => slack.sockets.count() === 0);
    expect(slack.calls('apps.connections.open')).toHaveLength(calls);
  });
});

describe('a delivery', () => {
  beforeEach(async () => {
    await socket.start();
    await bothOpen();
  });

  test('is written down, acknowledged and handled, in this order', async () => {
    let release: (verdict: 'new') => void = silent;
    verdict = () => new Promise((resolve) => (release = resolve));
    await say('orders are rejected');
    await intakeHas(() => accepted.length === 1);
    expect([handled, slack.deliveries().at(-1)?.outcome]).toEqual([[], 'pending']);
    release('new');
    await delivered(1);
    expect(accepted[0]).toMatchObject({
      kind: 'event',
      needsReply: false,
      body: { event: { text: 'orders are rejected' } },
    });
    await intakeHas(() => handled.length === 1);
    expect(handled).toEqual([accepted[0]?.id]);
  });

  test('that came before is acknowledged and not handled again', async () => {
    verdict = async () => 'duplicate';
    await say('again');
    await delivered(1);
    expect([accepted.length, handled.length]).toEqual([1, 0]);
  });

  test('a command is one envelope', async () => {
    await slack.as('ana').command('/incident', 'list', { channel: 'general' });
    await delivered(1);
    expect(accepted).toMatchObject([
      { kind: 'command', needsReply: false, body: { command: '/incident', text: 'list' } },
    ]);
  });

  test('whose acknowledgement finds no socket any more is handled all the same, once', async () => {
    let release: (verdict: 'new') => void = silent;
    verdict = () =>
      accepted.length > 1 ? Promise.resolve('duplicate') : new Promise((resolve) => (release = resolve));
    await say('under the refresh');
    await intakeHas(() => accepted.length === 1);
    slack.sockets.drop();
    await bothOpen();
    release('new');
    await intakeHas(() => handled.length === 1);
    expect(slack.deliveries().at(-1)?.attempts[0]?.outcome).toBe('failed');
    expect(handled).toEqual([accepted[0]?.id]);
  });

  test('that could not be written down is not acknowledged', async () => {
    let tries = 0;
    verdict = async () => {
      tries += 1;
      if (tries === 1) throw new Error('disk full');
      return 'new';
    };
    slack.faults.deliveries.duplicate('message', { times: 1 });
    await say('lost?');
    await intakeHas(() => accepted.length === 2);
    await intakeHas(() => handled.length === 1);
    expect(slack.deliveries().flatMap(({ attempts }) => attempts.map(({ outcome }) => outcome))).toContain('pending');
  });
});
