import type { Slack, SlackAnswer } from '../ports.ts';

export interface FoundUserGroup {
  id: string;
  isDisabled: boolean;
}

/**
 * A user group by its handle, a disabled one too; `null` when there is none.
 * Source: docs.slack.dev/reference/methods/usergroups.list.
 */
export async function findUserGroup(
  slack: Slack,
  handle: string,
  options: { timeoutMs?: number } = {},
): Promise<FoundUserGroup | null | { answer: Exclude<SlackAnswer, { kind: 'ok' }> }> {
  const answer = await slack.call('usergroups.list', { include_disabled: true }, options);
  if (answer.kind !== 'ok') return { answer };
  const groups = (answer.data.usergroups ?? []) as { id: string; handle?: string; date_delete?: number }[];
  const own = groups.filter((group) => group.handle?.toLowerCase() === handle.toLowerCase());
  const found = own.find(({ date_delete: deleted = 0 }) => deleted === 0) ?? own[0];
  return found === undefined ? null : { id: found.id, isDisabled: (found.date_delete ?? 0) !== 0 };
}
