import { z } from 'zod';
import type { Roster, Severity } from '../domain/roster.ts';
import { channel, slackUser } from './contact-field.ts';
import { duration, positiveDuration } from './duration-field.ts';
import { field, listOrNone, maybe, otherwise, record } from './field.ts';
import { limits } from './limits.ts';
import { quoted } from './quoted.ts';
import { id, line, sentence, word } from './text-field.ts';

/** Channels are named `inc-42-…`: the prefix leaves room for the rest of Slack's 80 characters. */
const prefix = field('the beginning of channel names, such as `inc`', (text, refuse) => {
  if (/^[a-z0-9][a-z0-9_-]{0,20}$/.test(text)) return text;
  return refuse(
    `${quoted(text)} cannot begin the name of a channel; lower case letters and digits, at most 21, such as \`inc\``,
  );
});

export const slack = record('a map with `announce`, `prefix` and `admins`', {
  announce: maybe(channel),
  prefix: otherwise(prefix, 'inc'),
  admins: listOrNone(slackUser, 'Slack user ids', limits.admins),
});

export const incidents = record('a map with `close_after`, `archive_after`, `update_every` and `ack_by`', {
  close_after: maybe(duration),
  archive_after: maybe(duration),
  update_every: otherwise(
    z.record(z.string(), positiveDuration, { error: 'a map of severities, such as `{ sev1: 30m }`' }),
    {},
  ),
  ack_by: otherwise(word('paged', 'oncall', 'channel'), 'channel'),
}).transform((raw): Roster['incidents'] => ({
  closeAfterMs: raw.close_after,
  archiveAfterMs: raw.archive_after,
  updateEveryMs: raw.update_every,
  ackBy: raw.ack_by,
}));

/** Without `page` a severity pages loudly: silence is never a default. */
export const severity = record('a severity, with `id` and `name`', {
  id,
  name: line,
  means: maybe(sentence),
  page: otherwise(word('high', 'low', 'none'), 'high'),
}).transform((raw): Severity => raw);
