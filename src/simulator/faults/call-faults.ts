import type { JsonObject } from '../json.ts';

/** A method name, or a test on the method and its arguments. */
export type CallMatch = string | ((method: string, args: JsonObject) => boolean);

/** What goes wrong with a call. `reset`: before the work; `lose-reply`: after it; `hang`: never answered. */
export type CallFault =
  | { kind: 'rate-limit'; retryAfterS: number }
  | { kind: 'http-error'; status: number }
  | { kind: 'error'; error: string }
  | { kind: 'slow'; ms: number }
  | { kind: 'reset' }
  | { kind: 'lose-reply' }
  | { kind: 'hang' };

/** Runs before the work of each call and again after it, before the answer leaves; it may be waited for. */
export type CallHook = (method: string, args: JsonObject, phase: 'before' | 'after') => void | Promise<void>;

interface Planned {
  match: CallMatch;
  fault: CallFault;
  left: number;
}

export interface Times {
  /** How many calls are hit; all until cleared when absent. */
  times?: number;
}

/** Faults of the Web API, planned by tests and by the demo. Every method returns what takes it back. */
export class CallFaults {
  readonly #planned: Planned[] = [];
  readonly #hooks = new Set<CallHook>();
  #down = false;

  /** Plans a fault for the next calls that match. */
  add(match: CallMatch, fault: CallFault, { times = Number.POSITIVE_INFINITY }: Times = {}): () => void {
    const planned: Planned = { match, fault, left: times };
    this.#planned.push(planned);
    return () => {
      planned.left = 0;
    };
  }

  /** HTTP 429 with a Retry-After in whole seconds. */
  rateLimit(match: CallMatch, retryAfterS: number, times?: Times): () => void {
    return this.add(match, { kind: 'rate-limit', retryAfterS }, times);
  }

  /** An HTTP error such as 500 or 503, without doing the work. */
  httpError(match: CallMatch, status: number, times?: Times): () => void {
    return this.add(match, { kind: 'http-error', status }, times);
  }

  /** `ok: false` with an error of Slack's. */
  refuse(match: CallMatch, error: string, times?: Times): () => void {
    return this.add(match, { kind: 'error', error }, times);
  }

  /** Answers later by so many milliseconds on the simulator's clock. */
  slow(match: CallMatch, ms: number, times?: Times): () => void {
    return this.add(match, { kind: 'slow', ms }, times);
  }

  /** Breaks the connection before the work is done. */
  reset(match: CallMatch, times?: Times): () => void {
    return this.add(match, { kind: 'reset' }, times);
  }

  /** Does the work and then breaks the connection: the caller cannot know. */
  loseReply(match: CallMatch, times?: Times): () => void {
    return this.add(match, { kind: 'lose-reply' }, times);
  }

  /** Takes the call and never answers. */
  hang(match: CallMatch, times?: Times): () => void {
    return this.add(match, { kind: 'hang' }, times);
  }

  /** Slack cannot be reached: every request is broken off and nothing is delivered, until `up`. */
  down(): void {
    this.#down = true;
  }

  up(): void {
    this.#down = false;
  }

  get isDown(): boolean {
    return this.#down;
  }

  /** Calls `hook` before and after the work of every call; tests stop a process at an exact point with it. */
  onCall(hook: CallHook): () => void {
    this.#hooks.add(hook);
    return () => this.#hooks.delete(hook);
  }

  /** Takes back every planned fault and hook; Slack is up again. */
  clear(): void {
    this.#planned.length = 0;
    this.#hooks.clear();
    this.#down = false;
  }

  /** The first planned fault that hits this call, used up by one. */
  take(method: string, args: JsonObject): CallFault | undefined {
    const hit = this.#planned.find(
      ({ match, left }) => left > 0 && (typeof match === 'string' ? match === method : match(method, args)),
    );
    if (hit !== undefined) {
      hit.left -= 1;
    }
    return hit?.fault;
  }

  /** Runs the hooks one after the other. */
  async hook(method: string, args: JsonObject, phase: 'before' | 'after'): Promise<void> {
    for (const hook of [...this.#hooks]) {
      await hook(method, args, phase);
    }
  }
}
