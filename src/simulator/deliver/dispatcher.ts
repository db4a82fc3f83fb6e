import protocol from '../facts/protocol.json' with { type: 'json' };
import type { DeliveryFaults } from '../faults/delivery-faults.ts';
import type { Delivery, DeliveryAttempt, FailureReason } from '../store/records.ts';
import type { Workspace } from '../store/workspace.ts';
import type { Door, Outbound, Reply, Retry } from './door.ts';

const NO_DOOR: Reply = { ok: false, reason: 'connection_failed' };
const DROPPED: Reply = { ok: false, reason: 'http_timeout' };

/** Hands things to the app through the door that is open and keeps a record of every try. */
export class Dispatcher {
  readonly #ws: Workspace;
  readonly #doors: readonly Door[];
  readonly #faults: DeliveryFaults;
  readonly #isDown: () => boolean;
  #connected = false;

  /** `doors` in order of preference: while a socket is open nothing goes over HTTP. */
  constructor(ws: Workspace, doors: readonly Door[], faults: DeliveryFaults, isDown: () => boolean) {
    this.#ws = ws;
    this.#doors = doors;
    this.#faults = faults;
    this.#isDown = isDown;
  }

  /** False until the app was connected for the first time: an app that never was has no event subscriptions. */
  wasConnected(): boolean {
    this.#connected ||= this.#doors.some((door) => door.isOpen());
    return this.#connected;
  }

  #publish(delivery: Delivery): void {
    this.#ws.feed.publish({ kind: 'delivery', delivery });
  }

  #record(outbound: Outbound): Delivery {
    const delivery: Delivery = {
      id: this.#ws.ids.uuid(),
      kind: outbound.kind,
      type: outbound.type,
      payload: outbound.payload,
      attempts: [],
      outcome: 'pending',
      ...(outbound.eventId === undefined ? {} : { eventId: outbound.eventId }),
    };
    this.#ws.deliveries.push(delivery);
    return delivery;
  }

  async #attempt(delivery: Delivery, outbound: Outbound, retry?: Retry): Promise<Reply> {
    const door = this.#isDown() ? undefined : this.#doors.find((each) => each.isOpen());
    const attempt: DeliveryAttempt = {
      at: this.#ws.clock.now(),
      retryNum: retry?.num ?? 0,
      via: door?.via ?? 'none',
      outcome: 'pending',
      ...(retry === undefined ? {} : { retryReason: retry.reason }),
    };
    delivery.attempts.push(attempt);
    this.#publish(delivery);
    const reply = door === undefined ? NO_DOOR : await door.send(outbound, retry);
    attempt.outcome = reply.ok ? 'acked' : 'failed';
    if (reply.status !== undefined) attempt.status = reply.status;
    if (reply.body !== undefined) attempt.body = reply.body;
    if (!reply.ok) attempt.reason = reply.reason;
    return reply;
  }

  /** Sends once (commands and interactions are not repeated) and says what came back. */
  async deliver(outbound: Outbound): Promise<Reply> {
    const delivery = this.#record(outbound);
    const plan = this.#faults.plan(delivery);
    if (plan.drop) {
      delivery.outcome = 'dropped';
      this.#publish(delivery);
      return DROPPED;
    }
    await plan.ready;
    const tries = Array.from({ length: plan.copies }, () => this.#attempt(delivery, outbound));
    const [reply = NO_DOOR] = await Promise.all(tries);
    plan.finished();
    delivery.outcome = reply.ok ? 'acked' : 'failed';
    this.#publish(delivery);
    return reply;
  }

  /**
   * Sends an event and repeats it at once, after one minute and after five when it fails
   * (docs.slack.dev/apis/events-api).
   */
  async deliverEvent(outbound: Outbound): Promise<void> {
    const delivery = this.#record(outbound);
    const plan = this.#faults.plan(delivery);
    if (plan.drop) {
      delivery.outcome = 'dropped';
      this.#publish(delivery);
      return;
    }
    await plan.ready;
    const copies = Array.from({ length: plan.copies }, () => this.#withRetries(delivery, outbound, plan.finished));
    const acked = await Promise.all(copies);
    delivery.outcome = acked.every(Boolean) ? 'acked' : 'failed';
    this.#publish(delivery);
  }

  /** Hands over once more what was handed over before, as Slack does when it did not hear that it arrived. */
  again(delivery: Delivery): Promise<Reply> {
    return this.#attempt(delivery, delivery, { num: 1, reason: 'http_timeout' });
  }

  async #withRetries(delivery: Delivery, outbound: Outbound, tried: () => void): Promise<boolean> {
    let reply = await this.#attempt(delivery, outbound);
    tried();
    for (const [index, afterMs] of protocol.eventRetries.afterMs.entries()) {
      if (reply.ok || reply.noRetry === true) {
        break;
      }
      const reason: FailureReason = reply.reason;
      this.#publish(delivery);
      await this.#ws.timers.sleep(afterMs);
      reply = await this.#attempt(delivery, outbound, { num: index + 1, reason });
    }
    return reply.ok;
  }
}
