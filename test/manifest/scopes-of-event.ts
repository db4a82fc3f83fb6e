const table: readonly (readonly [event: RegExp, scopes: readonly string[]])[] = [
  [/^message\.channels$/, ['channels:history']],
  [/^message\.groups$/, ['groups:history']],
  [/^reaction_(added|removed)$/, ['reactions:read']],
  [/^pin_(added|removed)$/, ['pins:read']],
  [/^member_(joined|left)_channel$/, ['channels:read', 'groups:read']],
  [/^channel_/, ['channels:read']],
  [/^group_/, ['groups:read']],
  [/^app_mention$/, ['app_mentions:read']],
  [/^user_change$/, ['users:read']],
  [/^(app_home_opened|app_uninstalled|tokens_revoked)$/, []],
];

/**
 * The scopes that a subscription needs to tell of all of its conversations; none when it tells of the app itself
 * (docs.slack.dev/reference/events/NAME).
 */
export function scopesOfEvent(event: string): readonly string[] {
  const found = table.find(([pattern]) => pattern.test(event));
  if (!found) throw new Error(`which scope does ${event} need?`);
  return found[1];
}
