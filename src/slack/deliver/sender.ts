import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import type { Clock, Log, Slack, SlackAnswer, SlackIdentity } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import { words } from '../../words/words.ts';
import type { RenderHome } from '../home-tab.ts';
import type { LoadView } from '../view-cache.ts';

/** What a sender is given. */
export interface SenderDeps {
  db: Db;
  slack: Slack;
  identity: SlackIdentity;
  loadView: LoadView;
  renderHome: RenderHome;
  clock: Clock;
  log: Log;
  /** A folder for files on their way. */
  dataFolder: string;
}

export type Sender = (row: OutboxRow, deps: SenderDeps) => Promise<Outcome>;

/** Everything is refused for these until an operator mends the installation: wait, do not give up. */
const installationErrors: ReadonlySet<string> = new Set([
  'not_authed',
  'invalid_auth',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'team_access_not_granted',
  'accesslimited',
]);

/** The outcome of a call that did not work. A caller that knows better about a refusal looks at it before. */
export function failureOf(answer: Exclude<SlackAnswer, { kind: 'ok' }>): Outcome {
  if (answer.kind === 'limited') return { kind: 'later', at: answer.retryAt, reason: words.slack.wait };
  if (answer.kind === 'unsent') return { kind: 'retry', reason: answer.reason, uncertain: false };
  if (answer.kind === 'unknown') return { kind: 'retry', reason: answer.reason, uncertain: true };
  if (installationErrors.has(answer.error)) return { kind: 'retry', reason: answer.error, uncertain: false };
  return { kind: 'failed', reason: answer.error };
}

export const done: Outcome = { kind: 'done' };

/** The channel is gone for us: what Slack answers when it is archived, deleted, or Muster was taken out of it. */
export function channelLoss(error: string): 'archived' | 'lost' | null {
  if (error === 'is_archived' || error === 'is_inactive') return 'archived';
  return error === 'channel_not_found' || error === 'not_in_channel' ? 'lost' : null;
}
