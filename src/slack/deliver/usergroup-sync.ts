import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import { findPersonBySlack } from '../../domain/roster-lookup.ts';
import { groupNow, userGroups } from '../../domain/user-groups.ts';
import type { SlackAnswer } from '../../ports.ts';
import { currentDirectory } from '../../store/directory.ts';
import { findUserGroup } from '../find-user-group.ts';
import { done, failureOf, type SenderDeps } from './sender.ts';

/**
 * Sets a user group to who is on call now, if it is not that already. It is never emptied, which Slack refuses anyway:
 * with nobody on call it stays as it is.
 * Source: docs.slack.dev/reference/methods/usergroups.users.update.
 */
export async function syncUserGroup(row: OutboxRow, { db, slack, clock }: SenderDeps): Promise<Outcome> {
  const handle = String(row.payload.handle);
  const directory = await currentDirectory(db);
  const group = userGroups(directory.roster).find((one) => one.handle === handle);
  if (group === undefined) return done;
  const { users, isOffHours } = groupNow(group, directory, clock.now());
  const people = users.map((user) => findPersonBySlack(directory.roster, user)?.name ?? user);
  const report = (trouble: string | null): Outcome => ({
    kind: 'done',
    result: { group: { handle, trouble, people } },
  });
  const refused = (answer: Exclude<SlackAnswer, { kind: 'ok' }>): Outcome => {
    const outcome = failureOf(answer);
    return outcome.kind === 'failed' ? report(outcome.reason) : outcome;
  };
  if (users.length === 0) return report(isOffHours ? 'off_hours' : 'nobody');
  const found = await findUserGroup(slack, handle);
  if (found === null) return report('missing');
  if ('answer' in found) return refused(found.answer);
  if (found.isDisabled) return report('disabled');
  const listed = await slack.call('usergroups.users.list', { usergroup: found.id });
  if (listed.kind !== 'ok') return refused(listed);
  const current = [...new Set((listed.data.users ?? []) as string[])].sort();
  if (current.join(' ') === users.join(' ')) return report(null);
  const answer = await slack.call('usergroups.users.update', { usergroup: found.id, users: users.join(',') });
  return answer.kind === 'ok' ? report(null) : refused(answer);
}
