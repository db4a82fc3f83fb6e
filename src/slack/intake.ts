import type { Envelope } from '../domain/records.ts';
import type { Slack } from '../ports.ts';
import { isStoreFault } from '../store/watch-writes.ts';
import { words } from '../words/words.ts';
import type { Incoming } from './envelope.ts';
import type { Intake } from './receiver.ts';

interface Inbox {
  accept(incoming: Incoming): Promise<'new' | 'duplicate'>;
  handle(id: string, reply?: (body?: unknown) => void): Promise<void>;
}

/**
 * Takes deliveries in. What cannot be written down is refused in words, where Slack lets us answer: a full disk must
 * not look like a button that does nothing. Everything else throws: Slack says it in its own words, or delivers again.
 */
export function createIntake(inbox: Inbox, slack: Slack): Intake {
  return {
    accept: async (incoming) => {
      try {
        return await inbox.accept(incoming);
      } catch (error) {
        const answer = isStoreFault(error) ? await tell(slack, incoming, words.trouble.notSaved) : null;
        if (answer === null) throw error;
        return { answer };
      }
    },
    handle: (id, reply) => inbox.handle(id, reply),
  };
}

/** Tells who acted that it is written down and will be done later. `reply` ends what Slack waits for. */
export async function tellPutOff(slack: Slack, envelope: Envelope, reply: (body?: unknown) => void): Promise<void> {
  const answer = await tell(slack, envelope, words.trouble.putOff);
  if (answer !== null) reply(answer);
}

type Told = Pick<Incoming, 'kind' | 'body'>;

/** Says it to who acted; returns what the delivery itself is answered with, `null` when there is nobody to tell. */
async function tell(slack: Slack, { kind, body }: Told, text: string): Promise<Record<string, unknown> | null> {
  if (body.type === 'view_submission') {
    const block = firstInput(body);
    const plain = text.replaceAll(/[*`]/g, '');
    return block === null ? null : { response_action: 'errors', errors: { [block]: plain } };
  }
  const url = body.response_url;
  if (kind === 'event' || typeof url !== 'string' || url === '') return null;
  const answer = await slack.respond(url, { response_type: 'ephemeral', replace_original: false, text });
  return answer.kind === 'ok' ? {} : null;
}

function firstInput({ view }: Record<string, unknown>): string | null {
  const blocks = (view as { blocks?: { type: string; block_id: string }[] } | undefined)?.blocks ?? [];
  return blocks.find(({ type }) => type === 'input')?.block_id ?? null;
}
