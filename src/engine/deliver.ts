import { type Ctx, decided, update } from '../domain/decision.ts';
import type { Outcome } from '../domain/delivery.ts';
import { type OutboxRow, priority } from '../domain/outbox.ts';
import { commit } from '../store/commit.ts';
import { Conflict } from '../store/db.ts';
import { abandonedRows, sendableRows } from '../store/outbox.ts';
import { isStoreFault } from '../store/watch-writes.ts';
import type { Deps } from '../usecases/perform.ts';
import { claimChanges, recordDelivery, setAsideDelivery } from '../usecases/record-delivery.ts';
import { words } from '../words/words.ts';

const batchMax = 32;
const inFlightMax = 32;
/** Places that only pages may take: when Slack hangs, everything else must not stand in their way. */
const reservedForPages = 32;
const leaseMs = 120_000;
/** How often Muster may fail over a row before it is set aside: a defect rarely goes away by itself. */
const defectsMax = 5;
/** How often a running process looks for rows whose lease is over. */
const lookEveryMs = 30_000;

/** Does what an outbox row says, once; what became of it is the answer. Throws only on a defect of ours. */
export type Send = (row: OutboxRow) => Promise<Outcome>;

export interface Deliverer {
  /** Sends what may leave now; returns when it has been started, not when it has arrived. */
  run(): Promise<void>;
  /** Takes over what a process that ended was sending. */
  recover(): Promise<void>;
  /** Resolves when nothing is on its way. */
  idle(): Promise<void>;
  /** Starts nothing more. */
  stop(): void;
  readonly inFlight: number;
}

/**
 * The one place from which things leave. A row is marked before it is sent and settled after, each in its own
 * transaction: a row found marked after a crash may have left, and its sender looks before it sends again.
 */
export function createDeliverer(deps: Deps, options: { owner: string; send: Send; makeCtx: () => Ctx }): Deliverer {
  const { owner, send, makeCtx } = options;
  const flights = new Set<Promise<void>>();
  const flying = new Set<string>();
  /** What became of rows while nothing could be written: it is kept here until it can. */
  const unwritten = new Map<string, { row: OutboxRow; outcome: Outcome }>();
  const attempt = createAttempt(send, deps);

  const record = async (row: OutboxRow, outcome: Outcome) => {
    const { id: outbox, kind } = row;
    try {
      await recordDelivery(deps, row, outcome, makeCtx());
      unwritten.delete(outbox);
    } catch (error) {
      deps.log.error({ err: error, outbox, kind }, 'what became of a delivery could not be written down');
      if (isStoreFault(error)) unwritten.set(outbox, { row, outcome });
      // Otherwise the row stays marked; when its lease is over it is looked at again.
      else if (outcome.kind === 'failed')
        await setAsideDelivery(deps, row, outcome.reason, makeCtx()).catch(() => undefined);
    }
  };
  let lookedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  const startOne = (row: OutboxRow) => {
    const flight = attempt(row)
      .then((outcome) => record(row, outcome))
      .finally(() => {
        flights.delete(flight);
        flying.delete(row.id);
      });
    flights.add(flight);
    flying.add(row.id);
  };

  /** What nobody is sending any more becomes due again; one of our own that only takes long is left alone. */
  const takeOver = async (onlyOwner: string | null) => {
    const ctx = makeCtx();
    lookedAt = ctx.now;
    const rows = (await abandonedRows(deps.db, ctx.now, onlyOwner)).filter(
      ({ id }) => !flying.has(id) && !unwritten.has(id),
    );
    if (rows.length === 0) return;
    const set = { state: 'due' as const, dueAt: ctx.now, isUncertain: true, owner: null, leaseUntil: null };
    const changes = rows.map((row) => update('outbox', { id: row.id, state: 'sending', owner: row.owner }, set));
    deps.log.info({ rows: rows.length }, 'taking over what nobody is sending any more');
    await commit(deps.db, decided(null, { changes }), ctx);
  };

  const pass = async () => {
    for (const { row, outcome } of [...unwritten.values()]) await record(row, outcome);
    const room = inFlightMax - flights.size;
    if (stopped || room + reservedForPages <= 0) return;
    const { now } = makeCtx();
    if (Math.abs(now - lookedAt) >= lookEveryMs) await takeOver(null);
    const rows = withinRoom(firstOfEachLane(await sendableRows(deps.db, now, batchMax)), room);
    if (rows.length === 0 || !(await claim(deps, rows, owner, makeCtx()))) return;
    for (const row of rows) startOne({ ...row, owner, state: 'sending', firstAttemptAt: row.firstAttemptAt ?? now });
  };

  return {
    run: async () => {
      again = true;
      running ??= (async () => {
        try {
          while (again) {
            again = false;
            await pass();
          }
        } finally {
          running = null;
        }
      })();
      await running;
    },
    recover: () => takeOver(deps.db.engine === 'sqlite' ? owner : null),
    idle: async () => {
      while (flights.size > 0 || running !== null) await Promise.all([...flights, running]);
    },
    stop: () => {
      stopped = true;
    },
    get inFlight() {
      return flights.size;
    },
  };
}

/** As many rows as there is room for, and of pages more: they come first in the list. */
function withinRoom(rows: readonly OutboxRow[], room: number): OutboxRow[] {
  return rows.filter((row, index) => index < room + (row.priority === priority.page ? reservedForPages : 0));
}

/** Two rows of one lane may both be first when neither is marked yet. */
function firstOfEachLane(rows: readonly OutboxRow[]): OutboxRow[] {
  const lanes = new Set<string>();
  return rows.filter(({ lane }) => {
    if (lane === null) return true;
    if (lanes.has(lane)) return false;
    lanes.add(lane);
    return true;
  });
}

/** Marks the rows; false when one was taken back meanwhile, and then none is sent before the next look. */
async function claim(deps: Deps, rows: readonly OutboxRow[], owner: string, ctx: Ctx): Promise<boolean> {
  try {
    const changes = claimChanges(rows, owner, ctx.now, leaseMs);
    await commit(deps.db, decided(null, { changes }), ctx);
    return true;
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    deps.wake();
    return false;
  }
}

/**
 * Sends and never throws: a row that cannot be read, or over which Muster itself fails again and again, is set aside
 * with the reason, so that what stands behind it in its lane goes on.
 */
function createAttempt(send: Send, deps: Deps): Send {
  const defects = new Map<string, number>();
  return async (row) => {
    const { unreadable } = row.payload;
    if (typeof unreadable === 'string') return { kind: 'failed', reason: words.slack.unreadableRow(unreadable) };
    try {
      const outcome = await send(row);
      defects.delete(row.id);
      return outcome;
    } catch (error) {
      deps.log.error({ err: error, outbox: row.id, kind: row.kind }, 'a sender failed');
      const reason = words.slack.crashed(error instanceof Error ? error.message : words.terms.unknown);
      const count = (defects.get(row.id) ?? 0) + (isStoreFault(error) ? 0 : 1);
      if (count < defectsMax) defects.set(row.id, count);
      else defects.delete(row.id);
      return count < defectsMax ? { kind: 'retry', reason, uncertain: true } : { kind: 'failed', reason };
    }
  };
}
