import type { App } from '@slack/bolt';
import type { Ctx } from '../../domain/decision.ts';
import { type MessageMark, tsToMs } from '../../domain/message.ts';
import { openHome } from '../../usecases/open-home.ts';
import { type ChannelEvent, recordChannel } from '../../usecases/record-channel.ts';
import { recordMark } from '../../usecases/record-mark.ts';
import { recordDeletion, recordMessage } from '../../usecases/record-message.ts';
import { recordMemberships } from '../../usecases/record-people.ts';
import { recordUser } from '../../usecases/record-user.ts';
import { readMessageEvent } from '../form/message-event.ts';
import { toSlackUser } from '../slack-user.ts';
import { ctxOf, type Listening, originOf } from './listening.ts';
import { onReaction } from './reactions.ts';

/** Everything people do in an incident's channel, kept as it happens: the timeline is made of our own rows. */
export function listenToEvents(app: App, listening: Listening): void {
  const { deps, clock, identity, log } = listening;
  const ctxFor = (context: Record<string, unknown>, actor: string | null): Ctx =>
    ctxOf(listening, originOf(context), actor);

  app.event('message', async ({ event, context }) => {
    const seen = readMessageEvent(event, identity);
    const ctx = ctxFor(context, null);
    if (seen.what === 'seen') await recordMessage(deps, seen.message, { ctx });
    if (seen.what === 'deleted') {
      const deletedAt = tsToMs(seen.eventTs) || clock.now();
      await recordDeletion(deps, { channelId: seen.channelId, ts: seen.ts, deletedAt }, { ctx });
    }
  });

  for (const [name, isActive] of [
    ['reaction_added', true],
    ['reaction_removed', false],
  ] as const) {
    app.event(name, async ({ event, context }) => {
      if (event.item.type !== 'message') return;
      const { channel, ts } = event.item as { channel: string; ts: string };
      const mark: MessageMark = {
        channelId: channel,
        ts,
        kind: 'reaction',
        name: event.reaction,
        userId: event.user,
        by: event.user,
        eventTs: event.event_ts,
        isActive,
      };
      await onReaction(listening, mark, ctxFor(context, event.user), originOf(context));
    });
  }

  for (const [name, isActive] of [
    ['pin_added', true],
    ['pin_removed', false],
  ] as const) {
    app.event(name, async ({ event, context }) => {
      const { user, channel_id: channelId, item, event_ts: eventTs } = event as unknown as PinEvent;
      const ts = item.message?.ts;
      // Our own pin holds the control card; it captures nothing.
      if (ts === undefined || user === identity.botUserId) return;
      const mark: MessageMark = { channelId, ts, kind: 'pin', name: '', userId: '', by: user, eventTs, isActive };
      await recordMark(deps, mark, { ctx: ctxFor(context, user) });
    });
  }

  for (const [name, isMember] of [
    ['member_joined_channel', true],
    ['member_left_channel', false],
  ] as const) {
    app.event(name, async ({ event, context }) => {
      const {
        channel: channelId,
        user: userId,
        event_ts: eventTs,
      } = event as { channel: string; user: string; event_ts?: string };
      const ctx = ctxFor(context, userId);
      if (isMember && userId === identity.botUserId) {
        await recordChannel(deps, channelId, { what: 'joined' }, { ctx });
        return;
      }
      const eventAt = eventTs === undefined ? clock.now() : tsToMs(eventTs) || clock.now();
      await recordMemberships(deps, [{ channelId, userId, isMember, eventAt }], { ctx });
    });
  }

  for (const [name, what] of channelEvents) {
    app.event(name, async ({ event, context }) => {
      const { channel } = event as unknown as { channel: string | { id: string; name: string } };
      const id = typeof channel === 'string' ? channel : channel.id;
      const change: ChannelEvent =
        what === 'renamed' ? { what, name: typeof channel === 'string' ? '' : channel.name } : { what };
      await recordChannel(deps, id, change, { ctx: ctxFor(context, null) });
    });
  }

  app.event('app_home_opened', async ({ event, context }) => {
    const { user: userId, tab, view } = event;
    const ctx = ctxFor(context, userId);
    if (tab === 'home') await openHome(deps, { userId, isPublished: view !== undefined }, { ctx });
  });

  app.event('user_change', async ({ event, context }) => {
    const user = toSlackUser(event.user, clock.now());
    if (user !== null) await recordUser(deps, user, { ctx: ctxFor(context, user.id) });
  });

  for (const name of ['app_uninstalled', 'tokens_revoked'] as const) {
    app.event(name, async () => {
      log.error({ event: name }, 'Slack has taken the app out of the workspace: install it again and restart Muster');
    });
  }
}

interface PinEvent {
  user: string;
  channel_id: string;
  event_ts: string;
  item: { message?: { ts?: string } };
}

const channelEvents = [
  ['channel_archive', 'archived'],
  ['group_archive', 'archived'],
  ['channel_unarchive', 'unarchived'],
  ['group_unarchive', 'unarchived'],
  ['channel_deleted', 'deleted'],
  ['group_deleted', 'deleted'],
  ['channel_rename', 'renamed'],
  ['group_rename', 'renamed'],
] as const;
