import { words } from '../../words/words.ts';
import type { Message, MessageMark } from '../message.ts';
import type { Names } from '../text.ts';
import { permalink } from './permalink.ts';
import { type Said, said } from './said.ts';
import { who } from './who.ts';

/** A message that somebody put on the timeline. */
export interface CapturedMessage extends Said {
  /** Names; `a pin` when Slack does not say who pinned it. */
  capturedBy: string[];
  permalink: string | null;
}

const captureReaction = 'pushpin';

/** The messages on which a gesture stands now: the 📌 reaction, a Slack pin or the shortcut. Taken away is withdrawn. */
export function capturedMessages(
  messages: readonly Message[],
  marks: readonly MessageMark[],
  names: Names,
  teamUrl: string | null,
): CapturedMessage[] {
  const standing = Map.groupBy(marks.filter(captures), keyOf);
  return messages.flatMap((message) => {
    const by = standing.get(keyOf(message));
    if (by === undefined) return [];
    return [{ ...said(message, names), capturedBy: capturers(by, names), permalink: permalink(message, teamUrl) }];
  });
}

function captures({ isActive, kind, name }: MessageMark): boolean {
  return isActive && (kind !== 'reaction' || name === captureReaction);
}

function keyOf({ channelId, ts }: Pick<Message, 'channelId' | 'ts'>): string {
  return `${channelId} ${ts}`;
}

function capturers(marks: readonly MessageMark[], names: Names): string[] {
  const inOrder = marks.toSorted((a, b) => (a.eventTs < b.eventTs ? -1 : a.eventTs > b.eventTs ? 1 : 0));
  const all = inOrder.map(({ by, userId, kind }) => {
    const id = by ?? userId;
    return id === '' && kind === 'pin' ? words.postmortem.aPin : who(id, names);
  });
  return [...new Set(all)];
}
