import { channelName } from '../domain/channel-name.ts';
import { msToTs } from '../domain/message.ts';
import { numberFloorFact, type Recall, type ShownState } from '../domain/recall.ts';
import type { Slack, SlackIdentity } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { currentRoster } from '../store/directory.ts';
import { fact } from '../store/facts.ts';
import { nextNumber, type Unfinished, unfinishedIncidents } from '../store/incidents.ts';
import { knownChannel } from '../store/known-channels.ts';
import { knownSurfaces, surfaceOfKind } from '../store/surfaces.ts';
import { readState } from './shown-state.ts';

const askWithinMs = 2_000;
const pagesMax = 10;
const clockSkewMs = 300_000;
/** Clocks differ by so much where time is kept; what is older than the database was written by another one. */
const toleranceMs = 2_000;
/** The newest; more than this are rarely open at once. */
const cardsMax = 20;
const day = 24 * 60 * 60_000;

interface Asking {
  db: Db;
  slack: Slack;
  identity: SlackIdentity;
}

/**
 * Whether Slack shows work of Muster's that the database does not know: announcements of incidents that it does not
 * have, or of a later state. Then it was restored from a backup, and all that can be learnt from Slack is read.
 * `null` = no; `undefined` = Slack could not be asked. `since` = when the database was last written.
 */
export async function recall(asking: Asking, since: number): Promise<Recall | null | undefined> {
  const { db } = asking;
  // A new database in a workspace that has seen others is not an old one.
  if (since === 0) return null;
  const { announce } = (await currentRoster(db)).roster.slack;
  const place = announce === null ? undefined : await knownChannel(db, announce);
  const shown = place?.isMember ? await announced(asking, place.id, since) : null;
  if (shown === undefined) return undefined;
  const unknown = await unknownIn(db, shown ?? []);
  const ahead = await cardsAhead(asking);
  // Without a place where every incident is announced, only the channels tell.
  if (shown !== null && unknown.length + ahead.length === 0) return null;
  const highest = (await nextNumber(db)) - 1;
  const channels = await ownChannels(asking, since);
  if (channels === undefined) return undefined;
  const beyond = channels.map(({ number }) => number).filter((number) => number > highest);
  const numbers = new Set([...unknown, ...beyond]);
  if (numbers.size + ahead.length === 0) return null;
  const lost = [...numbers]
    .sort((a, b) => a - b)
    .map((number) => ({ number, channelId: channels.find((channel) => channel.number === number)?.id ?? null }));
  return { since, lost, highest: Math.max(highest, ...numbers), ahead };
}

/** States of the announcements since the database was last written; `null` when they cannot be read there. */
async function announced(asking: Asking, channel: string, since: number): Promise<ShownState[] | null | undefined> {
  const oldest = msToTs(Math.max(0, since - toleranceMs));
  const states: ShownState[] = [];
  let cursor = '';
  for (let page = 0; page < pagesMax; page += 1) {
    const args = { channel, limit: 200, include_all_metadata: true, oldest };
    const answer = await ask(asking.slack, 'conversations.history', { ...args, ...(cursor === '' ? {} : { cursor }) });
    if (answer === null) return page === 0 ? null : states;
    if (answer === undefined) return undefined;
    states.push(...statesIn(answer, asking.identity));
    cursor = nextCursor(answer);
    if (cursor === '') break;
  }
  return states;
}

/** Numbers of incidents that were announced and of which the database knows nothing, but for those that were told of before. */
async function unknownIn(db: Db, states: readonly ShownState[]): Promise<number[]> {
  const known = await knownSurfaces(
    db,
    states.map(({ surface }) => surface),
  );
  const floor = Number((await fact(db, numberFloorFact)) ?? 0);
  return states.filter(({ surface, number }) => !known.has(surface) && number > floor).map(({ number }) => number);
}

interface SlackChannel {
  id: string;
  name: string;
  creator?: string;
  /** In seconds. */
  created?: number;
}

interface OwnChannel {
  id: string;
  number: number;
}

/** Channels of incidents that Muster made since the database was last written, by the number in their name. */
async function ownChannels({ db, slack, identity }: Asking, since: number): Promise<OwnChannel[] | undefined> {
  const head = channelName((await currentRoster(db)).roster.slack.prefix, 0, '').slice(0, -1);
  const found: OwnChannel[] = [];
  let cursor = '';
  for (let page = 0; page < pagesMax; page += 1) {
    const answer = await ask(slack, 'users.conversations', {
      types: 'public_channel,private_channel',
      limit: 999,
      ...(cursor === '' ? {} : { cursor }),
    });
    if (answer == null) return undefined;
    for (const { id, name, creator, created = 0 } of (answer.channels ?? []) as SlackChannel[]) {
      const number = name.startsWith(head) ? /^\d+/.exec(name.slice(head.length)) : null;
      const isSince = created * 1000 >= since - toleranceMs;
      if (number !== null && isSince && creator === identity.botUserId) found.push({ id, number: Number(number[0]) });
    }
    cursor = nextCursor(answer);
    if (cursor === '') break;
  }
  return found;
}

/** Unfinished incidents whose card shows a later state than the database has. */
async function cardsAhead(asking: Asking): Promise<Recall['ahead']> {
  const unfinished = (await unfinishedIncidents(asking.db)).slice(0, cardsMax);
  const found = await Promise.all(unfinished.map((incident) => cardAhead(incident, asking)));
  return found.filter((one) => one !== null);
}

async function cardAhead(incident: Unfinished, asking: Asking): Promise<Recall['ahead'][number] | null> {
  const { id, channelId, version, declaredAt } = incident;
  const card = await surfaceOfKind(asking.db, id, 'card');
  if (card === undefined) return null;
  // A card of which the backup does not know where it is stands among the first messages.
  const where =
    card.slackRef === null
      ? { oldest: msToTs(declaredAt - clockSkewMs), latest: msToTs(declaredAt + day), limit: 200 }
      : { oldest: card.slackRef, latest: card.slackRef, limit: 1 };
  const args = { channel: channelId, inclusive: true, include_all_metadata: true, ...where };
  const answer = await ask(asking.slack, 'conversations.history', args);
  if (answer == null) return null;
  const shown = statesIn(answer, asking.identity).find(({ surface }) => surface === card.id);
  return shown !== undefined && shown.version > version ? { incidentId: id, shown } : null;
}

function statesIn({ messages }: Record<string, unknown>, { botId }: SlackIdentity): ShownState[] {
  const own = ((messages ?? []) as { bot_id?: string }[]).filter((message) => message.bot_id === botId);
  return own.map(readState).filter((state) => state !== null);
}

/** The answer's data; `null` = Slack refuses, now and later; `undefined` = it could not be asked. */
async function ask(
  slack: Slack,
  method: string,
  args: Record<string, unknown>,
): Promise<Record<string, unknown> | null | undefined> {
  const answer = await slack.call(method, args, { timeoutMs: askWithinMs });
  if (answer.kind === 'ok') return answer.data;
  return answer.kind === 'refused' ? null : undefined;
}

function nextCursor(data: Record<string, unknown>): string {
  return (data.response_metadata as { next_cursor?: string } | undefined)?.next_cursor ?? '';
}
