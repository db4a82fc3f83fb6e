import { SocketModeClient } from '@slack/socket-mode';
import type { Log } from '../ports.ts';
import { command, event, type Incoming, interaction } from './envelope.ts';
import { type Intake, replyOf } from './receiver.ts';
import { quietLogger } from './sdk-log.ts';

const helloWithinMs = 10_000;
const closedWithinMs = 1_000;
const pauseMs = [100, 500, 2_000, 5_000, 15_000, 30_000];
/** Slack closes every socket now and then; with two, one is always there (it sends each payload to any one of them). */
const socketsOpen = 2;

export interface SocketMode {
  /** Resolves when the first socket is open. `onReopened` is called when one opens after a time in which none was. */
  start(onReopened?: () => void): Promise<void>;
  stop(): Promise<void>;
  readonly open: number;
}

interface SlackEvent {
  ack: (response?: Record<string, unknown>) => Promise<void>;
  type: string;
  body: Record<string, unknown>;
}

/**
 * Socket Mode: the same deliveries without a public address. The SDK's client makes each connection; connecting again
 * is ours, because the SDK's own loop leaves rejections that nobody can catch (node-slack-sdk issue 2656).
 */
export function createSocketMode(options: { appToken: string; apiUrl: string; intake: Intake; log: Log }): SocketMode {
  const { log } = options;
  const clients = new Set<SocketModeClient>();
  const slots: Promise<void>[] = [];
  let stopped = false;
  let open = 0;
  const stopping = Promise.withResolvers<void>();

  let wasOpen = false;
  const keepOpen = async (onFirst: () => void, onReopened: () => void) => {
    for (let failures = 0; !stopped; ) {
      const client = connect(options);
      clients.add(client);
      const ended = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));
      const started = client.start();
      try {
        await withDeadline(started, helloWithinMs);
        failures = 0;
        open += 1;
        if (wasOpen && open === 1) onReopened();
        wasOpen = true;
        onFirst();
        log.info({ open }, 'socket to Slack is open');
        // The client cannot give up a connection that is being made, so one that comes after the end is closed here.
        if (stopped) await close(client);
        await ended;
        open -= 1;
      } catch (error) {
        failures += 1;
        log.warn({ err: error, failures }, 'socket to Slack could not be opened, trying again');
        await close(client);
        started.then(() => close(client)).catch(() => undefined);
      }
      clients.delete(client);
      if (!stopped) await Promise.race([pause(pauseMs[Math.min(failures, pauseMs.length - 1)] ?? 0), stopping.promise]);
    }
  };

  return {
    start: (onReopened = () => undefined) =>
      new Promise((resolve) => {
        for (let slot = 0; slot < socketsOpen; slot += 1) slots.push(keepOpen(resolve, onReopened));
      }),
    stop: async () => {
      stopped = true;
      stopping.resolve();
      await Promise.all([...clients].map(close));
      await withDeadline(Promise.all(slots), closedWithinMs).catch(() => undefined);
    },
    get open() {
      return open;
    },
  };
}

/** Ends a connection; one that Slack does not take its leave of is given up. */
async function close(client: SocketModeClient): Promise<void> {
  await withDeadline(client.disconnect(), closedWithinMs).catch(() => undefined);
}

function connect({
  appToken,
  apiUrl,
  intake,
  log,
}: {
  appToken: string;
  apiUrl: string;
  intake: Intake;
  log: Log;
}): SocketModeClient {
  const client = new SocketModeClient({
    appToken,
    autoReconnectEnabled: false,
    logger: quietLogger(log),
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, timeout: helloWithinMs },
  });
  client.on('slack_event', (delivery: SlackEvent) => void receive(delivery, intake, log));
  return client;
}

/** Written down, acknowledged, handled: what is written down is handled even when its acknowledgement finds no socket any more. */
async function receive({ ack, type, body }: SlackEvent, intake: Intake, log: Log): Promise<void> {
  const incoming = read(type, body);
  if (incoming === null) return;
  const answer = (reply?: unknown) =>
    ack(reply === undefined || reply === '' ? undefined : (reply as Record<string, unknown>)).catch((error: unknown) =>
      // Slack delivers it again, and it is known by its id then.
      log.warn({ err: error, envelope: incoming.id }, 'a delivery by socket could not be acknowledged'),
    );
  try {
    const verdict = await intake.accept(incoming);
    if (verdict === 'duplicate') return await answer();
    if (verdict !== 'new') return await answer(verdict.answer);
    if (incoming.needsReply) return await answer(await replyOf(incoming, intake, log));
    await answer();
    await intake.handle(incoming.id);
  } catch (error) {
    log.error({ err: error, envelope: incoming.id }, 'a delivery by socket could not be taken');
  }
}

function read(type: string, body: Record<string, unknown>): Incoming | null {
  if (type === 'events_api') return event(body);
  if (type === 'slash_commands') return command(body);
  return type === 'interactive' ? interaction(body) : null;
}

function withDeadline<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Slack did not greet in time')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
