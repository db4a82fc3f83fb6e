import { isOpen } from '../../domain/incident.ts';
import { html, type Markup, nothing } from '../../domain/markup.ts';
import { anchor } from '../../domain/postmortem/html-text.ts';
import type { TaskRow } from '../../domain/postmortem/model.ts';
import { taskState } from '../../domain/postmortem/phrase.ts';
import { words } from '../../words/words.ts';
import type { IncidentPage } from '../read/incident-page.ts';
import type { Frame } from './layout.ts';
import { moment } from './moment.ts';
import { fact, hint, missing, personOr, table } from './parts.ts';

/** Who was paged, how and why, and what came of it. */
export function pages({ record }: IncidentPage, { zone }: Frame): Markup {
  if (record.pages.length === 0) return html`<p class="empty">${words.dashboard.noPages}</p>`;
  return table(
    words.dashboard.pages,
    [
      words.dashboard.person,
      words.dashboard.outcome,
      words.dashboard.carrier,
      words.dashboard.sent,
      words.dashboard.why,
    ],
    record.pages.map(({ who, carrier, sentAt, isLate, outcome, why }) => [
      html`${who}`,
      html`${outcome}`,
      html`${carrier}`,
      sentAt === null
        ? missing(words.dashboard.notSent)
        : html`${moment(sentAt, zone)}${isLate ? ` (${words.dashboard.late})` : ''}`,
      html`${why}`,
    ]),
  );
}

/** The roles, and who else had a part. */
export function people({ record }: IncidentPage): Markup {
  const rows = record.people.map(({ label, names }) =>
    fact(label, personOr(names.length === 0 ? null : names.join(', '))),
  );
  return html`<dl class="facts">${rows}</dl>`;
}

/** How far the playbook is. A step that is done says so in words as well. */
export function playbook({ record, incident }: IncidentPage): Markup {
  const { playbook: attached } = record;
  if (attached === null)
    return isOpen(incident)
      ? hint(words.dashboard.noPlaybook, words.dashboard.playbookCommand)
      : html`<p class="empty">${words.dashboard.noneSaid}</p>`;
  const done = attached.steps.filter(({ doneAt }) => doneAt !== null).length;
  const steps = attached.steps.map(({ text, role, doneBy, doneAt }) => {
    const isDone = doneAt !== null;
    const forRole = role === null ? nothing : html` <span class="quiet">(${role})</span>`;
    const by = isDone
      ? html` <span class="quiet">${words.dashboard.step}, ${doneBy ?? ''}</span>`
      : html`<span class="sr"> ${words.dashboard.stepOpen}</span>`;
    return html`<li class="${isDone ? 'done' : 'open'}"><span class="box" aria-hidden="true">${isDone ? '✓' : ''}</span><span>${text}${forRole}${by}</span></li>
`;
  });
  const links = attached.links.map(({ title, url }) => html` · ${anchor(title, url)}`);
  return html`<p><strong>${attached.name}</strong>${links}</p>
${attached.steps.length === 0 ? nothing : html`<p class="quiet">${words.dashboard.ticked(done, attached.steps.length)}</p><ol class="steps">${steps}</ol>`}`;
}

export function tasks({ record, incident }: IncidentPage, { zone }: Frame): Markup {
  if (record.tasks.length > 0) return taskList(record.tasks, zone);
  return isOpen(incident)
    ? hint(words.dashboard.noTasks, words.dashboard.taskCommand)
    : html`<p class="empty">${words.dashboard.noneSaid}</p>`;
}

export function followUps({ record }: IncidentPage, { zone }: Frame): Markup {
  return taskList(record.followUps, zone);
}

function taskList(rows: readonly TaskRow[], zone: string): Markup {
  const items = rows.map(
    (task) =>
      html`<li class="${task.isDone ? 'done' : 'open'}"><span class="box" aria-hidden="true">${task.isDone ? '✓' : ''}</span><span>${task.text} <span class="quiet">${task.owner ?? words.terms.nobody}, ${taskState(task, zone)}</span></span></li>
`,
  );
  return html`<ol class="steps">${items}</ol>`;
}
