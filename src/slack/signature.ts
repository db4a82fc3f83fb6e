import { isValidSlackRequest } from '@slack/bolt';

const skewMaxSeconds = 300;

/**
 * Whether a request is Slack's: signed with the signing secret, and not older than five minutes. Bolt checks both,
 * but would take a timestamp from the future. Source: docs.slack.dev/authentication/verifying-requests-from-slack.
 */
export function isSigned(
  signingSecret: string,
  request: { body: string; timestamp: string | undefined; signature: string | undefined },
  nowMilliseconds: number,
): boolean {
  const { body, timestamp, signature } = request;
  if (timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  const seconds = Number(timestamp);
  if (seconds - nowMilliseconds / 1000 > skewMaxSeconds) return false;
  const headers = { 'x-slack-request-timestamp': seconds, 'x-slack-signature': signature };
  return isValidSlackRequest({ signingSecret, body, headers, nowMilliseconds });
}
