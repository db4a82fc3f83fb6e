/**
 * Something in Slack that mirrors state (a message, the topic, a bookmark, the answer to a command):
 * rendered whole from what is true now, made once, then edited in place.
 */
export interface Surface {
  /** Also the id in the message's metadata. */
  id: string;
  incidentId: string;
  kind: SurfaceKind;
  /** The page shown, for `page` and `receipt`. */
  pageId: string | null;
  /** Where it goes: a channel or user id, `#name`, a response_url, or `null` for the incident's own channel. */
  target: string | null;
  /** The surface in whose thread it is posted. */
  threadOf: string | null;
  /** Where it is, once it is there. */
  channelId: string | null;
  /** Slack's name for it: the message's ts, the bookmark's id, the number of uses of a response_url. */
  slackRef: string | null;
  /** Digest of what Slack shows now; the same digest again needs no call. */
  digest: string | null;
  createdAt: number;
}

export type SurfaceKind =
  | 'card'
  | 'playbook'
  | 'announcement'
  | 'topic'
  | 'bookmark'
  | 'page'
  | 'receipt'
  | 'notice'
  | 'answer'
  | 'handoff';

/** A surface that Slack does not show yet. */
export function newSurface(
  incidentId: string,
  ctx: { now: number; newId: () => string },
  of: Pick<Surface, 'kind'> & Partial<Pick<Surface, 'pageId' | 'target' | 'threadOf'>>,
): Surface {
  return {
    id: ctx.newId(),
    incidentId,
    kind: of.kind,
    pageId: of.pageId ?? null,
    target: of.target ?? null,
    threadOf: of.threadOf ?? null,
    channelId: null,
    slackRef: null,
    digest: null,
    createdAt: ctx.now,
  };
}
