import { findChannel } from '../store/channels.ts';
import type { Bookmark, Channel, SlackFile, User, Usergroup } from '../store/entities.ts';
import { threadOf } from '../store/messages.ts';
import type { CallRecord, Delivery, Notice, Violation } from '../store/records.ts';
import { findUser } from '../store/users.ts';
import type { Workspace } from '../store/workspace.ts';
import { type SeenMessage, seenMessage } from './seen.ts';

/** A channel as tests look at it. */
export interface SeenChannel {
  id: string;
  name: string;
  kind: Channel['kind'];
  creator: string;
  isArchived: boolean;
  members: string[];
  topic: string;
  purpose: string;
  previousNames: string[];
}

/** Looks at the whole workspace, whoever may see it. Channels by name or id. */
export class Queries {
  readonly #ws: Workspace;

  constructor(ws: Workspace) {
    this.#ws = ws;
  }

  #channel(nameOrId: string): Channel {
    const channel = findChannel(this.#ws, nameOrId);
    if (channel === undefined) {
      throw new Error(`There is no channel ${nameOrId}`);
    }
    return channel;
  }

  /** The channel, or undefined. */
  channel(nameOrId: string): SeenChannel | undefined {
    const channel = findChannel(this.#ws, nameOrId);
    if (channel === undefined) {
      return undefined;
    }
    const { id, name, kind, creator, isArchived, previousNames } = channel;
    return {
      id,
      name,
      kind,
      creator,
      isArchived,
      previousNames: [...previousNames],
      members: [...channel.members],
      topic: channel.topic.value,
      purpose: channel.purpose.value,
    };
  }

  /** Every public and private channel. */
  channels(): SeenChannel[] {
    return [...this.#ws.channels.values()]
      .filter(({ kind }) => kind === 'public' || kind === 'private')
      .flatMap(({ id }) => this.channel(id) ?? []);
  }

  user(nameOrId: string): User | undefined {
    return findUser(this.#ws, nameOrId);
  }

  usergroup(handleOrId: string): Usergroup | undefined {
    const groups = [...this.#ws.usergroups.values()];
    return groups.find((group) => group.id === handleOrId || group.handle === handleOrId.replace(/^@/, ''));
  }

  /** Every message of a channel, replies too, oldest first; none of a channel that does not exist. */
  messages(nameOrId: string): SeenMessage[] {
    const channel = findChannel(this.#ws, nameOrId);
    return [...(channel?.messages.values() ?? [])].map((message) => seenMessage(this.#ws, message));
  }

  message(nameOrId: string, ts: string): SeenMessage | undefined {
    const message = findChannel(this.#ws, nameOrId)?.messages.get(ts);
    return message === undefined ? undefined : seenMessage(this.#ws, message);
  }

  /** A parent and its replies. */
  thread(nameOrId: string, ts: string): SeenMessage[] {
    return (threadOf(this.#channel(nameOrId), ts) ?? []).map((message) => seenMessage(this.#ws, message));
  }

  /** The pinned messages, in the order they were pinned. */
  pins(nameOrId: string): SeenMessage[] {
    return this.#channel(nameOrId).pins.flatMap((pin) => this.message(nameOrId, pin.ts) ?? []);
  }

  bookmarks(nameOrId: string): readonly Bookmark[] {
    return this.#channel(nameOrId).bookmarks;
  }

  members(nameOrId: string): string[] {
    return [...this.#channel(nameOrId).members];
  }

  /** Files that were uploaded and not deleted, with their bytes. */
  files(): SlackFile[] {
    return [...this.#ws.files.values()].filter((file) => file.complete && !file.deleted);
  }

  /** Calls of the Web API, of one method where it is given. */
  calls(method?: string): CallRecord[] {
    return this.#ws.calls.filter((call) => method === undefined || call.method === method);
  }

  /** Things sent to the app, of one type where it is given (`message`, `/incident`, `block_actions`). */
  deliveries(type?: string): Delivery[] {
    return this.#ws.deliveries.filter((delivery) => type === undefined || delivery.type === type);
  }

  /** What the app did that Slack tolerates or hides and that it should not do. */
  violations(): readonly Violation[] {
    return this.#ws.violations;
  }

  notices(): readonly Notice[] {
    return this.#ws.notices;
  }
}
