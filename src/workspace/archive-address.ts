/**
 * Where a permalink of Slack leads on this page: `/archives/C1` to the channel, `/archives/C1/p1712345678000100` to a
 * message, with `thread_ts` to its thread. Null for anything else. The form: docs.slack.dev/reference/methods/chat.getPermalink.
 */
export function archiveAddress({ pathname, searchParams }: URL): string | null {
  const [, channel, stamp] = /^\/archives\/([A-Z0-9]{1,20})(?:\/p(\d{11,20}))?\/?$/.exec(pathname) ?? [];
  if (channel === undefined) return null;
  const query = new URLSearchParams({ in: channel });
  if (stamp !== undefined) query.set('msg', `${stamp.slice(0, -6)}.${stamp.slice(-6)}`);
  const thread = searchParams.get('thread_ts') ?? '';
  if (/^\d{5,14}\.\d{6}$/.test(thread)) query.set('thread', thread);
  return `/?${query.toString()}`;
}
