import { z } from 'zod';
import type { Slack, SlackAnswer, SlackIdentity } from '../ports.ts';

const shape = z.object({
  url: z.string(),
  team_id: z.string(),
  user_id: z.string(),
  bot_id: z.string(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

export type Identified =
  /** `sentAt`: the time by Slack's clock, when it said. */
  | { ok: true; identity: SlackIdentity; sentAt: number | null }
  | { ok: false; answer: Exclude<SlackAnswer, { kind: 'ok' }> | null };

/** Asks Slack who the token is. `answer: null` = an answer that is not a bot's. */
export async function identify(slack: Slack, options: { timeoutMs?: number } = {}): Promise<Identified> {
  const answer = await slack.call('auth.test', {}, options);
  if (answer.kind !== 'ok') return { ok: false, answer };
  const parsed = shape.safeParse(answer.data);
  if (!parsed.success) return { ok: false, answer: null };
  const { url, team_id: teamId, user_id: botUserId, bot_id: botId, response_metadata: metadata } = parsed.data;
  return {
    ok: true,
    sentAt: answer.sentAt ?? null,
    identity: {
      teamId,
      teamUrl: url.endsWith('/') ? url : `${url}/`,
      botUserId,
      botId,
      scopes: metadata?.scopes ?? [],
    },
  };
}
