import type { Finding } from '../../domain/finding.ts';
import type { Slack, SlackAnswer } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import { identify } from '../identify.ts';
import { neededScopes } from '../scopes.ts';
import { checkChannels } from './check-channels.ts';

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
      ? [{ level: 'ok' as const, what: 'scopes', detail: `all ${identity.scopes.length} are granted` }]
      : missing.map(
          ([scope, feature]): Finding => ({
            level: 'error',
            what: 'scope',
            detail: `${scope} is missing, so this does not work: ${feature}. Add it to the app and install the app again.`,
          }),
        )),
    checkClock(sentAt, now()),
    ...(await checkChannels(slack, db)),
  ];
}

function whyNot(answer: Exclude<SlackAnswer, { kind: 'ok' }> | null): string {
  if (answer === null) return 'the token is no bot token. Copy the one that begins with xoxb-.';
  return answer.kind === 'refused'
    ? `Slack refuses the token (${answer.error}). Install the app again and copy its bot token.`
    : 'Slack cannot be reached. Check SLACK_API_URL and the network.';
}

function checkClock(sentAt: number | null, now: number): Finding {
  if (sentAt === null) return { level: 'warning', what: 'clock', detail: 'Slack did not say what time it is' };
  const skewMs = Math.abs(now - sentAt);
  const way = now > sentAt ? 'ahead of' : 'behind';
  const detail = `this machine is ${Math.round(skewMs / 1000)} s ${way} Slack`;
  if (skewMs < skewNoticedMs) return { level: 'ok', what: 'clock', detail: 'agrees with Slack' };
  return skewMs < skewMaxMs
    ? { level: 'warning', what: 'clock', detail: `${detail}. Set its clock by NTP.` }
    : { level: 'error', what: 'clock', detail: `${detail}: what Slack signs is refused. Set its clock by NTP.` };
}
