import { isPending, type Page } from './page.ts';

const lateAfterMs = 60_000;

/**
 * Whether a page that is late would only repeat a newer one: after an outage of its carrier a person is rung once for an
 * incident, not once for every step that passed meanwhile. Whoever was asked for by hand is asked.
 */
export function isOvertaken(page: Page, pages: readonly Page[], now: number): boolean {
  if (page.step === null || now - page.dueAt <= lateAfterMs) return false;
  return pages.some(
    (other) =>
      other.slackUser === page.slackUser &&
      other.carrier === page.carrier &&
      other.dueAt > page.dueAt &&
      other.dueAt <= now &&
      isPending(other),
  );
}
