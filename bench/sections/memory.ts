import { residentMemory } from '../resident-memory.ts';
import type { Figure, Section } from '../section.ts';
import { startSlack } from '../slack/slack-process.ts';
import { startMuster } from '../start-muster.ts';
import { startPeer } from '../start-peer.ts';

const idleMs = 10_000;
const restMs = 30_000;
const quietMs = 100;
const count = 200;
const limit = 150;

export const memory: Section = {
  name: 'memory',
  title: 'Resident memory of the server',
  peer: 'the plain Bolt app, idle',
  run: async (belongings) => {
    if (process.platform !== 'linux') return [onlyLinux('idle'), onlyLinux(`${count} open incidents`)];
    const slack = await startSlack(belongings, 0);
    const muster = await startMuster(belongings, slack.account);
    await slack.ask('connect', { address: muster.address, quietMs });
    await rest(idleMs);
    const idle = await residentMemory(muster.pid);
    await slack.ask('openIncidents', { count });
    // The peer rests in the same half minute.
    const peerSlack = await startSlack(belongings, 0);
    const peer = await startPeer(belongings, peerSlack.account);
    await peerSlack.ask('connect', { address: peer.address, quietMs });
    await rest(restMs);
    const peerIdle = (await residentMemory(peer.pid)) ?? 0;
    return [
      { name: `idle, ${idleMs / 1_000} s after ready`, unit: 'MB', value: idle, peer: peerIdle, limit },
      {
        name: `${count} open incidents, after ${restMs / 1_000} s of rest`,
        unit: 'MB',
        value: await residentMemory(muster.pid),
        limit,
      },
      { name: 'the highest on the way', unit: 'MB', value: await residentMemory(muster.pid, 'VmHWM') },
    ];
  },
};

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function onlyLinux(name: string): Figure {
  return { name, unit: 'MB', value: null, limit, note: 'measured on Linux only' };
}
