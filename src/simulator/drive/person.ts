import { type Ack, ackOf } from '../deliver/ack.ts';
import { messageActionPayload, shortcutPayload } from '../deliver/payloads.ts';
import { runCommand } from '../deliver/run-command.ts';
import type { JsonObject } from '../json.ts';
import { openDm } from '../store/channels.ts';
import type { User } from '../store/entities.ts';
import { makeResponseUrl } from '../store/response-urls.ts';
import { topView } from '../store/views.ts';
import { choose, type Entry, enter, press, suggest } from './act.ts';
import { commandText } from './compose.ts';
import type { DriveContext } from './drive-context.ts';
import type { Target } from './find-element.ts';
import { closeModal, fill, type SubmitResult, seenModal, submit } from './modal.ts';
import { PersonCannot } from './person-cannot.ts';
import type { Where } from './places.ts';
import { type SeenEphemeral, type SeenMessage, type SeenView, seenEphemeral, seenMessage, seenView } from './seen.ts';
import type { FieldValue } from './state-for.ts';
import { conversation, edit, erase, invite, join, leave, pin, react, type SayOptions, say, writable } from './talk.ts';

/** How a slash command went: the ack and what showed at once. */
export interface CommandResult {
  ack: Ack;
  shown?: SeenEphemeral | SeenMessage;
}

/** One person at their Slack client. Everything throws PersonCannot where Slack would not let them. */
export class Person {
  readonly id: string;
  readonly #context: DriveContext;

  constructor(context: DriveContext, id: string) {
    this.#context = context;
    this.id = id;
  }

  #user(): User {
    const user = this.#context.ws.users.get(this.id);
    if (user === undefined || user.deleted || user.isBot) {
      throw new PersonCannot(this.id, 'do anything: the account is unknown, disabled or a bot');
    }
    return user;
  }

  /** Runs a slash command in a channel (#general when absent). Resolves when the app acked or failed to. */
  async command(command: string, text = '', of: { channel?: string } = {}): Promise<CommandResult> {
    const { ws, dispatcher, baseUrl } = this.#context;
    const user = this.#user();
    const known = ws.app.commands.find((each) => each.command === command);
    if (known === undefined) {
      throw new PersonCannot(this.id, `use ${command}: it is not a valid command`);
    }
    const channel = writable(ws, user, of.channel ?? 'general');
    const sent = commandText(ws, text, known.shouldEscape === true);
    const outcome = await runCommand(ws, dispatcher, baseUrl, { user: this.id, channel, command, text: sent });
    if (outcome.shown === undefined) {
      return { ack: outcome.ack };
    }
    const { shown } = outcome;
    const seen = shown.kind === 'message' ? seenMessage(ws, shown.message) : seenEphemeral(shown.ephemeral);
    return { ack: outcome.ack, shown: seen };
  }

  /** Posts a message; `@name` and `#channel` become mentions. `channel` may be `@muster` for the app's DM. */
  async say(channel: string, text: string, options: SayOptions = {}): Promise<SeenMessage> {
    const { ws } = this.#context;
    return seenMessage(ws, say(ws, this.#user(), channel, text, options));
  }

  /** Opens the direct message with somebody, by name or id; nobody hears of it. Returns the conversation's id. */
  async openDm(who: string): Promise<string> {
    const { ws } = this.#context;
    return conversation(ws, this.#user(), `@${ws.users.get(who)?.name ?? who}`).id;
  }

  async edit(channel: string, ts: string, text: string): Promise<void> {
    edit(this.#context.ws, this.#user(), channel, ts, text);
  }

  async delete(channel: string, ts: string): Promise<void> {
    erase(this.#context.ws, this.#user(), channel, ts);
  }

  /** `name` with or without colons, or the emoji itself. */
  async react(channel: string, ts: string, name: string): Promise<void> {
    react(this.#context.ws, this.#user(), channel, ts, name, true);
  }

  async unreact(channel: string, ts: string, name: string): Promise<void> {
    react(this.#context.ws, this.#user(), channel, ts, name, false);
  }

  async pin(channel: string, ts: string): Promise<void> {
    pin(this.#context.ws, this.#user(), channel, ts, true);
  }

  async unpin(channel: string, ts: string): Promise<void> {
    pin(this.#context.ws, this.#user(), channel, ts, false);
  }

  async join(channel: string): Promise<void> {
    join(this.#context.ws, this.#user(), channel);
  }

  async leave(channel: string): Promise<void> {
    leave(this.#context.ws, this.#user(), channel);
  }

  /** Invites people, or the app by its name or bot user id. */
  async invite(channel: string, ...who: string[]): Promise<void> {
    invite(this.#context.ws, this.#user(), channel, who);
  }

  /** Presses a button, by action id or visible text. */
  async click(where: Where, target: Target): Promise<Ack> {
    return press(this.#context, this.#user(), where, target);
  }

  /** Chooses in a select, overflow menu, checkboxes, radio buttons or picker. */
  async choose(where: Where, target: Target, value: FieldValue): Promise<Ack | undefined> {
    return choose(this.#context, this.#user(), where, target, value);
  }

  /** Searches in an external select and returns the options the app offers. */
  async suggest(where: Where, target: Target, query: string): Promise<JsonObject[]> {
    return suggest(this.#context, this.#user(), where, target, query);
  }

  /** The modal on top, or undefined. */
  view(): SeenView | undefined {
    return seenModal(this.#context, this.#user());
  }

  /** Fills fields of the top modal by label, block id or action id. */
  async fill(fields: Record<string, FieldValue>): Promise<void> {
    await fill(this.#context, this.#user(), fields);
  }

  /** Puts what was typed in the fields of the top modal or the home tab, without the app hearing of it. */
  async enter(where: Where, entries: readonly Entry[]): Promise<void> {
    await enter(this.#context, this.#user(), where, entries);
  }

  /** Errors that stand under the fields of the modal on top, by block id. */
  errors(): Record<string, string> {
    const top = topView(this.#context.ws, this.id);
    return top === undefined ? {} : (this.#context.errors.get(top.id) ?? {});
  }

  async submit(): Promise<SubmitResult> {
    return submit(this.#context, this.#user());
  }

  async closeView(): Promise<void> {
    await closeModal(this.#context, this.#user());
  }

  /** Runs a global shortcut. */
  async shortcut(callbackId: string): Promise<Ack> {
    this.#needShortcut(callbackId, 'global');
    return this.#interact('shortcut', shortcutPayload(this.#context.ws, this.#user().id, callbackId));
  }

  /** Runs a shortcut on a message. */
  async messageShortcut(callbackId: string, channel: string, ts: string): Promise<Ack> {
    const { ws, baseUrl } = this.#context;
    this.#needShortcut(callbackId, 'message');
    const place = conversation(ws, this.#user(), channel);
    const message = place.messages.get(ts);
    if (message === undefined) {
      throw new PersonCannot(this.id, `find a message ${ts} in ${channel}`);
    }
    const original = { type: 'message' as const, ts };
    const url = makeResponseUrl(ws, { user: this.id, channel: place.id, origin: 'action', original });
    const of = { callbackId, channel: place, message, responseUrl: `${baseUrl}${url.path}` };
    return this.#interact('message_action', messageActionPayload(ws, this.id, of));
  }

  #needShortcut(callbackId: string, type: 'global' | 'message'): void {
    const { shortcuts } = this.#context.ws.app;
    if (shortcuts?.some((each) => each.callbackId === callbackId && each.type === type) === false) {
      throw new PersonCannot(this.id, `find a ${type} shortcut ${callbackId}`);
    }
  }

  async #interact(type: string, payload: JsonObject): Promise<Ack> {
    const { ws, dispatcher } = this.#context;
    const ack = ackOf(await dispatcher.deliver({ kind: 'interactive', type, payload }));
    if (ack.error !== undefined) {
      ws.notify(this.id, `The shortcut failed: ${ack.error}`);
    }
    return ack;
  }

  /** Opens the app's home tab; the app hears of it. Returns what was published before. */
  async openHome(): Promise<SeenView | undefined> {
    const { ws } = this.#context;
    if (!ws.app.homeTab) {
      throw new PersonCannot(this.id, 'open the home tab: the app has none');
    }
    const view = ws.views.get(ws.homes.get(this.#user().id) ?? '');
    const channel = openDm(ws, this.id).id;
    ws.feed.publish({
      kind: 'home-opened',
      user: this.id,
      channel,
      tab: 'home',
      ...(view === undefined ? {} : { view }),
    });
    return this.home();
  }

  /** The home tab as published last, or undefined. */
  home(): SeenView | undefined {
    const { ws } = this.#context;
    const view = ws.views.get(ws.homes.get(this.id) ?? '');
    return view === undefined ? undefined : seenView(view);
  }

  /** What only this person sees in a channel (everywhere when absent), oldest first. */
  ephemerals(channel?: string): SeenEphemeral[] {
    const { ws } = this.#context;
    const place = channel === undefined ? undefined : conversation(ws, this.#user(), channel).id;
    return ws.ephemerals
      .filter((each) => each.user === this.id && (place === undefined || each.channel === place))
      .map(seenEphemeral);
  }

  /** The direct messages with the app, oldest first. */
  dms(): SeenMessage[] {
    const { ws } = this.#context;
    const dm = [...ws.channels.values()].find(
      (each) => each.kind === 'im' && each.members.has(this.id) && each.members.has(ws.app.botUserId),
    );
    return [...(dm?.messages.values() ?? [])].map((message) => seenMessage(ws, message));
  }

  /** What Slack told this person of an app that failed them, oldest first. */
  notices(): string[] {
    return this.#context.ws.notices.filter((notice) => notice.user === this.id).map((notice) => notice.text);
  }
}
