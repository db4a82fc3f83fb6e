import type { Message } from '../message.ts';
import type { Names } from '../text.ts';
import { webAddress } from './stretch.ts';
import { withoutIds } from './without-ids.ts';

type Place = Pick<Message, 'channelId' | 'ts' | 'threadTs'>;

/** The address of a message in Slack, a reply within its thread. Source: docs.slack.dev/reference/methods/chat.getPermalink. */
export function permalink({ channelId, ts, threadTs }: Place, teamUrl: string | null): string | null {
  if (teamUrl === null || teamUrl === '') return null;
  const base = `${teamUrl.replace(/\/$/, '')}/archives/${channelId}/p${ts.replace('.', '')}`;
  return threadTs === null || threadTs === ts ? base : `${base}?thread_ts=${threadTs}&cid=${channelId}`;
}

/**
 * Where a file of a message can be seen. Slack's own address of a file names who uploaded it by id; the message shows
 * the file as well, so that is linked instead. An address that holds a person's id elsewhere is not linked.
 */
export function fileLink(url: string | null, message: Place, names: Names): string | null {
  const address = webAddress(url);
  if (address === null) return null;
  const [, team] = /^(https?:\/\/[^/]+\/)files\/[UW][A-Z0-9]+\//.exec(address) ?? [];
  if (team !== undefined) return permalink(message, team);
  return withoutIds(address, names) === address ? address : null;
}
