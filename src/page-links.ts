import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { PageLinks } from './ports.ts';

const signatureBytes = 18;

/** Addresses of pages that nobody can guess: the page's id with an HMAC of the installation's secret. */
export function createPageLinks(secret: string, publicUrl: string): PageLinks {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'muster page links', 32));
  const signatureOf = (id: string) => createHmac('sha256', key).update(id).digest().subarray(0, signatureBytes);
  return {
    make: (pageId) => `${publicUrl}/p/${pageId}.${signatureOf(pageId).toString('base64url')}`,
    read: (token) => {
      const dot = token.lastIndexOf('.');
      const id = token.slice(0, dot);
      const given = Buffer.from(token.slice(dot + 1), 'base64url');
      return dot > 0 && given.length === signatureBytes && timingSafeEqual(given, signatureOf(id)) ? id : null;
    },
  };
}
