import type { Finding } from '../../domain/finding.ts';
import type { Roster } from '../../domain/roster.ts';
import type { Slack } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import { currentRoster } from '../../store/directory.ts';
import { knownChannel, troubledChannels } from '../../store/known-channels.ts';
import { words } from '../../words/words.ts';
import { findChannel } from '../find-channel.ts';

const askWithinMs = 3_000;
/** Who asks waits for it; a workspace of more than 2,000 channels is looked through when Muster joins. */
const pagesMax = 2;

/** Whether Muster can post in the channels that the roster names: the announce channel and those of the policies. */
export async function checkChannels(slack: Slack, db: Db): Promise<Finding[]> {
  const { roster } = await currentRoster(db);
  const { announce } = roster.slack;
  const none: Finding = {
    level: 'warning',
    what: 'announce',
    detail: words.doctor.noAnnounceChannel,
  };
  const named = channelsOfPolicies(roster).filter((name) => name !== announce);
  return [
    announce === null ? none : { what: 'announce', ...(await look(slack, db, announce)) },
    ...(await Promise.all(named.map(async (name) => ({ what: 'channel', ...(await look(slack, db, name)) })))),
  ];
}

/** What is remembered of channels that could not be joined, for when Slack is not asked. */
export async function recallChannels(db: Db): Promise<Finding[]> {
  return (await troubledChannels(db)).map(({ problem }) => ({
    level: 'warning',
    what: 'channel',
    detail: problem ?? '',
  }));
}

function channelsOfPolicies({ policies }: Roster): string[] {
  const targets = policies.flatMap(({ steps, final }) => [
    ...steps.flatMap(({ notify }) => notify),
    ...(final?.notify ?? []),
  ]);
  return [...new Set(targets.flatMap((target) => (target.kind === 'channel' ? [target.name.replace(/^#/, '')] : [])))];
}

async function look(slack: Slack, db: Db, name: string): Promise<Pick<Finding, 'level' | 'detail'>> {
  const known = await knownChannel(db, name);
  const id = known?.id ?? (/^[CG][A-Z0-9]{5,}$/.test(name) ? name : '');
  const seen = id === '' ? await seek(slack, name) : await lookAt(slack, id);
  if (seen === 'unsure') return { level: 'warning', detail: words.doctor.channelUnseen(`#${name}`) };
  if (seen === 'nowhere') return { level: 'error', detail: words.doctor.channelNotFound(`#${name}`) };
  if (seen === 'in') return { level: 'ok', detail: words.doctor.channelJoined(`#${name}`) };
  // What was tried and refused stays refused; what was never tried works for every public channel.
  if (known === undefined) return { level: 'ok', detail: words.doctor.channelToJoin(`#${name}`) };
  const why = known.problem ?? words.doctor.channelNotJoined(`#${name}`);
  return { level: 'error', detail: words.doctor.channelSilent(why) };
}

type Seen = 'in' | 'out' | 'nowhere' | 'unsure';

async function seek(slack: Slack, name: string): Promise<Seen> {
  const found = await findChannel(slack, name, { pagesMax, timeoutMs: askWithinMs });
  if ('answer' in found) return 'unsure';
  if (found.id === '') return 'nowhere';
  return found.isMember ? 'in' : 'out';
}

async function lookAt(slack: Slack, channel: string): Promise<Seen> {
  const answer = await slack.call('conversations.info', { channel }, { timeoutMs: askWithinMs });
  if (answer.kind !== 'ok')
    return answer.kind === 'refused' && answer.error === 'channel_not_found' ? 'nowhere' : 'unsure';
  return (answer.data.channel as { is_member?: boolean } | undefined)?.is_member === true ? 'in' : 'out';
}
