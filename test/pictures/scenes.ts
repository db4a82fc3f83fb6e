import type { DemoGround } from '../../src/demo/demo-ground.ts';

/** The same incident as in the demo's script; pictures are taken just after it was declared, and after it was closed. */
const title = 'Orders rejected on the options desk';
export const room = 'inc-1-orders-rejected-on-the-options-desk';

type People = ReturnType<DemoGround['desk']>['slack'];

const impact = 'Two of five options desks cannot quote. About 40 orders a minute are rejected.';
const cause = 'Release 4.2.2 was not tested with instruments whose tick size is zero.';
const fix = 'Rolled the gateway back to 4.2.1; 4.2.2 rejected orders with a zero tick size.';

/** Declares it, until card, page, playbook and announcement are there. */
export async function declare(slack: People): Promise<void> {
  const dee = slack.as('dee');
  await dee.command('/incident', `new sev1 order-gateway ${title}`, { channel: 'general' });
  await slack.until(() => dee.view()?.title === 'Declare incident');
  await dee.fill({ Impact: impact });
  await dee.submit();
  await slack.until(() => slack.messages(room).some(({ visible }) => visible.includes('Waiting for Cy Okafor')));
  await slack.until(() => slack.messages(room).some(({ visible }) => visible.includes('Playbook: Trading outage')));
  await slack.until(() => slack.messages('incidents').some(({ visible }) => visible.includes('Channel')));
  await slack.until(() =>
    slack
      .as('cy')
      .dms()
      .some(({ visible }) => visible.includes('Join channel')),
  );
}

/** From the acknowledgement to the post-mortem. */
export async function respond(ground: DemoGround): Promise<void> {
  const desk = ground.desk();
  const { slack } = desk;
  const later = (minutes: number) => desk.advance(minutes * 60_000);
  const seen = (words: string, channel = room) =>
    slack.until(() => slack.messages(channel).findLast(({ visible }) => visible.includes(words)));
  await later(2);
  const page = slack.as('cy').dms().at(-1);
  if (page === undefined) throw new Error('nobody was paged');
  await slack.as('cy').click(page, 'Acknowledge');
  await seen('acknowledged after');
  await slack.as('cy').say(room, 'Which build is on the gateway since this morning?');
  await later(1);
  const reply = await slack.as('dee').say(room, '4.2.2 went out at 08:40, gw-1 to gw-3');
  await slack.as('cy').react(room, reply.ts, 'pushpin');
  await slack.as('cy').command('/incident', 'update Rolling back the gateway to 4.2.1.', { channel: room });
  await seen('*Update*', 'incidents');
  await later(9);
  const card = await seen('*Commander*');
  await slack.as('cy').click(card, 'Resolve');
  await slack.until(() => slack.as('cy').view()?.title === 'Resolve incident');
  await slack.as('cy').fill({ 'What fixed it?': fix });
  await slack.as('cy').submit();
  await seen('*Resolved*');
  await slack.as('dee').click(card, 'Close');
  await slack.until(() => slack.as('dee').view()?.title === 'Close incident');
  await slack.as('dee').fill({
    'Why did it happen?': cause,
    'What is to be done now?': '@bo test releases with the whole instrument list',
  });
  await slack.as('dee').submit();
  await seen('Post-mortem · INC-1');
  await seen('Closed', 'incidents');
}
