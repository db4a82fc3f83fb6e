import { type Logger, LogLevel } from '@slack/web-api';
import type { Log } from '../ports.ts';

/** The SDK's own words go to the debug log only: they may quote what people wrote. */
export function quietLogger(log: Log): Logger {
  const write = (...parts: unknown[]) => log.debug({ sdk: parts.map(String).join(' ').slice(0, 500) }, 'slack sdk');
  return {
    debug: () => undefined,
    info: write,
    warn: write,
    error: write,
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
