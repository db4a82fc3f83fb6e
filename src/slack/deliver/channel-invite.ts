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

type Failure = { user: string; error: string };

/** Adds people to the channel; one who cannot be added does not keep the others out, and is named. */
export async function inviteToChannel(row: OutboxRow, deps: SenderDeps): Promise<Outcome> {
  const incident = row.incidentId === null ? undefined : await incidentById(deps.db, row.incidentId);
  const channel = incident?.channelId ?? null;
  if (channel === null) return done;
  const { by, groups } = row.payload as { by?: string; groups?: string[] };
  const members = await membersOf(groups ?? [], deps);
  if ('outcome' in members) return members.outcome;
  const named = [...(row.payload.users as string[]), ...members.users];
  const users = [...new Set(named)].filter((user) => user !== deps.identity.botUserId);
  const unknown = members.error === null || by === undefined ? {} : { groupUnknown: { by, error: members.error } };
  if (users.length === 0) return { kind: 'done', result: unknown };
  const failures: Failure[] = [];
  for (let start = 0; start < users.length; start += usersMax) {
    const chunk = users.slice(start, start + usersMax);
    const answer = await deps.slack.call('conversations.invite', { channel, users: chunk.join(','), force: true });
    if (answer.kind === 'ok') {
      failures.push(...failed(answer.data.errors, chunk));
      continue;
    }
    if (answer.kind !== 'refused') return failureOf(answer);
    const lost = channelLoss(answer.error);
    if (lost !== null) return { ...failureOf(answer), result: { channelLost: lost } };
    const each = failed(answer.data.errors, chunk);
    failures.push(...(each.length > 0 ? each : chunk.map((user) => ({ user, error: answer.error }))));
  }
  const notInvited = failures.filter(({ error }) => !fine.has(error));
  if (by === undefined) return { kind: 'done', result: { notInvited } };
  const already = failures.filter(({ error }) => fine.has(error)).map(({ user }) => user);
  const added = users.filter((user) => !failures.some((failure) => failure.user === user));
  return { kind: 'done', result: { ...unknown, invited: { by, added, already, failed: notInvited } } };
}

type Members = { users: string[]; error: string | null } | { outcome: Outcome };

/** Who is in the user groups. Source: docs.slack.dev/reference/methods/usergroups.users.list. */
async function membersOf(groups: readonly string[], { slack }: SenderDeps): Promise<Members> {
  const users: string[] = [];
  let error: string | null = null;
  for (const usergroup of groups) {
    const answer = await slack.call('usergroups.users.list', { usergroup });
    if (answer.kind === 'ok') users.push(...((answer.data.users ?? []) as string[]));
    else if (answer.kind === 'refused') error = answer.error;
    else return { outcome: failureOf(answer) };
  }
  return { users, error };
}

function failed(errors: unknown, chunk: readonly string[]): Failure[] {
  if (!Array.isArray(errors)) return [];
  return (errors as InviteError[]).flatMap(({ user, error }) => {
    const who = user ?? (chunk.length === 1 ? chunk[0] : undefined);
    return who === undefined || error === undefined ? [] : [{ user: who, error }];
  });
}
