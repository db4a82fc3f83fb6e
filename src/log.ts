import { type DestinationStream, pino } from 'pino';
import type { Log } from './ports.ts';

/** Never in a log: tokens, secrets, and how people are reached. */
const redacted = [
  'token',
  'botToken',
  'appToken',
  'signingSecret',
  'secret',
  'authorization',
  'phone',
  'email',
  'password',
];

/** JSON lines on stdout. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    redact: { paths: redacted.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
    serializers: { err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error without what it may quote: the request that failed, with its token and text. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const code = (error as { code?: unknown }).code;
  return { name, message: scrub(message), ...(code === undefined ? {} : { code }), stack: scrub(stack ?? '') };
}

function scrub(text: string): string {
  return text.replace(/xox[a-z]-[\w-]+|xapp-[\w-]+/g, '[redacted]').replace(/\+\d{7,15}\b/g, '[number]');
}
