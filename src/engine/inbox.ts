import { type Ctx, decided, insert, update } from '../domain/decision.ts';
import type { Envelope } from '../domain/records.ts';
import { commit } from '../store/commit.ts';
import { Conflict } from '../store/db.ts';
import { waitingEnvelopes } from '../store/inbox.ts';
import { isStoreFault } from '../store/watch-writes.ts';
import type { Deps } from '../usecases/perform.ts';

const attemptsMax = 5;
const batchMax = 100;

/** What handles an envelope; `reply` ends the delivery of those that Slack waits for. Throws when it has to be tried again. */
export type Handle = (envelope: Envelope, reply: (body?: unknown) => void) => Promise<void>;

export interface InboxOptions {
  handle: Handle;
  makeCtx: () => Ctx;
  /** Called once for a delivery that cannot be handled now, because nothing can be written. */
  putOff?: (envelope: Envelope, reply: (body?: unknown) => void) => Promise<void>;
}

export interface Inbox {
  /** Writes a delivery down. `duplicate`: it was already, and must not be handled again. */
  accept(envelope: Pick<Envelope, 'id' | 'kind' | 'body'>): Promise<'new' | 'duplicate'>;
  /** Handles an accepted delivery now. */
  handle(id: string, reply?: (body?: unknown) => void): Promise<void>;
  /** Handles what was accepted and not handled: after a crash, or after a failure whose time has come. */
  sweep(): Promise<void>;
  idle(): Promise<void>;
  readonly inFlight: number;
}

/** The durable queue between Slack's deliveries and what is done about them: acknowledged means written down. */
export function createInbox(deps: Deps, options: InboxOptions): Inbox {
  const { makeCtx } = options;
  const accepted = new Map<string, Envelope>();
  const flights = new Map<string, Promise<void>>();

  const start = (envelope: Envelope, reply?: (body?: unknown) => void): Promise<void> => {
    const flight = handleOne(deps, envelope, options, reply).finally(() => flights.delete(envelope.id));
    flights.set(envelope.id, flight);
    return flight;
  };

  return {
    accept: async ({ id, kind, body }) => {
      const ctx = makeCtx();
      const row: Envelope = {
        id,
        kind,
        body,
        receivedAt: ctx.now,
        state: 'new',
        attempt: 0,
        dueAt: ctx.now,
        lastError: null,
      };
      const isFirst = !accepted.has(id);
      if (isFirst) accepted.set(id, row);
      try {
        await commit(deps.db, decided(null, { changes: [insert('inbox', row)] }), ctx);
        return 'new';
      } catch (error) {
        if (isFirst) accepted.delete(id);
        if (error instanceof Conflict) return 'duplicate';
        throw error;
      }
    },
    handle: async (id, reply = () => undefined) => {
      const envelope = accepted.get(id);
      accepted.delete(id);
      if (envelope) await start(envelope, reply);
    },
    sweep: async () => {
      for (const envelope of await waitingEnvelopes(deps.db, makeCtx().now, batchMax)) {
        if (!flights.has(envelope.id) && !accepted.has(envelope.id)) await start(envelope);
      }
    },
    idle: async () => {
      while (flights.size > 0) await Promise.all(flights.values());
    },
    get inFlight() {
      return flights.size;
    },
  };
}

/** No later attempt can read it either. */
class Unreadable extends Error {
  override name = 'Unreadable';
}

async function handleOne(
  deps: Deps,
  envelope: Envelope,
  { handle, makeCtx, putOff }: InboxOptions,
  reply?: (body?: unknown) => void,
): Promise<void> {
  const ctx = makeCtx();
  const waiting = { id: envelope.id, state: 'new' as const };
  try {
    if (typeof envelope.body.unreadable === 'string') throw new Unreadable(envelope.body.unreadable);
    await handle(envelope, reply ?? (() => undefined));
    const done = update('inbox', waiting, { state: 'handled', body: {} });
    await commit(deps.db, decided(null, { changes: [done] }), ctx);
  } catch (error) {
    if (isStoreFault(error)) {
      // It is no fault of the delivery: it stays as it is, and the next sweep tries again.
      deps.log.warn({ err: error, envelope: envelope.id }, 'a delivery waits until the database can be written');
      if (reply) await putOff?.(envelope, reply).catch(() => undefined);
      return;
    }
    const attempt = envelope.attempt + 1;
    const isPoisoned = attempt >= attemptsMax || error instanceof Unreadable;
    deps.log.error(
      { err: error, envelope: envelope.id, kind: envelope.kind, attempt, isPoisoned },
      'a delivery from Slack could not be handled',
    );
    const set = {
      state: isPoisoned ? ('poisoned' as const) : ('new' as const),
      attempt,
      dueAt: ctx.now + 1_000 * 4 ** attempt,
      lastError: error instanceof Error ? error.message : 'unknown',
    };
    await commit(deps.db, decided(null, { changes: [update('inbox', waiting, set)] }), ctx).catch((cause: unknown) =>
      deps.log.error({ err: cause, envelope: envelope.id }, 'the inbox could not be written'),
    );
  }
}
