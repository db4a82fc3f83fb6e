import type { Delivery, LocalSlack } from '../../src/simulator/local-slack.ts';

/** How one command or click went, as Slack sees it. */
export interface TimedDelivery {
  /** When the request left Slack, in milliseconds since 1970. */
  leftAt: number;
  /** From the request leaving Slack to the answer having come, in milliseconds. */
  ackMs: number;
}

/**
 * Has a person do one thing and takes the time of the request that it makes of the app. Nobody else may act meanwhile;
 * events may go out. Throws when the app did not acknowledge.
 */
export async function timeDelivery(slack: LocalSlack, act: () => Promise<unknown>): Promise<TimedDelivery> {
  let delivery: Delivery | undefined;
  let leftAt = 0;
  let left = 0;
  let answered = 0;
  const unsubscribe = slack.subscribe((entry) => {
    if (entry.kind !== 'delivery' || entry.delivery.kind === 'event') return;
    delivery ??= entry.delivery;
    if (entry.delivery !== delivery) return;
    if (delivery.outcome === 'pending') {
      leftAt = entry.at;
      left = performance.now();
    } else {
      answered = performance.now();
    }
  });
  try {
    await act();
  } finally {
    unsubscribe();
  }
  if (delivery?.outcome !== 'acked') {
    const last = delivery?.attempts.at(-1);
    throw new Error(`${delivery?.type ?? 'nothing'} was not acknowledged: ${last?.reason ?? 'no answer'}`);
  }
  return { leftAt, ackMs: answered - left };
}
