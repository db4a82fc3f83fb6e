import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createLocalSlack, type LocalSlack, readManifest } from '../../src/simulator/local-slack.ts';
import { outcome } from '../world/outcome.ts';
import { Server } from '../world/server.ts';
import { smallRoster } from '../world/world.ts';

const manifest = readManifest(parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8')));
const users = [
  { id: 'U01ANA', name: 'ana', realName: 'Ana Ruiz' },
  { id: 'U02BO', name: 'bo', realName: 'Bo Lindqvist' },
  { id: 'U03CY', name: 'cy', realName: 'Cy Okafor' },
];
const members = users.map(({ id }) => id);
const waitMs = 15_000;

async function openSlack(): Promise<LocalSlack> {
  const channels = ['general', 'incidents', 'sre'].map((name) => ({ name, members }));
  return createLocalSlack({ ...manifest, users, channels, rateLimits: 'off' });
}

/** Kills the server at the moment of one call, and starts it again on the same file. */
function killAt(server: Server, slack: LocalSlack, method: string, phase: 'before' | 'after'): Promise<void> {
  return new Promise((resolve, reject) => {
    let isArmed = true;
    const undo = slack.faults.onCall(async (called, _args, when) => {
      if (!isArmed || called !== method || when !== phase) return;
      isArmed = false;
      undo();
      await server.end('SIGKILL');
      server.start().then(resolve, reject);
    });
  });
}

const card = (slack: LocalSlack) =>
  slack.messages('inc-1-orders-rejected').find(({ visible }) => visible.includes('*Call*'));
const page = (slack: LocalSlack) => slack.as('ana').dms().at(-1);

/** The steps of the job; each waits until what it does is seen everywhere. */
const steps: Record<string, (slack: LocalSlack) => Promise<void>> = {
  declare: async (slack) => {
    await slack.as('cy').command('/incident', 'new! sev1 gateway Orders rejected', { channel: 'general' });
    await slack.until(() => declared(slack), { timeoutMs: waitMs });
  },
  acknowledge: async (slack) => {
    const shown = page(slack);
    if (!shown) throw new Error('no page');
    await slack.as('ana').click(shown, 'Acknowledge');
    await slack.until(() => acknowledged(slack), { timeoutMs: waitMs });
  },
  resolve: async (slack) => {
    const shown = card(slack);
    if (!shown) throw new Error('no card');
    await slack.as('cy').click(shown, 'Resolve');
    await slack.until(() => slack.as('cy').view());
    await slack.as('cy').fill({ 'What fixed it?': 'Rolled back' });
    await slack.as('cy').submit();
    await slack.until(() => resolved(slack), { timeoutMs: waitMs });
  },
  close: async (slack) => {
    const shown = card(slack);
    if (!shown) throw new Error('no card');
    await slack.as('cy').click(shown, 'Close');
    await slack.until(() => slack.as('cy').view());
    await slack.as('cy').submit();
    await slack.until(() => closed(slack), { timeoutMs: waitMs });
  },
};

function declared(slack: LocalSlack): boolean {
  const now = outcome(slack);
  return (
    now.pins === 1 &&
    now.topic !== '' &&
    now.bookmarks.length === 1 &&
    now.members === 3 &&
    now.posts[1] === 1 &&
    now.receipts.some((text) => text.includes('no answer yet')) &&
    now.announcement?.includes('channel') === true &&
    now.pages[0]?.at(-1)?.includes('Join channel') === true
  );
}

function acknowledged(slack: LocalSlack): boolean {
  const now = outcome(slack);
  return (
    now.posts[2] === 1 &&
    now.card?.includes('Acknowledged by') === true &&
    now.announcement?.includes('Acknowledged') === true &&
    now.receipts.every((text) => text.includes('acknowledged')) &&
    now.pages[0]?.every((buttons) => !buttons.includes('Acknowledge')) === true
  );
}

function resolved(slack: LocalSlack): boolean {
  const now = outcome(slack);
  return (
    now.posts[3] === 1 &&
    now.card?.includes('Resolved') === true &&
    now.topic?.includes('Resolved') === true &&
    now.announcement?.includes('Rolled back') === true
  );
}

function closed(slack: LocalSlack): boolean {
  const now = outcome(slack);
  return (
    now.posts[4] === 1 &&
    now.files.length === 1 &&
    now.underAnnouncement === 2 &&
    now.topic?.includes('Closed') === true &&
    now.announcement?.includes('Closed') === true &&
    now.card?.includes('Closed') === true
  );
}

async function wholeJob(prepare: (step: string, server: Server, slack: LocalSlack) => Promise<void> | undefined) {
  const slack = await openSlack();
  const server = await Server.make(slack, smallRoster);
  try {
    await server.start();
    for (const [name, run] of Object.entries(steps)) {
      const restarted = prepare(name, server, slack);
      await run(slack);
      await restarted;
    }
    return outcome(slack);
  } finally {
    await server.close();
    await slack.stop();
  }
}

describe('kill -9', { timeout: 90_000 }, () => {
  let undisturbed: Awaited<ReturnType<typeof wholeJob>>;
  beforeAll(async () => {
    undisturbed = await wholeJob(() => undefined);
  }, 90_000);

  /** Every other moment, and every other call, is tried in test/campaign, where Muster dies within the test's process. */
  const points: [step: string, method: string, phase: 'before' | 'after'][] = [
    ['declare', 'conversations.create', 'after'],
    ['acknowledge', 'chat.update', 'before'],
    ['close', 'files.completeUploadExternal', 'after'],
  ];
  for (const [step, method, phase] of points) {
    it(`during ${step}, ${phase} ${method}: after a restart everything is there, once`, async () => {
      const seen = await wholeJob((name, server, slack) =>
        name === step ? killAt(server, slack, method, phase) : undefined,
      );
      expect(seen).toEqual(undisturbed);
    });
  }
});

describe('SIGTERM', { timeout: 60_000 }, () => {
  it('with work in flight: it is finished, and the exit code is 0', async () => {
    const slack = await openSlack();
    const server = await Server.make(slack, smallRoster);
    await server.start();
    slack.faults.slow('conversations.create', 700);
    await slack.as('cy').command('/incident', 'new! sev1 gateway Orders rejected', { channel: 'general' });
    await slack.until(() => page(slack));
    expect(await server.end('SIGTERM')).toBe(0);
    expect(slack.channel('inc-1-orders-rejected')).toBeDefined();
    await server.start();
    await slack.until(() => declared(slack), { timeoutMs: waitMs });
    expect(slack.channels().filter(({ name }) => name.startsWith('inc-'))).toHaveLength(1);
    await server.close();
    await slack.stop();
  });
});
