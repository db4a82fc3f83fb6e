import type { App, GlobalShortcut, MessageShortcut } from '@slack/bolt';
import { incidentName, isOpen } from '../../domain/incident.ts';
import { type MessageMark, msToTs } from '../../domain/message.ts';
import { plainText } from '../../domain/text.ts';
import { currentDirectory } from '../../store/directory.ts';
import { incidentByChannel } from '../../store/incidents.ts';
import { loadNames } from '../../store/names.ts';
import { recordMark } from '../../usecases/record-mark.ts';
import { recordMessage } from '../../usecases/record-message.ts';
import { settleEnvelope } from '../../usecases/settle-envelope.ts';
import { words } from '../../words/words.ts';
import { draftFromMessage } from '../form/draft-from-message.ts';
import { readMessageEvent } from '../form/message-event.ts';
import { loadIncidentView } from '../load-view.ts';
import { type DeclareDraft, openDeclareForm } from '../open-declare-form.ts';
import { openForm } from '../open-form.ts';
import { onCallViews } from '../verb/look.ts';
import type { MessageView } from '../view/block.ts';
import { taskForm } from '../view/forms.ts';
import { shortcut } from '../view/ids.ts';
import { onCallModal } from '../view/on-call.ts';
import { said } from '../view/said.ts';
import { type Actor, askedBy, ctxOf, type Listening, type Origin, originOf } from './listening.ts';
import { replyRow } from './reply-row.ts';

/** Somebody who used a shortcut. */
export interface Use {
  listening: Listening;
  origin: Origin;
  actor: Actor;
  triggerId: string;
}

/** Global shortcuts, and those in the menu of a message. */
export function listenToShortcuts(app: App, listening: Listening): void {
  const onGlobal = (id: string, run: (use: Use) => Promise<void>) =>
    app.shortcut({ callback_id: id, type: 'shortcut' }, async ({ ack, shortcut: body, context }) => {
      await ack();
      const { user, trigger_id: triggerId } = body as GlobalShortcut;
      const actor = { user: user.id, channel: null, responseUrl: null };
      await run({ listening, origin: originOf(context), actor, triggerId });
    });
  const onMessage = (id: string, run: (use: Use, body: MessageShortcut) => Promise<void>) =>
    app.shortcut({ callback_id: id, type: 'message_action' }, async ({ ack, shortcut: given, context }) => {
      await ack();
      const body = given as MessageShortcut;
      const actor = { user: body.user.id, channel: body.channel.id, responseUrl: body.response_url };
      await run({ listening, origin: originOf(context), actor, triggerId: body.trigger_id }, body);
    });

  onGlobal(shortcut.declare, (use) => declareFrom(use, { title: '', severity: null, service: null }));
  onGlobal(shortcut.onCall, showOnCall);
  onMessage(shortcut.declareFrom, async (use, { channel, message }) => {
    const { ts, thread_ts: thread, text = '', ...writer } = message as SlackMessage;
    const threadTs = thread !== undefined && thread !== ts ? thread : null;
    const source = { channelId: channel.id, ts, threadTs, text, ...writerOf(writer) };
    await declareFrom(use, draftFromMessage(source, await loadNames(listening.deps.db)));
  });
  onMessage(shortcut.addToTimeline, addToTimeline);
  onMessage(shortcut.createTask, createTask);
}

interface SlackMessage {
  ts: string;
  thread_ts?: string;
  user?: string;
  bot_id?: string;
  username?: string;
  bot_profile?: { name?: string };
  text?: string;
}

/** Who wrote it: a person, or an app by its name. */
export function writerOf(message: Pick<SlackMessage, 'user' | 'bot_id' | 'username' | 'bot_profile'>): {
  author: string | null;
  appName: string | null;
} {
  const { user, bot_id: bot, username, bot_profile: profile } = message;
  if (bot === undefined) return { author: user ?? null, appName: null };
  return { author: null, appName: profile?.name ?? username ?? null };
}

/** Opens the form that declares; when it cannot be opened, says so. */
export async function declareFrom({ listening, origin, actor, triggerId }: Use, draft: DeclareDraft): Promise<void> {
  const problem = await openDeclareForm(listening, origin, actor, triggerId, draft);
  if (problem === null) return settle({ listening, origin, actor, triggerId });
  const sorry = words.answers.formFailed(problem, words.answers.instead.declareAtOnce);
  await reply({ listening, origin, actor, triggerId }, said(sorry));
}

/** A window, because a shortcut and the home tab have no place to answer in. */
export async function showOnCall(use: Use): Promise<void> {
  const { listening, origin, triggerId } = use;
  const directory = await currentDirectory(listening.deps.db);
  const views = onCallViews(directory.roster.schedules, directory, listening.clock.now());
  const problem = await openForm(listening, origin, triggerId, onCallModal(views));
  if (problem !== null) return reply(use, said(words.answers.onCallFailed(problem)));
  await settle(use);
}

async function addToTimeline(use: Use, { channel, message }: MessageShortcut): Promise<void> {
  const { listening, origin, actor } = use;
  const incident = await incidentByChannel(listening.deps.db, channel.id);
  if (!incident) return reply(use, said(words.answers.elsewhere));
  const event = readMessageEvent({ ...message, channel: channel.id }, listening.identity);
  const now = listening.clock.now();
  const ctx = { now, newId: listening.random.id, actor: null, cause: null };
  // Known already, unless it was said while Muster was away.
  if (event.what === 'seen') await recordMessage(listening.deps, event.message, { ctx });
  const { user } = actor;
  const mark: MessageMark = {
    channelId: channel.id,
    ts: (message as SlackMessage).ts,
    kind: 'shortcut',
    name: '',
    userId: user,
    by: user,
    eventTs: msToTs(now),
    isActive: true,
  };
  const done = said(words.answers.captured(incidentName(incident)));
  await recordMark(
    listening.deps,
    mark,
    askedBy<null>(listening, origin, actor, () => done),
  );
}

async function createTask(use: Use, { channel, message }: MessageShortcut): Promise<void> {
  const { listening, origin, triggerId } = use;
  const { db } = listening.deps;
  const incident = await incidentByChannel(db, channel.id);
  if (!incident) return reply(use, said(words.answers.elsewhere));
  const world = { now: listening.clock.now(), teamUrl: listening.identity.teamUrl };
  const view = await loadIncidentView(db, incident.id, world);
  if (!view) return settle(use);
  const text = plainText((message as SlackMessage).text ?? '', await loadNames(db));
  const problem = await openForm(listening, origin, triggerId, taskForm(view, 'task', text));
  const { formFailed, formClosed, instead } = words.answers;
  const sorry = isOpen(incident) ? (why: string) => formFailed(why, instead.typeTask) : formClosed;
  if (problem !== null) return reply(use, said(sorry(problem)));
  await settle(use);
}

export function settle({ listening, origin, actor }: Use): Promise<void> {
  return settleEnvelope(listening.deps, { ctx: ctxOf(listening, origin, actor.user) });
}

export async function reply({ listening, origin, actor }: Use, message: MessageView): Promise<void> {
  const ctx = ctxOf(listening, origin, actor.user);
  await settleEnvelope(listening.deps, { ctx }, replyRow(origin.envelopeId, actor, message));
}
