import type { NotificationRule, Person, Team } from '../domain/roster.ts';
import { channel, email, phone, secret, slackUser, usergroup, webAddress } from './contact-field.ts';
import { duration } from './duration-field.ts';
import { filledList, list, listOrNone, maybe, otherwise, record } from './field.ts';
import { limits } from './limits.ts';
import { id, line, word } from './text-field.ts';
import { localTime } from './time-field.ts';
import { zone } from './zone-field.ts';

const rule = record('a rule, such as `{ after: 1m, by: sms }`', {
  after: otherwise(duration, 0),
  by: word('slack', 'sms', 'voice', 'email', 'webhook'),
}).transform((raw): NotificationRule => ({ afterMs: raw.after, by: raw.by }));

/** No rule at all is a way to be silent for low urgency; for high urgency it would be a person nobody can page. */
const rules = record('a map with `high` and `low`', {
  high: maybe(
    filledList(
      rule,
      'rules',
      limits.rulesPerUrgency,
      'this person could not be paged; leave `high` out for the default',
    ),
  ),
  low: maybe(list(rule, 'rules', limits.rulesPerUrgency)),
});

export const person = record('a person, with `id`, `name` and `slack`', {
  id,
  name: line,
  slack: slackUser,
  timezone: maybe(zone),
  email: maybe(email),
  phone: maybe(phone),
  webhook: maybe(record('a webhook, with `url` and `secret`', { url: webAddress, secret: maybe(secret) })),
  waking: maybe(record('a map with `from` and `to`', { from: localTime, to: localTime })),
  manager: maybe(id),
  rules: otherwise(rules, { high: null, low: null }),
}).transform((raw): Person => raw);

export const team = record('a team, with `id` and `name`', {
  id,
  name: line,
  members: listOrNone(id, 'people', limits.membersPerTeam),
  managers: listOrNone(id, 'people', limits.membersPerTeam),
  usergroup: maybe(usergroup),
  channel: maybe(channel),
}).transform((raw): Team => raw);
