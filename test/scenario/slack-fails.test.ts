import { describe, expect, it } from 'vitest';
import { outcome } from '../world/outcome.ts';
import { minutes, World } from '../world/world.ts';

async function wholeJob(prepare: (world: World) => void): Promise<ReturnType<typeof outcome>> {
  const world = await World.open();
  try {
    prepare(world);
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    await world.pass(minutes(2));
    const page = world.lastDm('ana');
    await world.as('ana').click({ channel: page.channel, ts: page.ts }, 'Acknowledge');
    await world.settle();
    await world.pass(minutes(2));
    await world.as('cy').click(world.card(), 'Resolve');
    await world.settle();
    await world.as('cy').fill({ 'What fixed it?': 'Rolled back' });
    await world.as('cy').submit();
    await world.settle();
    await world.pass(minutes(2));
    await world.as('cy').click(world.card(), 'Close');
    await world.settle();
    await world.as('cy').submit();
    await world.settle();
    await world.pass(minutes(5));
    return outcome(world.slack);
  } finally {
    await world.close();
  }
}

const methods = [
  'conversations.create',
  'conversations.invite',
  'conversations.setTopic',
  'chat.postMessage',
  'chat.update',
  'pins.add',
  'bookmarks.add',
  'files.getUploadURLExternal',
  'files.completeUploadExternal',
];

const faults = {
  'asks to wait': (world: World, method: string) => world.slack.faults.rateLimit(method, 3, { times: 2 }),
  'answers 503': (world: World, method: string) => world.slack.faults.httpError(method, 503, { times: 2 }),
  'breaks the connection before': (world: World, method: string) => world.slack.faults.reset(method, { times: 2 }),
  'loses the reply after doing it': (world: World, method: string) =>
    world.slack.faults.loseReply(method, { times: 1 }),
  'says fatal_error': (world: World, method: string) => world.slack.faults.refuse(method, 'fatal_error', { times: 1 }),
};

describe('the whole job comes out the same when Slack', async () => {
  const undisturbed = await wholeJob(() => undefined);

  it('works', () => {
    expect(undisturbed.posts).toEqual([1, 1, 1, 1, 1]);
    expect(undisturbed.pages).toEqual([['Join channel,Join Zoom'], [], []]);
    expect(undisturbed).toMatchObject({
      channels: ['inc-1-orders-rejected'],
      pins: 1,
      announcements: 1,
      underAnnouncement: 2,
      files: ['INC-1-post-mortem.md'],
    });
  });

  for (const [fault, plant] of Object.entries(faults)) {
    for (const method of methods) {
      it(`${fault}: ${method}`, async () => {
        expect(await wholeJob((world) => plant(world, method))).toEqual(undisturbed);
      });
    }
  }
});
