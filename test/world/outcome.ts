import type { LocalSlack, SeenMessage } from '../../src/simulator/local-slack.ts';

const kinds = ['*Call*', 'Playbook:', 'acknowledged after', '*Resolved* by', 'Post-mortem · INC-1'];

/** Everything that Slack shows of INC-1 in the end, without ids and times: the same whatever went wrong on the way. */
export function outcome(slack: LocalSlack) {
  const channels = slack.channels().filter(({ name }) => name.startsWith('inc-'));
  const channel = channels[0];
  const messages = slack.messages(channel?.name ?? '').filter(({ isBot }) => isBot);
  const top = messages.filter(({ threadTs }) => threadTs === undefined);
  const announcements = slack
    .messages('incidents')
    .filter(({ isBot, threadTs, subtype }) => isBot && threadTs === undefined && subtype === undefined);
  const announcement = announcements[0];
  const card = top.find(({ visible }) => visible.includes('*Call*'));
  return {
    channels: channels.map(({ name }) => name),
    topic: channel?.topic,
    members: channel?.members.length,
    posts: kinds.map((kind) => top.filter(({ visible }) => visible.includes(kind)).length),
    receipts: messages
      .filter(({ threadTs, visible }) => threadTs !== undefined && visible.startsWith('Page to'))
      .map(timeless),
    card: card && timeless(card),
    pins: slack.pins(channel?.name ?? 'general').length,
    bookmarks: slack.bookmarks(channel?.name ?? 'general').map(({ link }) => link),
    announcements: announcements.length,
    announcement: announcement && timeless(announcement),
    underAnnouncement: announcement ? slack.thread('incidents', announcement.ts).length : 0,
    pages: ['ana', 'bo', 'cy'].map((who) =>
      slack
        .as(who)
        .dms()
        .map(({ buttons }) => buttons.join()),
    ),
    files: slack.files().map(({ name }) => name),
  };
}

function timeless({ visible }: SeenMessage): string {
  return visible
    .replace(/<!date[^>]*>/g, 'time')
    .replace(/<#[A-Z0-9]+>/g, 'channel')
    .replace(/\d+ (s|min)\b/g, 'a while');
}
