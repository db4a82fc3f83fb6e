import type { LocalSlack } from '../../src/simulator/local-slack.ts';
import { settle } from './settle.ts';

const quietMs = 500;
const channelWithinMs = 10_000;

/** Declares incidents one after the other, each when the channel of the one before is complete, and leaves them open. */
export async function openIncidents(slack: LocalSlack, { count }: { count: number }): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    const { ack } = await slack
      .as('eli')
      .command('/incident', `new! Orders rejected ${number}`, { channel: 'general' });
    if (ack.error !== undefined) throw new Error(`command ${number} was not acknowledged: ${ack.error}`);
    const name = `inc-${number}-orders-rejected-${number}`;
    await slack.until(() => slack.channel(name) && slack.pins(name).length > 0, { timeoutMs: channelWithinMs });
  }
  await settle(slack, quietMs);
}
