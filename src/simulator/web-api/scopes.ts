import type { ChannelKind } from '../store/entities.ts';
import type { Workspace } from '../store/workspace.ts';
import { SlackRefusal } from './slack-refusal.ts';

/** What a method does to a conversation: each has its own scope for each type of conversation. */
export type ScopeFamily = 'read' | 'history' | 'manage' | 'invite' | 'topic' | 'open';

const families: Record<ScopeFamily, Record<ChannelKind, string[]>> = {
  read: { public: ['channels:read'], private: ['groups:read'], im: ['im:read'], mpim: ['mpim:read'] },
  history: { public: ['channels:history'], private: ['groups:history'], im: ['im:history'], mpim: ['mpim:history'] },
  manage: { public: ['channels:manage'], private: ['groups:write'], im: ['im:write'], mpim: ['mpim:write'] },
  open: { public: ['channels:manage'], private: ['groups:write'], im: ['im:write'], mpim: ['mpim:write'] },
  invite: {
    public: ['channels:manage', 'channels:write.invites'],
    private: ['groups:write', 'groups:write.invites'],
    im: ['im:write'],
    mpim: ['mpim:write'],
  },
  topic: {
    public: ['channels:manage', 'channels:write.topic'],
    private: ['groups:write', 'groups:write.topic'],
    im: ['im:write', 'im:write.topic'],
    mpim: ['mpim:write', 'mpim:write.topic'],
  },
};

/** Any one of these scopes is enough, or a family whose scope depends on the conversation; none when absent. */
export type ScopeRule = readonly string[] | ScopeFamily | undefined;

/** Every scope that could allow a method: what Slack puts in x-accepted-oauth-scopes. */
export function acceptedScopes(rule: ScopeRule): readonly string[] {
  if (rule === undefined) {
    return [];
  }
  return typeof rule === 'string' ? Object.values(families[rule]).flat() : rule;
}

/** Refuses with `missing_scope`, what was needed and what the token has, unless one of `anyOf` is granted. */
export function needScope(ws: Workspace, anyOf: readonly string[]): void {
  if (anyOf.length > 0 && !anyOf.some((scope) => ws.app.scopes.has(scope))) {
    throw new SlackRefusal('missing_scope', { needed: anyOf.join(','), provided: [...ws.app.scopes].join(',') });
  }
}

/** The scopes that allow a family of methods on one type of conversation. */
export function scopesFor(family: ScopeFamily, kind: ChannelKind): readonly string[] {
  return families[family][kind];
}
