import type { NewOutbox } from './decision.ts';

/** The intention to publish somebody's home tab as it should look then; `tag` tells it from the earlier ones. */
export function homeRow(userId: string, tag: string): NewOutbox {
  return { key: `home:${userId}:${tag}`, kind: 'home.publish', lane: `home:${userId}`, payload: { user: userId } };
}
