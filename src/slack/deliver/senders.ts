import type { OutboxKind } from '../../domain/outbox.ts';
import { addBookmark } from './bookmark-add.ts';
import { archiveChannel } from './channel-archive.ts';
import { createChannel } from './channel-create.ts';
import { inviteToChannel } from './channel-invite.ts';
import { joinChannel } from './channel-join.ts';
import { pinCard } from './channel-pin.ts';
import { renameChannel } from './channel-rename.ts';
import { uploadPostmortem } from './file-upload.ts';
import { fetchHistory } from './history-fetch.ts';
import { publishHome } from './home-publish.ts';
import { sendPost } from './message-post.ts';
import { retireMessage } from './message-retire.ts';
import { sendReply } from './reply.ts';
import { sendRosterNote } from './roster-note.ts';
import type { Sender } from './sender.ts';
import { syncSurface } from './sync-surface.ts';
import { fetchUser } from './user-fetch.ts';
import { syncUserGroup } from './usergroup-sync.ts';
import { sendWatchNote } from './watch-note.ts';

/** What leaves by Slack. */
export type SlackKind = Exclude<
  OutboxKind,
  'page.send' | 'code.send' | 'canary.send' | 'operator.post' | 'operator.ping'
>;

/** One sender for each kind of outbox row that leaves by Slack. */
export const senders: Record<SlackKind, Sender> = {
  'channel.archive': archiveChannel,
  'channel.create': createChannel,
  'channel.invite': inviteToChannel,
  'channel.join': joinChannel,
  'channel.pin': pinCard,
  'channel.rename': renameChannel,
  'bookmark.add': addBookmark,
  'message.retire': retireMessage,
  'surface.sync': syncSurface,
  'message.post': sendPost,
  'file.upload': uploadPostmortem,
  'user.fetch': fetchUser,
  'history.fetch': fetchHistory,
  'home.publish': publishHome,
  'roster.note': sendRosterNote,
  'watch.note': sendWatchNote,
  'usergroup.sync': syncUserGroup,
  reply: sendReply,
};
