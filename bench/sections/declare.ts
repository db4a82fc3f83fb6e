import type { Belongings } from '../belongings.ts';
import { median, worst } from '../quantile.ts';
import type { Figure, Section, Unit } from '../section.ts';
import type { Declaration } from '../slack/declare.ts';
import { startSlack } from '../slack/slack-process.ts';
import { startMuster } from '../start-muster.ts';
import { startPeer } from '../start-peer.ts';

const latencyMs = 250;
const quietMs = 900;
const laterCount = 10;
const services = 'order-gateway risk-engine pricing vol-surface positions-db auth storage multicast-network'.split(' ');

interface Measure {
  name: string;
  unit: Unit;
  limit: number;
  of: (declaration: Declaration) => number;
}

const measures: Measure[] = [
  { name: 'until the page was sent', unit: 'round trips', limit: 1.6, of: ({ pageMs }) => pageMs / latencyMs },
  {
    name: 'until the channel is complete',
    unit: 'round trips',
    limit: 4,
    of: ({ completeMs }) => completeMs / latencyMs,
  },
  { name: 'calls of the Web API', unit: 'calls', limit: 14, of: ({ calls }) => calls.length },
];

export const declare: Section = {
  name: 'declare',
  title: `Declaring with /incident new! while Slack takes ${latencyMs} ms a call, ${laterCount} times after the first`,
  peer: 'a plain Bolt app that makes the same calls one after the other',
  run: async (belongings) => {
    const muster = await measure(belongings, 'muster');
    const peer = await measure(belongings, 'peer');
    return measures.flatMap((what) => figures(what, muster, peer));
  },
};

async function measure(belongings: Belongings, who: 'muster' | 'peer'): Promise<Declaration[]> {
  const slack = await startSlack(belongings, latencyMs);
  const app = await (who === 'muster' ? startMuster : startPeer)(belongings, slack.account);
  await slack.ask('connect', { address: app.address, quietMs });
  if (who === 'peer') await slack.ask('invite', { channel: 'incidents' });
  const declarations: Declaration[] = [];
  for (let i = 0; i <= laterCount; i += 1) {
    const title = `sev1 ${services[i % services.length]} Orders rejected ${i + 1}`;
    declarations.push(await slack.ask('declare', { title }));
  }
  await app.stop();
  await slack.stop();
  return declarations;
}

function figures({ name, unit, limit, of }: Measure, muster: Declaration[], peer: Declaration[]): Figure[] {
  const [[first = 0, ...later], [peerFirst = 0, ...peerLater]] = [muster.map(of), peer.map(of)];
  return [
    { name: `${name}, first`, unit, limit, value: first, peer: peerFirst },
    { name: `${name}, median`, unit, limit, value: median(later), peer: median(peerLater) },
    { name: `${name}, worst`, unit, limit, value: worst(later), peer: worst(peerLater) },
  ];
}
