import { z } from 'zod';
import type { SlackUser } from '../domain/records.ts';
import { words } from '../words/words.ts';

const shape = z.object({
  id: z.string(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  tz: z.string().nullish(),
  profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).optional(),
});

/** A user as users.info and the user_change event tell of them; `null` for anything else. */
export function toSlackUser(value: unknown, seenAt: number): SlackUser | null {
  const parsed = shape.safeParse(value);
  if (!parsed.success) return null;
  const { id, name, real_name: realName, deleted, is_bot: isBot, tz, profile } = parsed.data;
  const shown = [profile?.real_name, realName, profile?.display_name, name].find(
    (text) => text !== undefined && text !== '',
  );
  return {
    id,
    name: shown ?? words.terms.somebody,
    timezone: tz ?? null,
    isDeactivated: deleted === true,
    isBot: isBot === true,
    seenAt,
  };
}
