import { App, type Receiver } from '@slack/bolt';
import type { Envelope } from '../domain/records.ts';
import type { Clock } from '../ports.ts';
import { listenToActions } from './listen/actions.ts';
import { listenToCalendar } from './listen/calendar.ts';
import { listenToCommands } from './listen/commands.ts';
import { listenToCover } from './listen/cover.ts';
import { listenToCoverClicks } from './listen/cover-clicks.ts';
import { listenToEvents } from './listen/events.ts';
import { listenToForms } from './listen/forms.ts';
import type { Listening, Origin } from './listen/listening.ts';
import { listenToMentions } from './listen/mentions.ts';
import { listenToRotation } from './listen/rotation.ts';
import { listenToShortcuts } from './listen/shortcuts.ts';
import { listenToSwap } from './listen/swap.ts';
import { listenToVerify } from './listen/verify.ts';
import { quietLogger } from './sdk-log.ts';

/** What the inbox calls for each delivery. Throws when it has to be tried again. */
export type Handle = (envelope: Envelope, reply: (body?: unknown) => void) => Promise<void>;

/** A receiver that receives nothing: deliveries come from the inbox, after they were written down. */
const inboxReceiver: Receiver = {
  init: () => undefined,
  start: async () => undefined,
  stop: async () => undefined,
};

/** Bolt with all our listeners; who the bot is was asked once, at the start. */
export function createBolt(listening: Listening, token: string): App {
  const { identity, log } = listening;
  const app = new App({
    receiver: inboxReceiver,
    // Our own messages and pins belong to the channel's story too.
    ignoreSelf: false,
    convoStore: false,
    authorize: async () => ({
      botToken: token,
      botId: identity.botId,
      botUserId: identity.botUserId,
      teamId: identity.teamId,
    }),
    logger: quietLogger(log),
  });
  listenToCommands(app, listening);
  listenToActions(app, listening);
  listenToForms(app, listening);
  listenToEvents(app, listening);
  listenToShortcuts(app, listening);
  listenToMentions(app, listening);
  listenToCover(app, listening);
  listenToVerify(app, listening);
  listenToCalendar(app, listening);
  listenToCoverClicks(app, listening);
  listenToSwap(app, listening);
  listenToRotation(app, listening);
  return app;
}

/** A trigger lives three seconds. */
const triggerLifeMs = 3_000;

/** Hands an envelope to Bolt. `reply` answers Slack where it waits; everything else was acknowledged long ago. */
export function createHandle(app: App, clock: Clock): Handle {
  return async (envelope: Envelope, reply) => {
    const isReplay = envelope.attempt > 0 || clock.now() - envelope.receivedAt > triggerLifeMs;
    const origin: Origin = { envelopeId: envelope.id, isReplay };
    await app.processEvent({
      body: envelope.body,
      ack: async (response?: unknown) => reply(response),
      customProperties: { origin },
    });
  };
}
