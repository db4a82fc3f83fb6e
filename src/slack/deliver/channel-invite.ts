import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import { incidentById } from '../../store/incidents.ts';
import { channelLoss, done, failureOf, type SenderDeps } from './sender.ts';

/** As many as Slack takes in one call. Source: docs.slack.dev/reference/methods/conversations.invite. */
const usersMax = 100;

/** Slack's answer to an invitation of several: who could not be added, and why. */
interface InviteError {
  user?: string;
  error?: string;
}

/** Being there already is what was wanted; Muster itself is always there. */
const fine: ReadonlySet<string> = new Set(['already_in_channel', 'cant_invite_self']);

/** Adds people to the channel; one who cannot be added does not keep the others out, and is named. */
export async function inviteToChannel(row: OutboxRow, deps: SenderDeps): Promise<Outcome> {
  const incident = row.incidentId === null ? undefined : await incidentById(deps.db, row.incidentId);
  const channel = incident?.channelId ?? null;
  const users = (row.payload.users as string[]).filter((user) => user !== deps.identity.botUserId);
  if (channel === null || users.length === 0) return done;
  const notInvited: { user: string; error: string }[] = [];
  for (let start = 0; start < users.length; start += usersMax) {
    const chunk = users.slice(start, start + usersMax);
    const answer = await deps.slack.call('conversations.invite', { channel, users: chunk.join(','), force: true });
    if (answer.kind === 'ok') {
      notInvited.push(...failed(answer.data.errors, chunk));
      continue;
    }
    if (answer.kind !== 'refused') return failureOf(answer);
    const lost = channelLoss(answer.error);
    if (lost !== null) return { ...failureOf(answer), result: { channelLost: lost } };
    const named = failed(answer.data.errors, chunk);
    if (named.length > 0) notInvited.push(...named);
    else if (!fine.has(answer.error)) notInvited.push(...chunk.map((user) => ({ user, error: answer.error })));
  }
  return { kind: 'done', result: { notInvited } };
}

function failed(errors: unknown, chunk: readonly string[]): { user: string; error: string }[] {
  if (!Array.isArray(errors)) return [];
  return (errors as InviteError[]).flatMap(({ user, error }) => {
    const who = user ?? (chunk.length === 1 ? chunk[0] : undefined);
    return who === undefined || error === undefined || fine.has(error) ? [] : [{ user: who, error }];
  });
}
