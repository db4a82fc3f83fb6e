import type { App } from '@slack/bolt';
import { nearest } from '../../domain/nearest.ts';
import { type Names, plainText } from '../../domain/text.ts';
import { loadNames } from '../../store/names.ts';
import type { DeclareSource } from '../../usecases/bring-origin.ts';
import { settleEnvelope } from '../../usecases/settle-envelope.ts';
import { words } from '../../words/words.ts';
import { readCommand } from '../form/command-text.ts';
import { draftFromMessage } from '../form/draft-from-message.ts';
import { toDraftValue } from '../form/draft-value.ts';
import type { DeclareDraft } from '../open-declare-form.ts';
import { findVerb, verbs } from '../verb/verbs.ts';
import { actions, button, type MessageView } from '../view/block.ts';
import { action } from '../view/ids.ts';
import { clipped } from '../view/mrkdwn.ts';
import { said } from '../view/said.ts';
import { ctxOf, type Listening, originOf } from './listening.ts';
import { replyRow } from './reply-row.ts';
import { writerOf } from './shortcuts.ts';

type Writer = Parameters<typeof writerOf>[0];

const askWithinMs = 1_000;

interface Mention {
  user?: string;
  bot_id?: string;
  text: string;
  ts: string;
  thread_ts?: string;
  channel: string;
  edited?: unknown;
}

/** `@Muster declare …`, where a command cannot be typed: in a thread. The answer has a button, because a form needs a click. */
export function listenToMentions(app: App, listening: Listening): void {
  app.event('app_mention', async ({ event, context }) => {
    const mention = event as Mention;
    const origin = originOf(context);
    const user = mention.user ?? '';
    const ctx = ctxOf(listening, origin, user === '' ? null : user);
    // Another app that greets every mention would go on for ever.
    if (user === '' || mention.bot_id !== undefined || mention.edited !== undefined)
      return settleEnvelope(listening.deps, { ctx });
    const message = await answerTo(mention, listening);
    const actor = { user, channel: mention.channel, responseUrl: null, threadTs: mention.thread_ts ?? null };
    await settleEnvelope(listening.deps, { ctx }, replyRow(origin.envelopeId, actor, message));
  });
}

async function answerTo(mention: Mention, listening: Listening): Promise<MessageView> {
  const own = `<@${listening.identity.botUserId}>`;
  const { verb: word, rest } = readCommand(mention.text.replace(own, ' '));
  const names = await loadNames(listening.deps.db);
  const verb = word === '' ? undefined : findVerb(word);
  const wantsToDeclare = word === '' || verb?.name === 'new' || verb?.name === 'new!' || word === 'incident';
  if (wantsToDeclare) {
    const draft = await draftOf(mention, rest, names, listening);
    const what = draft.title === '' ? null : clipped(draft.title, 200);
    return said(words.mentions.declare(what), ask(draft));
  }
  if (verb) return said(words.mentions.useCommand(clipped([verb.name, plainText(rest, names)].join(' ').trim(), 300)));
  const known = verbs.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
  const meant = nearest(word, known);
  const hint = meant === null ? words.mentions.allWords : words.mentions.didYouMean(meant);
  const draft = await draftOf(mention, `${word} ${rest}`, names, listening);
  return said(words.mentions.unknown(clipped(word, 60), hint), ask(draft));
}

function ask(draft: DeclareDraft) {
  const open = button(action.declareFrom, words.buttons.declareIncident, {
    value: toDraftValue(draft),
    style: 'primary',
  });
  return actions('declare_from', [open]);
}

/** What was typed is the title; when nothing was, the message that began the thread says what is happening. */
async function draftOf(
  { channel, ts, thread_ts: threadTs }: Mention,
  typed: string,
  names: Names,
  listening: Listening,
): Promise<DeclareDraft> {
  const title = plainText(typed, names).trim();
  if (threadTs === undefined) {
    const source: DeclareSource = { channelId: channel, ts, threadTs: null, text: null, author: null, appName: null };
    return { title, impact: '', severity: null, service: null, source };
  }
  const root = await rootOf(channel, threadTs, listening);
  const source: DeclareSource = { channelId: channel, ts: threadTs, threadTs: null, ...root };
  const draft = draftFromMessage(source, names);
  return title === '' ? draft : { ...draft, title, impact: plainText(root.text ?? '', names).trim() };
}

async function rootOf(
  channel: string,
  ts: string,
  { slack }: Listening,
): Promise<Pick<DeclareSource, 'text' | 'author' | 'appName'>> {
  const answer = await slack.call('conversations.replies', { channel, ts, limit: 1 }, { timeoutMs: askWithinMs });
  const root = answer.kind === 'ok' ? (answer.data.messages as ({ text?: string } & Writer)[])[0] : undefined;
  return { text: root?.text ?? null, ...writerOf(root ?? {}) };
}
