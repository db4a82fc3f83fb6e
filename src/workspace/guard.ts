import type { IncomingHttpHeaders } from 'node:http';

/**
 * Why a request is refused, or null. Another host name is DNS rebinding (a foreign page whose name points here);
 * a change that another origin asks for, or that no page asks for, is forgery.
 */
export function refusal(method: string, headers: IncomingHttpHeaders, port: number): string | null {
  const hosts = ['127.0.0.1', 'localhost'].map((name) => `${name}:${port}`);
  const host = headers.host ?? '';
  if (!hosts.includes(host)) return 'This address is not served here.';
  const site = headers['sec-fetch-site'];
  if (method === 'GET' || method === 'HEAD') {
    return site === 'cross-site' && headers['sec-fetch-mode'] !== 'navigate' ? 'Another site may not read this.' : null;
  }
  if (headers.origin !== `http://${host}`) return 'Another site may not do this.';
  if (!(headers['content-type'] ?? '').startsWith('application/json')) return 'Send JSON.';
  return null;
}
