import type { Carrier } from '../ports.ts';
import { postSigned } from './signed-post.ts';

/** A page to an address of the person's own, signed with their secret. The id stays the same when it is sent again. */
export function createWebhook(): Carrier {
  return {
    send: ({ to, secret, letter, incidents, links, pageIds, now }) =>
      postSigned(
        { url: to, secret },
        {
          type: 'page',
          id: pageIds[0],
          incident: incidents[0]?.name,
          incidents,
          title: letter.title,
          text: letter.text,
          links,
          at: new Date(now).toISOString(),
        },
        now,
      ),
  };
}
