import type { Page } from '../domain/page.ts';
import { findPersonBySlack } from '../domain/roster-lookup.ts';
import type { Db } from '../store/db.ts';
import { currentRoster } from '../store/directory.ts';
import { pagesOf } from '../store/pages.ts';
import { receiptsOf } from '../store/receipts.ts';
import { words } from '../words/words.ts';
import { unverifiedReach } from './unverified-reach.ts';
import type { Attempt, IncidentView, PageView, Upcoming } from './view/model.ts';

const attemptsMax = 10;
const upcomingMax = 3;

/** What a page's own message and its receipt show: every attempt to reach the person with this page, and what comes next. */
export async function loadPageView(db: Db, view: IncidentView, page: Page): Promise<PageView> {
  const own = (await pagesOf(db, page.incidentId)).filter((other) => isSameCall(other, page));
  const { roster } = await currentRoster(db);
  const name = findPersonBySlack(roster, page.slackUser)?.name ?? words.terms.somebody;
  const attempts: Attempt[] = [];
  for (const one of own) {
    const proof = await receiptsOf(db, one.id);
    if (one.id === page.id || hasBegun(one, proof.length, view.now)) attempts.push({ page: one, proof });
  }
  const later = own
    .filter((one) => one.id !== page.id && !hasBegun(one, 0, view.now) && one.status === 'due')
    .map(({ dueAt, carrier }): Upcoming => ({ at: dueAt, carrier, who: name }));
  const next = view.paging.next === null ? [] : [{ ...view.paging.next, carrier: null }];
  return {
    ...view,
    page,
    proof: attempts.find((attempt) => attempt.page.id === page.id)?.proof ?? [],
    isUnverified: (await unverifiedReach(db, roster))(page),
    attempts: attempts.slice(-attemptsMax),
    isLatest: attempts.at(-1)?.page.id === page.id,
    upcoming: [...later, ...next].toSorted((a, b) => a.at - b.at).slice(0, upcomingMax),
  };
}

/** The ways by which one person is called at one step, or by hand. */
function isSameCall(a: Page, b: Page): boolean {
  if (a.slackUser !== b.slackUser || a.epoch !== b.epoch || a.round !== b.round || a.step !== b.step) return false;
  return a.step !== null || JSON.stringify(a.why) === JSON.stringify(b.why);
}

function hasBegun({ sentAt, status, dueAt }: Page, receipts: number, now: number): boolean {
  if (sentAt !== null || receipts > 0 || status === 'failed') return true;
  return status === 'due' && dueAt <= now;
}
