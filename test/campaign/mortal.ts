import type { Slack, SlackAnswer } from '../../src/ports.ts';
import type { Batch, Db } from '../../src/store/db.ts';

/** What happens to the process, or to Slack's answer, at one point of the job. */
export type Fault = 'dies before' | 'dies after' | 'reply lost' | 'fatal error' | 'rate limited';

/** One commit or one call to Slack: the nth of its name. */
export interface Point {
  name: string;
  nth: number;
}

/** A point that was passed. `beside`: something else was under way when it began. */
export type Passed = Point & { beside: boolean };

export type Plan = Point & { fault: Fault };

const waitMs = 3_000;

/**
 * One process that can die at any commit and any call. What is dead does nothing more: its next step never comes to an
 * end, as with `kill -9`.
 */
export class Mortal {
  readonly death: Promise<void>;
  isDead = false;
  readonly #points: Passed[];
  readonly #plan: Plan | null;
  readonly #now: () => number;
  #underWay = 0;
  #die: () => void = () => undefined;

  /** `points`, all that were passed so far, goes on from one process to the next, so that a plan strikes once. */
  constructor(plan: Plan | null, points: Passed[], now: () => number) {
    this.#plan = plan;
    this.#points = points;
    this.#now = now;
    this.death = new Promise((resolve) => {
      this.#die = resolve;
    });
  }

  db(db: Db): Db {
    return {
      ...db,
      get commits() {
        return db.commits;
      },
      commit: (batch) =>
        this.#pass(
          labelOf(batch),
          () => db.commit(batch),
          () => undefined,
        ),
    };
  }

  slack(slack: Slack): Slack {
    const spoilt = (fault: Fault): SlackAnswer =>
      fault === 'rate limited'
        ? { kind: 'limited', retryAt: this.#now() + waitMs }
        : { kind: 'unknown', reason: fault };
    return {
      call: (method, args, options) => this.#pass(method, () => slack.call(method, args, options), spoilt),
      respond: (url, body) => this.#pass('response_url', () => slack.respond(url, body), spoilt),
      upload: (url, file) => this.#pass('upload', () => slack.upload(url, file), spoilt),
    };
  }

  /** Ends the process now. */
  end(): Promise<never> {
    this.isDead = true;
    this.#die();
    return never();
  }

  async #pass<R>(name: string, run: () => Promise<R>, answer: (fault: Fault) => R): Promise<R> {
    if (this.isDead) return never();
    const nth = this.#points.filter((point) => point.name === name).length + 1;
    this.#points.push({ name, nth, beside: this.#underWay > 0 });
    const fault = this.#plan?.name === name && this.#plan.nth === nth ? this.#plan.fault : null;
    if (fault === 'dies before') return this.end();
    if (fault === 'fatal error' || fault === 'rate limited') return answer(fault);
    this.#underWay += 1;
    const result = await run().finally(() => {
      this.#underWay -= 1;
    });
    if (fault === 'dies after') return this.end();
    // Another call of the same process may have ended it meanwhile.
    if (this.isDead) return never();
    return fault === 'reply lost' ? answer(fault) : result;
  }
}

const never = (): Promise<never> => new Promise(() => undefined);

/** The tables that a commit writes, in the order of its statements. */
function labelOf({ statements }: Batch): string {
  const tables = statements.map(({ sql }) => /(?:into|update|from) "?(\w+)"?/i.exec(sql)?.[1] ?? '?');
  return `commit of ${[...new Set(tables)].join(', ')}`;
}

export const isCommit = ({ name }: Point): boolean => name.startsWith('commit');
export const isOfInbox = ({ name }: Point): boolean => name === 'commit of inbox';
