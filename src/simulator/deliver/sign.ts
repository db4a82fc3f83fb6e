import { createHmac } from 'node:crypto';

/**
 * Slack's signature of a request: HMAC-SHA256 over `v0:TIMESTAMP:BODY`
 * (docs.slack.dev/authentication/verifying-requests-from-slack). `timestamp` is in seconds.
 */
export function signatureOf(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}
