import type { KnownChannel } from '../../domain/records.ts';
import type { SlackAnswer } from '../../ports.ts';
import { knownChannel } from '../../store/known-channels.ts';
import { words } from '../../words/words.ts';
import { findChannel } from '../find-channel.ts';
import type { SenderDeps } from './sender.ts';

const pagesMax = 50;

export type NamedChannel =
  | { id: string; learnt?: KnownChannel }
  | { problem: string; learnt: KnownChannel }
  | { answer: Exclude<SlackAnswer, { kind: 'ok' }> };

/**
 * The id of a channel that the roster names, joined if it is public and Muster is not in it yet. Found once, it is
 * remembered: listing channels is slow and rate-limited.
 */
export async function namedChannel(name: string, deps: SenderDeps, afresh = false): Promise<NamedChannel> {
  const plain = name.replace(/^#/, '');
  const known = await knownChannel(deps.db, plain);
  if (known?.isMember && !afresh) return { id: known.id };
  const found = /^[CG][A-Z0-9]{5,}$/.test(plain)
    ? { id: plain, isMember: false }
    : await findChannel(deps.slack, plain, { pagesMax });
  if ('answer' in found) return found;
  const checkedAt = deps.clock.now();
  if (found.id === '') {
    const problem = words.slack.channelUnseen(`#${plain}`);
    return { problem, learnt: { name: plain, id: '', isMember: false, problem, checkedAt } };
  }
  if (found.isMember)
    return { id: found.id, learnt: { name: plain, id: found.id, isMember: true, problem: null, checkedAt } };
  const joined = await deps.slack.call('conversations.join', { channel: found.id });
  if (joined.kind === 'ok')
    return { id: found.id, learnt: { name: plain, id: found.id, isMember: true, problem: null, checkedAt } };
  if (joined.kind !== 'refused') return { answer: joined };
  const problem = words.slack.cannotJoin(`#${plain}`, joined.error);
  return { problem, learnt: { name: plain, id: found.id, isMember: false, problem, checkedAt } };
}
