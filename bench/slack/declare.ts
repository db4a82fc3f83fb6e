import type { CallRecord, LocalSlack } from '../../src/simulator/local-slack.ts';
import { settle } from './settle.ts';
import { timeDelivery } from './time-delivery.ts';

/** Longer than a call takes here, and than the app needs between two of them. */
const quietMs = 900;

/** What one declaration took, from the command leaving Slack; calls end when their answer is returned. */
export interface Declaration {
  ackMs: number;
  /** To the first direct message that pages somebody. */
  pageMs: number;
  /** To the card being pinned, the playbook posted, the topic set and everybody invited. */
  completeMs: number;
  calls: { method: string; startMs: number; endMs: number }[];
}

/** Types `/incident new! …` in #general and waits until nothing more follows from it. */
export async function declare(slack: LocalSlack, { title }: { title: string }): Promise<Declaration> {
  const before = slack.calls().length;
  const { leftAt, ackMs } = await timeDelivery(slack, () =>
    slack.as('eli').command('/incident', `new! ${title}`, { channel: 'general' }),
  );
  await settle(slack, quietMs);
  const calls = slack.calls().slice(before);
  const bad = calls.find(({ answer }) => answer?.ok !== true);
  if (bad) throw new Error(`${bad.method}: ${String(bad.answer?.error ?? bad.fault)}`);
  const channel = channelOf(calls);
  return {
    ackMs,
    pageMs: Math.min(...ends(calls, leftAt, 'the page', (call) => isPage(slack, call))),
    completeMs: Math.max(...milestones(channel).flatMap(([what, is]) => ends(calls, leftAt, what, is))),
    calls: calls.map(({ method, at, durationMs }) => ({
      method,
      startMs: at - leftAt,
      endMs: at + durationMs - leftAt,
    })),
  };
}

type Wanted = (call: CallRecord) => boolean;

/** When the calls that are meant had been answered; throws when there is none. */
function ends(calls: readonly CallRecord[], leftAt: number, what: string, is: Wanted): number[] {
  const meant = calls.filter(is);
  if (meant.length === 0) throw new Error(`${what} never came`);
  return meant.map(({ at, durationMs }) => at + durationMs - leftAt);
}

function channelOf(calls: readonly CallRecord[]): string {
  const made = calls.find(({ method }) => method === 'conversations.create')?.answer?.channel;
  if (typeof made !== 'object' || made === null || !('id' in made)) throw new Error('no channel was made');
  return String(made.id);
}

function isPage(slack: LocalSlack, { method, args, answer }: CallRecord): boolean {
  const isDirect = slack.workspace.channels.get(String(answer?.channel))?.kind === 'im';
  return method === 'chat.postMessage' && isDirect && JSON.stringify(args).includes('Acknowledge');
}

/** What makes a channel complete; the first posts and topic count, later edits are upkeep. */
function milestones(channel: string): [what: string, is: Wanted][] {
  const inChannel = (wanted: string) => (call: CallRecord) => call.method === wanted && call.args.channel === channel;
  const isPlaybook: Wanted = (call) =>
    inChannel('chat.postMessage')(call) && JSON.stringify(call.args).includes('Playbook: ');
  return [
    ['the pin', inChannel('pins.add')],
    ['the playbook', isPlaybook],
    ['the topic', inChannel('conversations.setTopic')],
    ['the invitation', inChannel('conversations.invite')],
  ];
}
