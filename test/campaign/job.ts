import type { SeenMessage } from '../../src/simulator/local-slack.ts';
import { minutes } from '../world/world.ts';
import type { Life } from './life.ts';

const channel = 'inc-1-orders-rejected';

/**
 * The whole job: declared, talked about, not answered, gone on to the next, acknowledged, updated, escalated, resolved
 * and closed. People do the same whatever happens to Muster; what fails they try again.
 */
export async function runJob(life: Life): Promise<void> {
  const { world } = life;
  const { slack } = world;
  const messages = () => (slack.channel(channel) === undefined ? [] : slack.messages(channel));
  const says = (text: string) => () => messages().some(({ visible }) => visible.includes(text));
  const card = () => messages().find(({ visible }) => visible.includes('*Call*'));

  await life.act(
    () => card() !== undefined && slack.channel(channel)?.members.includes(slack.as('ana').id) === true,
    () => slack.as('cy').command('/incident', 'new! sev1 gateway Orders rejected', { channel: 'general' }),
  );
  await life.act(says('rolling back gw-1'), () => slack.as('ana').say(channel, 'rolling back gw-1'));
  const said = found(messages().find(({ visible }) => visible.includes('rolling back gw-1')));
  await life.act(
    () => true,
    () => slack.as('cy').react(said.channel, said.ts, 'pushpin'),
  );
  await life.pass(minutes(6));
  await life.act(
    () =>
      slack
        .as('bo')
        .dms()
        .every(({ buttons }) => !buttons.includes('Acknowledge')),
    () => press(slack.as('bo').dms().at(-1), 'bo', 'Acknowledge'),
  );
  await life.pass(minutes(2));
  await life.act(says('Quoting is back'), () =>
    slack.as('cy').command('/incident', 'update Quoting is back', { channel }),
  );
  await life.act(
    () => card()?.visible.includes('Resolved') === true,
    () => submit('cy', card(), 'Resolve', { 'What fixed it?': 'Rolled back' }),
  );
  await life.pass(minutes(2));
  await life.act(
    () => card()?.visible.includes('Closed') === true,
    () => submit('cy', card(), 'Close', {}),
  );
  // As long as Slack goes on trying to deliver what it could not.
  await life.pass(minutes(8));

  async function press(message: SeenMessage | undefined, who: string, button: string): Promise<void> {
    const { channel: place, ts } = found(message);
    await slack.as(who).click({ channel: place, ts }, button);
  }

  async function submit(who: string, at: SeenMessage | undefined, button: string, fields: Record<string, string>) {
    // A form that got no answer stays open, though what it said was heard.
    if (slack.as(who).view()?.title.startsWith(button) === false) await slack.as(who).closeView();
    if (slack.as(who).view() === undefined) {
      await press(at, who, button);
      await world.settle();
    }
    if (slack.as(who).view() === undefined) return;
    await slack.as(who).fill(fields);
    await slack.as(who).submit();
  }
}

function found(message: SeenMessage | undefined): SeenMessage {
  if (message === undefined) throw new Error('the message is not there');
  return message;
}
