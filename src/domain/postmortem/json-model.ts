import type { Postmortem, TaskRow } from './model.ts';
import { iso } from './moment.ts';
import type { TimelineRow } from './timeline-row.ts';

/** The model under the names that scripts rely on. */
export function jsonModel(postmortem: Postmortem) {
  const { channel, timeline, playbook, pages } = postmortem;
  return {
    schema: 1,
    number: postmortem.number,
    title: postmortem.title,
    status: postmortem.status,
    draft: postmortem.isDraft,
    drill: postmortem.isDrill,
    private: postmortem.isPrivate,
    severity: postmortem.severity,
    service: postmortem.service,
    channel: channel?.name ?? null,
    channel_url: channel?.url ?? null,
    made_at: iso(postmortem.madeAt),
    zone: postmortem.zone,
    summary: postmortem.summary,
    impact: postmortem.impact,
    times: Object.fromEntries(postmortem.times.map(({ key, at }) => [key, iso(at)])),
    metrics: postmortem.metrics,
    people: Object.fromEntries(postmortem.people.map(({ key, names }) => [key, names])),
    timeline: timeline.map(timelineRow),
    resolution: postmortem.resolution,
    playbook: playbook && {
      name: playbook.name,
      links: playbook.links,
      steps: playbook.steps.map(({ text, role, doneBy, doneAt }) => ({
        text,
        role,
        done_by: doneBy,
        done_at: iso(doneAt),
      })),
    },
    tasks: postmortem.tasks.map(taskRow),
    follow_ups: postmortem.followUps.map(taskRow),
    pages: pages.map(({ who, carrier, why, dueAt, sentAt, isLate, outcome, endedAt }) => ({
      who,
      carrier,
      why,
      due_at: iso(dueAt),
      sent_at: iso(sentAt),
      late: isLate,
      outcome,
      ended_at: iso(endedAt),
    })),
    notes: postmortem.notes,
  };
}

function timelineRow(row: TimelineRow) {
  if (row.kind === 'entry')
    return { at: iso(row.at), kind: row.kind, what: row.what, text: row.text, written_at: iso(row.writtenAt) };
  return {
    at: iso(row.at),
    kind: row.kind,
    author: row.author,
    text: row.text,
    ts: row.ts,
    thread_ts: row.threadTs,
    edited: row.isEdited,
    deleted: row.isDeleted,
    back_filled: row.isBackfilled,
    captured_by: row.capturedBy,
    permalink: row.permalink,
    files: row.files,
  };
}

function taskRow({ number, text, owner, dueAt, isDone, doneBy, doneAt }: TaskRow) {
  return { number, text, owner, due_at: iso(dueAt), done: isDone, done_by: doneBy, done_at: iso(doneAt) };
}
