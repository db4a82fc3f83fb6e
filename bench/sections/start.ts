import { median } from '../quantile.ts';
import type { Section } from '../section.ts';
import { startSlack } from '../slack/slack-process.ts';
import { startMuster } from '../start-muster.ts';
import { startPeer } from '../start-peer.ts';
import type { Program } from '../start-program.ts';

const latencyMs = 250;
const countedStarts = 5;
const limit = 3;

export const start: Section = {
  name: 'start',
  title: `From starting the process to ready, Slack ${latencyMs} ms a call, an empty database (median of ${countedStarts})`,
  peer: 'a plain Bolt app with HTTPReceiver and better-sqlite3',
  run: async (belongings) => {
    const slack = await startSlack(belongings, latencyMs);
    // A folder of its own instead of the installation's: what somebody else runs meanwhile would fill that one again.
    const nothingCompiled = { NODE_COMPILE_CACHE: belongings.folder() };
    const [empty = 0] = await seconds(1, () => startMuster(belongings, slack.account, nothingCompiled));
    const [, ...muster] = await seconds(1 + countedStarts, () => startMuster(belongings, slack.account));
    const [, ...peer] = await seconds(1 + countedStarts, () => startPeer(belongings, slack.account));
    await slack.stop();
    return [
      { name: 'nothing compiled beforehand', unit: 's', value: empty, limit },
      { name: 'every later start', unit: 's', value: median(muster), peer: median(peer), limit },
    ];
  },
};

async function seconds(count: number, run: () => Promise<Program>): Promise<number[]> {
  const taken: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const program = await run();
    taken.push(program.readyMs / 1_000);
    await program.stop();
  }
  return taken;
}
