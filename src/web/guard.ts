import type { IncomingHttpHeaders } from 'node:http';

const methods = ['GET', 'HEAD'];
const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/;

/**
 * Why a request for the open dashboard is refused, or null. Another host name is DNS rebinding: a foreign page whose
 * name was made to point here, which could then read it. Any port is right: a tunnel may have its own.
 */
export function refusal(method: string, headers: IncomingHttpHeaders): { status: number; why: string } | null {
  if (!loopback.test(headers.host ?? '')) return { status: 403, why: 'This address is not served here.' };
  if (!methods.includes(method)) return { status: 405, why: 'The dashboard is only for reading. Act in Slack.' };
  const isForeign = headers['sec-fetch-site'] === 'cross-site' && headers['sec-fetch-mode'] !== 'navigate';
  return isForeign ? { status: 403, why: 'Another site may not read this.' } : null;
}

/** Nothing from elsewhere, nothing inline, no frame around it, kept nowhere. */
const headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

const closed = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export const pageHeaders: Readonly<Record<string, string>> = {
  ...headers,
  'content-security-policy': `${closed}; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'`,
};

/** A post-mortem brings its style along and runs nothing. */
export const documentHeaders: Readonly<Record<string, string>> = {
  ...headers,
  'content-security-policy': `${closed}; style-src 'unsafe-inline'`,
};
