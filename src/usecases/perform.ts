import { type Ctx, type Decision, decided, isRefusal, type NewOutbox, type Refusal } from '../domain/decision.ts';
import type { CarrierName } from '../domain/roster.ts';
import type { Log } from '../ports.ts';
import { commit } from '../store/commit.ts';
import { Conflict, type Db } from '../store/db.ts';

const attemptsMax = 3;

/** What every use case is given. */
export interface Deps {
  db: Db;
  log: Log;
  /** Ways to reach people that are set up. */
  carriers: ReadonlySet<CarrierName>;
  serial: <T>(key: string, task: () => Promise<T>) => Promise<T>;
  /** Called after every commit: there may be something to send now. */
  wake: () => void;
}

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** Who asks, when, and how they hear the answer. */
export interface Asked<T> {
  ctx: Ctx;
  /** The answer as an outbox row, committed together with what it tells of. */
  answer?: (result: Result<T>) => NewOutbox | null;
}

export interface Work<S, T> {
  /** The intent, for the audit log: `resolve`, `declare` … */
  action: string;
  /** What it is about: `INC-42`, a schedule id … */
  subject: string;
  /** Works with the same key run one after the other. */
  key: string;
  /** How often it is decided again when others are faster; 3 when not said. */
  attemptsMax?: number;
  /** It never leaves anything to send or to time: nobody has to be woken for it. */
  isQuiet?: true;
  load: () => Promise<S | Refusal>;
  decide: (state: S, ctx: Ctx) => Decision<T> | Refusal;
}

/**
 * Loads, decides, commits; again, three times if not said otherwise, when somebody else changed what was read.
 * A refusal changes nothing but the audit log, and is answered like a success.
 */
export async function perform<S, T>(deps: Deps, asked: Asked<T>, work: Work<S, T>): Promise<Result<T>> {
  const result = await deps.serial(work.key, () => performOnce(deps, asked, work));
  if (work.isQuiet !== true) deps.wake();
  return result;
}

async function performOnce<S, T>(deps: Deps, asked: Asked<T>, work: Work<S, T>): Promise<Result<T>> {
  for (let attempt = 1; ; attempt += 1) {
    const state = await work.load();
    const outcome = isRefusal(state) ? state : work.decide(state, asked.ctx);
    const result: Result<T> = isRefusal(outcome) ? { ok: false, refusal: outcome } : { ok: true, value: outcome.value };
    const parts = isRefusal(outcome) ? refusalParts(work, outcome) : outcome;
    const answer = asked.answer?.(result) ?? null;
    try {
      const outbox = answer === null ? parts.outbox : [...parts.outbox, answer];
      await commit(deps.db, { ...parts, outbox }, asked.ctx);
      return result;
    } catch (error) {
      if (!(error instanceof Conflict) || attempt >= (work.attemptsMax ?? attemptsMax)) throw error;
      deps.log.debug(
        { action: work.action, subject: work.subject, attempt },
        'somebody else was faster, deciding again',
      );
    }
  }
}

function refusalParts<S, T>(work: Work<S, T>, refusal: Refusal): Decision {
  return decided(null, {
    audit: [{ action: work.action, subject: work.subject, outcome: 'refused', detail: refusal.code }],
  });
}
