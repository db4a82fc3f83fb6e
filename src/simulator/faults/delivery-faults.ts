import type { Timers } from '../clock.ts';
import type { Delivery } from '../store/records.ts';
import type { Times } from './call-faults.ts';

/** The type of a delivery (`message`, `reaction_added`, `/incident`, `block_actions`), or a test on it. */
export type DeliveryMatch = string | ((delivery: Delivery) => boolean);

type DeliveryFault =
  | { kind: 'drop' }
  | { kind: 'duplicate'; copies: number }
  | { kind: 'delay'; ms: number }
  | { kind: 'reorder'; count: number; held: (() => void)[] };

interface Planned {
  match: DeliveryMatch;
  fault: DeliveryFault;
  left: number;
}

/** What becomes of one delivery: whether it is sent, how often, and after what. */
export interface DeliveryPlan {
  drop: boolean;
  copies: number;
  ready: Promise<void>;
  /** To be called when the app had the delivery: lets the next one of a reversed row go. */
  finished(): void;
}

/** Faults between Slack and the app. Every method returns what takes it back. */
export class DeliveryFaults {
  readonly #timers: Timers;
  readonly #planned: Planned[] = [];

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  #add(match: DeliveryMatch, fault: DeliveryFault, times = Number.POSITIVE_INFINITY): () => void {
    const planned: Planned = { match, fault, left: times };
    this.#planned.push(planned);
    return () => {
      planned.left = 0;
    };
  }

  /** The delivery is lost for good: no try, no retry. */
  drop(match: DeliveryMatch, { times }: Times = {}): () => void {
    return this.#add(match, { kind: 'drop' }, times);
  }

  /** The same payload arrives `copies` times (2 when absent), with the same event id. */
  duplicate(match: DeliveryMatch, { times, copies = 2 }: Times & { copies?: number } = {}): () => void {
    return this.#add(match, { kind: 'duplicate', copies }, times);
  }

  /** The delivery waits so many milliseconds on the simulator's clock. */
  delay(match: DeliveryMatch, ms: number, { times }: Times = {}): () => void {
    return this.#add(match, { kind: 'delay', ms }, times);
  }

  /** Holds the next `count` deliveries and lets them go in reverse order. */
  reorder(match: DeliveryMatch, count: number): () => void {
    return this.#add(match, { kind: 'reorder', count, held: [] }, count);
  }

  /** Takes back every planned fault; held deliveries go. */
  clear(): void {
    for (const { fault } of this.#planned.splice(0)) {
      if (fault.kind === 'reorder') {
        for (const release of fault.held.splice(0)) release();
      }
    }
  }

  /** What is planned for a delivery; used up by one. */
  plan(delivery: Delivery): DeliveryPlan {
    const hit = this.#planned.find(
      ({ match, left }) => left > 0 && (typeof match === 'string' ? match === delivery.type : match(delivery)),
    );
    const usual: DeliveryPlan = { drop: false, copies: 1, ready: Promise.resolve(), finished: () => undefined };
    if (hit === undefined) {
      return usual;
    }
    hit.left -= 1;
    switch (hit.fault.kind) {
      case 'drop':
        return { ...usual, drop: true };
      case 'duplicate':
        return { ...usual, copies: hit.fault.copies };
      case 'delay':
        return { ...usual, ready: this.#timers.sleep(hit.fault.ms) };
      case 'reorder':
        return { ...usual, ...hold(hit.fault) };
    }
  }
}

/** Keeps a delivery back; the last of the row goes first, and each lets the one before it go. */
function hold(fault: { count: number; held: (() => void)[] }): Pick<DeliveryPlan, 'ready' | 'finished'> {
  const ready = new Promise<void>((resolve) => fault.held.push(resolve));
  const releaseLast = (): void => fault.held.pop()?.();
  if (fault.held.length === fault.count) {
    releaseLast();
  }
  return { ready, finished: releaseLast };
}
