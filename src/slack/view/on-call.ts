import type { ModalView } from '@slack/types';
import { limit, type MessageView, message, plain, section, sections } from './block.ts';
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

const vacantWords: Record<string, string> = {
  outside_coverage: 'outside the hours it covers',
  no_layer: 'the schedule has no layer that names anybody',
  restriction: 'no window of the schedule applies',
  empty_slot: 'the slot is left empty',
  user_inactive: "the person's Slack account is deactivated",
  override_removed: 'an override took the person out',
  holiday: 'it is a holiday',
};

/** Who is on call now and who is next, in the reader's own time. */
export function onCall(views: readonly OnCallView[]): MessageView {
  if (views.length === 0)
    return message({
      text: 'The roster has no schedules.',
      blocks: [section('The roster has no schedules. Apply one with `muster apply`.')],
    });
  const lines = views.map((view) => `*${clipped(view.name, 150)}*: ${line(view)}`);
  const text = views
    .map((view) => `${view.name}: ${view.now.map(({ name }) => name).join(', ') || 'nobody'}`)
    .join('; ');
  return message({ text: `On call now. ${clipped(text, 3_000)}`, blocks: sections(lines) });
}

/** The same as a window, for where there is nobody to answer to. */
export function onCallModal(views: readonly OnCallView[]): ModalView {
  return {
    type: 'modal',
    title: plain('Who is on call', limit.modalTitle),
    close: plain('Close', limit.modalTitle),
    blocks: onCall(views).blocks,
  };
}

function line(view: OnCallView): string {
  const next = view.next
    .slice(0, 3)
    .map(
      ({ name, from }) =>
        `${clipped(name, 80)}${from === null ? '' : ` from ${time(from, '{date_short_pretty} {time}')}`}`,
    );
  const then = next.length === 0 ? '' : `, then ${next.join(', ')}`;
  if (view.now.length === 0) {
    const why = vacantWords[view.vacant ?? ''] ?? 'no reason known';
    return `⚠️ *nobody* (${why})${then}`;
  }
  const people = view.now.map(({ slack, until, override }) => {
    const end = until === null ? '' : ` until ${time(until, '{date_short_pretty} {time}')}`;
    return `${user(slack)}${end}${override === null ? '' : ` (override ${clipped(override, 60)})`}`;
  });
  return `${people.join(' and ')}${then}`;
}
