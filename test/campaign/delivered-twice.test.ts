import { expect } from 'vitest';
import type { Delivery, LocalSlack } from '../../src/simulator/local-slack.ts';
import { each, runLife, undisturbed } from './campaign.ts';

interface Which {
  type: string;
  nth: number;
}

const all = undisturbed.deliveries.map(({ type }, index): [string, Which] => {
  const nth = undisturbed.deliveries.slice(0, index + 1).filter((other) => other.type === type).length;
  return [`${type} ${nth}`, { type, nth }];
});

function find(slack: LocalSlack, { type, nth }: Which): Delivery | undefined {
  return slack.deliveries().filter((delivery) => delivery.type === type)[nth - 1];
}

each('delivered twice at once', 'deliveries', all, async (which) => {
  const { seen, deliveries } = await runLife({
    prepare: ({ slack }) => slack.faults.deliveries.duplicate((delivery) => delivery === find(slack, which)),
  });
  expect(deliveries.filter(({ attempts }) => attempts.length === 2)).toHaveLength(1);
  expect(seen).toEqual(undisturbed.seen);
});

each('delivered again after a restart', 'deliveries', all, async (which) => {
  let again: Delivery | null = null;
  const { seen } = await runLife({
    after: async (life) => {
      const { slack } = life.world;
      const delivery = again === null ? find(slack, which) : undefined;
      if (delivery === undefined) return;
      again = delivery;
      await life.restart();
      await slack.deliverAgain(delivery);
      await life.world.settle();
    },
  });
  expect(again).toMatchObject({ attempts: [{ outcome: 'acked' }, { outcome: 'acked' }] });
  expect(seen).toEqual(undisturbed.seen);
});
