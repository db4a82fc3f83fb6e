import type { Finding } from '../../domain/finding.ts';
import type { Slack, SlackAnswer } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import { words } from '../../words/words.ts';
import { identify } from '../identify.ts';
import { neededScopes } from '../scopes.ts';
import { checkChannels } from './check-channels.ts';
import { checkUserGroups } from './check-user-groups.ts';

const askWithinMs = 3_000;
const skewNoticedMs = 30_000;
/** Slack's signed requests are refused from here on. Source: docs.slack.dev/authentication/verifying-requests-from-slack. */
const skewMaxMs = 300_000;

/** Whether the app may do what it has to, hears the right time, and is where it has to post. */
export async function checkSlack(slack: Slack, db: Db, now: () => number): Promise<Finding[]> {
  const identified = await identify(slack, { timeoutMs: askWithinMs });
  if (!identified.ok) return [{ level: 'error', what: 'slack', detail: whyNot(identified.answer) }];
  const { identity, sentAt } = identified;
  const missing = Object.entries(neededScopes).filter(([scope]) => !identity.scopes.includes(scope));
  return [
    { level: 'ok', what: 'slack', detail: identity.teamUrl },
    ...(missing.length === 0
      ? [{ level: 'ok' as const, what: 'scopes', detail: words.doctor.scopesGranted(identity.scopes.length) }]
      : missing.map(
          ([scope, feature]): Finding => ({
            level: 'error',
            what: 'scope',
            detail: words.doctor.scopeMissing(scope, feature),
          }),
        )),
    checkClock(sentAt, now()),
    ...(await checkChannels(slack, db)),
    ...(await checkUserGroups(slack, db)),
  ];
}

function whyNot(answer: Exclude<SlackAnswer, { kind: 'ok' }> | null): string {
  if (answer === null) return words.doctor.noBotToken;
  return answer.kind === 'refused' ? words.doctor.tokenRefused(answer.error) : words.doctor.unreachable;
}

function checkClock(sentAt: number | null, now: number): Finding {
  if (sentAt === null) return { level: 'warning', what: 'clock', detail: words.doctor.noTime };
  const skewMs = Math.abs(now - sentAt);
  const seconds = Math.round(skewMs / 1000);
  const skew = now > sentAt ? words.doctor.clockAhead(seconds) : words.doctor.clockBehind(seconds);
  if (skewMs < skewNoticedMs) return { level: 'ok', what: 'clock', detail: words.doctor.clockAgrees };
  return skewMs < skewMaxMs
    ? { level: 'warning', what: 'clock', detail: words.doctor.setClock(skew) }
    : { level: 'error', what: 'clock', detail: words.doctor.setClockNow(skew) };
}
