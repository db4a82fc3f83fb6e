import type { LocalSlack, SeenMessage } from '../../src/simulator/local-slack.ts';
import { settle } from './settle.ts';
import { timeDelivery } from './time-delivery.ts';

const incidentsCount = 20;
const everyMs = 100;
const quietMs = 900;
const declarer = 'eli';

/** Milliseconds from each request leaving Slack to its answer, in the order they were made. */
export interface Acknowledgements {
  commands: number[];
  clicks: number[];
}

/**
 * Sixty commands and sixty clicks, one every 100 ms whatever else is under way: twenty incidents are declared, with
 * other commands between, and then acknowledged, updated and resolved with their buttons.
 */
export async function acknowledge(slack: LocalSlack): Promise<Acknowledgements> {
  const type = (text: string) => () => slack.as(declarer).command('/incident', text, { channel: 'general' });
  const typed = Array.from({ length: incidentsCount }, (_, i) => [
    type(`new! Orders rejected on gateway ${i + 1}`),
    type('oncall'),
    type('list'),
  ]);
  const commands = await allInTurn(slack, typed.flat());
  await settle(slack, quietMs);
  const clicked = Array.from({ length: incidentsCount }, (_, i) => {
    const title = `Orders rejected on gateway ${i + 1}`;
    const card = findCard(slack, title);
    const [page, paged] = findPage(slack, title);
    return [
      () => slack.as(paged).click(page, 'Acknowledge'),
      () => slack.as(declarer).click(card, 'Update'),
      () => slack.as(declarer).click(card, 'Resolve'),
    ];
  });
  const clicks = await allInTurn(slack, clicked.flat());
  await settle(slack, quietMs);
  return { commands, clicks };
}

async function allInTurn(slack: LocalSlack, acts: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times: number[] = [];
  for (const act of acts) {
    const next = new Promise((resolve) => setTimeout(resolve, everyMs));
    times.push((await timeDelivery(slack, act)).ackMs);
    await next;
  }
  return times;
}

/** The message with the buttons in the channel of an incident. */
function findCard(slack: LocalSlack, title: string): SeenMessage {
  const name = slug(title);
  const channel = slack.channels().find((each) => each.name.endsWith(`-${name}`));
  const card = slack.messages(channel?.id ?? '').find(({ buttons }) => buttons.includes('Resolve'));
  if (!card) throw new Error(`${title} has no card`);
  return card;
}

/** The page of an incident, and who got it. */
function findPage(slack: LocalSlack, title: string): [page: SeenMessage, paged: string] {
  const people = [...slack.workspace.users.values()].filter(({ isBot }) => !isBot);
  for (const { id } of people) {
    const isPage = ({ visible, buttons }: SeenMessage) =>
      visible.split(/[*\n]/).some((line) => line.endsWith(title)) && buttons.includes('Acknowledge');
    const page = slack.as(id).dms().find(isPage);
    if (page) return [page, id];
  }
  throw new Error(`nobody was paged for ${title}`);
}

const slug = (title: string): string => title.toLowerCase().replaceAll(' ', '-');
