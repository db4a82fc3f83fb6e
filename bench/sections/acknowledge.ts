import type { Belongings } from '../belongings.ts';
import { quantile, worst } from '../quantile.ts';
import type { Figure, Section } from '../section.ts';
import type { Acknowledgements } from '../slack/acknowledge.ts';
import { type SlackAccount, startSlack } from '../slack/slack-process.ts';
import { startMuster } from '../start-muster.ts';
import { startPeer } from '../start-peer.ts';
import type { Program } from '../start-program.ts';

const latencyMs = 250;
const quietMs = 900;
const limitMs = 500;

export const acknowledge: Section = {
  name: 'acknowledge',
  title: `Acknowledging while Slack takes ${latencyMs} ms a call: 60 commands and 60 clicks, one every 100 ms`,
  peer: 'a plain Bolt app that acknowledges first',
  run: async (belongings) => {
    const muster = await measure(belongings, startMuster);
    const peer = await measure(belongings, startPeer);
    return [
      ...figures('first command after the start', muster.commands.slice(0, 1), peer.commands.slice(0, 1)),
      ...figures('commands', muster.commands.slice(1), peer.commands.slice(1)),
      ...figures('clicks', muster.clicks, peer.clicks),
    ];
  },
};

async function measure(
  belongings: Belongings,
  start: (belongings: Belongings, account: SlackAccount) => Promise<Program>,
): Promise<Acknowledgements> {
  const slack = await startSlack(belongings, latencyMs);
  const app = await start(belongings, slack.account);
  await slack.ask('connect', { address: app.address, quietMs });
  const isPeer = start === startPeer;
  if (isPeer) await slack.ask('invite', { channel: 'incidents' });
  const times = await slack.ask('acknowledge', undefined);
  await app.stop();
  await slack.stop();
  return times;
}

function figures(name: string, muster: readonly number[], peer: readonly number[]): Figure[] {
  const unit = 'ms' as const;
  if (muster.length === 1) return [{ name, unit, value: worst(muster), peer: worst(peer), limit: limitMs }];
  const of = (what: string, q: number) => ({
    name: `${name}, ${what}`,
    unit,
    value: quantile(muster, q),
    peer: quantile(peer, q),
    limit: limitMs,
  });
  return [of('median', 0.5), of('p99', 0.99), of('worst', 1)];
}
