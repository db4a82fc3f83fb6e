import type { Page } from './page.ts';

/** Pages of several incidents to one person by one carrier keep this distance, and then leave as one. */
export const bundleGapMs = 15_000;

/**
 * Whether a page may share a message with those of other incidents. The first that reaches a person of an incident, or
 * after an acknowledgement timeout or a snooze (a new epoch), never waits and is never joined with another.
 */
export function mayBundle(page: Page, pages: readonly Page[]): boolean {
  if (page.carrier === 'slack' || page.carrier === 'webhook') return false;
  return pages.some(
    (other) =>
      other.id !== page.id &&
      other.slackUser === page.slackUser &&
      other.epoch === page.epoch &&
      other.sentAt !== null &&
      other.status !== 'failed',
  );
}
