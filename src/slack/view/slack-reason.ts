/** Slack's error words in words that say what to do; the word itself stays for who looks it up. */
const reasons: Record<string, string> = {
  name_taken: 'the name is taken',
  restricted_action: 'the workspace does not let apps do this (restricted_action); an owner can allow it',
  not_in_channel: 'Muster is not in the channel; invite it with /invite',
  channel_not_found: 'Slack does not find the channel, or Muster may not see it',
  is_archived: 'the channel is archived',
  is_inactive: 'the channel is archived',
  missing_scope: 'the app lacks a permission (missing_scope); install it again from manifest.yml',
  user_not_found: 'Slack does not know this person',
  user_disabled: "this person's Slack account is deactivated",
  account_inactive: 'the account is deactivated',
  cannot_dm_bot: 'this is a bot',
  messages_tab_disabled: 'direct messages to the app are switched off',
  too_many_pins: 'the channel has no room for another pin',
  too_many_bookmarks: 'the channel has no room for another bookmark',
  file_uploads_disabled: 'the workspace does not allow file uploads',
  storage_limit_reached: 'the workspace has no room for files',
  msg_blocks_too_long: 'the message is too long for Slack',
  cannot_create_channel: 'the workspace does not let the app create channels',
  users_limit_reached: 'the channel is full',
};

export function reasonOf(error: string): string {
  return reasons[error] ?? error;
}
