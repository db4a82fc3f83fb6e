import type { ModalView } from '@slack/types';
import type { LintFinding } from '../../domain/lint/lint-finding.ts';
import { wordFor } from '../../words/word-for.ts';
import { words } from '../../words/words.ts';
import { actions, button, limit, type MessageView, message, plain, section, sections } from './block.ts';
import { findingsHint } from './findings.ts';
import { action } from './ids.ts';
import { clipped, time, user } from './mrkdwn.ts';

/** Who is on call for one schedule, with names and Slack ids filled in. */
export interface OnCallView {
  schedule: string;
  name: string;
  now: { name: string; slack: string; until: number | null; override: string | null }[];
  /** Why nobody is, when nobody is. */
  vacant: string | null;
  next: { name: string; from: number | null }[];
}

/** Who is on call now, or at `at`, and who is next, in the reader's own time; for who can mend it, what lint finds. */
export function onCall(
  views: readonly OnCallView[],
  at: number | null = null,
  findings: readonly LintFinding[] | null = null,
): MessageView {
  if (views.length === 0)
    return message({
      text: words.onCall.noSchedules,
      blocks: [section(words.onCall.noSchedulesYet)],
    });
  const fallback = at === null ? words.onCall.fallback : words.onCall.fallbackThen;
  const head = at === null ? [] : [words.onCall.askedFor(time(at, '{date_short_pretty} {time}'))];
  const lines = views.map((view) => `*${clipped(view.name, 150)}*: ${line(view)}`);
  const text = views
    .map((view) => `${view.name}: ${view.now.map(({ name }) => name).join(', ') || words.terms.nobody}`)
    .join('; ');
  const hint = findingsHint(findings);
  const blocks = [...sections([...head, ...lines]), ...(hint === null ? [] : [hint])];
  return message({ text: fallback(clipped(text, 3_000)), blocks });
}

/** The same as an answer, with the button for one's own calendar, and one for who manages a rotation. */
export function onCallAnswer(
  views: readonly OnCallView[],
  { at, findings, canEdit }: { at: number | null; findings: readonly LintFinding[] | null; canEdit: boolean },
): MessageView {
  const { text, blocks } = onCall(views, at, findings);
  const buttons = [
    button(action.calendarLink, words.buttons.calendarLink),
    ...(canEdit ? [button(action.editRotation, words.buttons.editRotation)] : []),
  ];
  return message({ text, blocks: [...blocks, actions('on_call', buttons)] });
}

/** The same as a window, for where there is nobody to answer to. */
export function onCallModal(views: readonly OnCallView[]): ModalView {
  return {
    type: 'modal',
    title: plain(words.onCall.title, limit.modalTitle),
    close: plain(words.buttons.close, limit.modalTitle),
    blocks: onCall(views).blocks,
  };
}

function line(view: OnCallView): string {
  const { onCall: texts } = words;
  const next = view.next
    .slice(0, 3)
    .map(({ name, from }) =>
      from === null ? clipped(name, 80) : texts.from(clipped(name, 80), time(from, '{date_short_pretty} {time}')),
    );
  const now = nowOf(view);
  return next.length === 0 ? now : texts.andThen(now, next.join(', '));
}

function nowOf({ now, vacant }: OnCallView): string {
  const { onCall: texts } = words;
  if (now.length === 0) return texts.vacant(wordFor(texts.reasons, vacant ?? '') ?? texts.noReason);
  const people = now.map(({ slack, until, override }) => {
    const who = until === null ? user(slack) : texts.until(user(slack), time(until, '{date_short_pretty} {time}'));
    return override === null ? who : texts.override(who, clipped(override, 60));
  });
  return people.join(texts.together);
}
