import type { Incident } from './incident.ts';
import type { Message, MessageMark } from './message.ts';
import { tsToMs } from './message.ts';
import { isPending, type Page } from './page.ts';
import type { Task } from './task.ts';
import type { TimelineEntry } from './timeline.ts';

/** What somebody has missed: facts only, chosen by rule. */
export interface CatchUp {
  incident: Incident;
  since: number;
  /** What `since` is: when they asked, wrote or looked last, or the declaration. */
  from: 'asked' | 'wrote' | 'looked' | 'declared';
  /** What others did since, in order. */
  entries: TimelineEntry[];
  /** Messages that were put on the timeline since. */
  captured: Message[];
  openTasks: Task[];
  /** Slack ids of people whose page waits for an answer. */
  waitingFor: string[];
}

export interface Attention {
  asked: number | null;
  wrote: number | null;
  looked: number | null;
}

/** Since when somebody has missed things: the time they name, else when they last wrote or looked, whichever is later. */
export function missedSince(attention: Attention, declaredAt: number): Pick<CatchUp, 'since' | 'from'> {
  const { asked, wrote, looked } = attention;
  if (asked !== null) return { since: asked, from: 'asked' };
  if (wrote === null && looked === null) return { since: declaredAt, from: 'declared' };
  return (wrote ?? 0) >= (looked ?? 0) ? { since: wrote ?? 0, from: 'wrote' } : { since: looked ?? 0, from: 'looked' };
}

export interface Missable {
  incident: Incident;
  timeline: readonly TimelineEntry[];
  messages: readonly Message[];
  marks: readonly MessageMark[];
  tasks: readonly Task[];
  pages: readonly Page[];
}

/** Chooses what this person has missed. Their own doings are not news to them. */
export function catchUp(all: Missable, who: string, window: Pick<CatchUp, 'since' | 'from'>): CatchUp {
  const { since, from } = window;
  const isNew = (at: number) => (from === 'declared' ? at >= since : at > since);
  const fresh = new Set(
    all.marks
      .filter((mark) => captures(mark) && isNew(tsToMs(mark.eventTs)))
      .map(({ channelId, ts }) => `${channelId} ${ts}`),
  );
  return {
    incident: all.incident,
    since,
    from,
    entries: all.timeline.filter(({ recordedAt, actor }) => isNew(recordedAt) && actor !== who),
    captured: all.messages.filter(
      ({ channelId, ts, deletedAt }) => deletedAt === null && fresh.has(`${channelId} ${ts}`),
    ),
    openTasks: all.tasks.filter(({ doneAt }) => doneAt === null),
    waitingFor: [...new Set(all.pages.filter(isPending).map(({ slackUser }) => slackUser))],
  };
}

function captures({ isActive, kind, name }: MessageMark): boolean {
  return isActive && (kind !== 'reaction' || name === 'pushpin');
}
