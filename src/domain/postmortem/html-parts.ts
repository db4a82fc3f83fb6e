import { words } from '../../words/words.ts';
import { html, type Markup, nothing } from '../markup.ts';
import { momentItem } from './html-message.ts';
import { anchor, prose } from './html-text.ts';
import { metricText } from './metric.ts';
import type { Postmortem, TaskRow } from './model.ts';
import { day, iso, stamp } from './moment.ts';
import type { PartKey } from './parts.ts';
import { fromDeclaration, taskState } from './phrase.ts';

const { columns, headings } = words.postmortem;

/** The body of each part but the title, which is the document's head. */
export const htmlParts: Record<Exclude<PartKey, 'title'>, (postmortem: Postmortem) => Markup> = {
  summary: ({ summary }) => html`<p>${summary.join(' ')}</p>`,
  impact: ({ impact }) => said(impact),
  times: ({ times, zone }) =>
    table(
      headings.times,
      [columns.what, columns.when, columns.fromDeclaration],
      times.map((time) => [html`${time.label}`, when(time.at, zone), html`${fromDeclaration(time, times)}`]),
    ),
  people: ({ people }) =>
    table(
      headings.people,
      [columns.role, columns.who],
      people.map(({ label, names }) => [
        html`${label}`,
        names.length === 0 ? missing(words.terms.nobody) : html`${names.join(', ')}`,
      ]),
    ),
  timeline,
  'what-fixed-it': ({ resolution }) => said(resolution),
  'root-cause': () => nothing,
  'went-well': () => nothing,
  'went-badly': () => nothing,
  lessons: () => nothing,
  playbook,
  tasks: (postmortem) =>
    html`<h3>${words.postmortem.tasks}</h3>
${tasks(words.postmortem.tasks, postmortem.tasks, postmortem)}
<h3>${words.postmortem.followUps}</h3>
${tasks(words.postmortem.followUps, postmortem.followUps, postmortem)}`,
  pages: ({ pages, zone }) =>
    pages.length === 0
      ? html`<p>${words.postmortem.nobodyPaged}</p>`
      : table(
          headings.pages,
          [columns.who, columns.by, columns.sent, columns.outcome, columns.why],
          pages.map(({ who, carrier, sentAt, isLate, outcome, why }) => [
            html`${who}`,
            html`${carrier}`,
            sentAt === null
              ? missing(words.postmortem.notSent)
              : html`${when(sentAt, zone)}${isLate ? ` ${words.postmortem.late}` : ''}`,
            html`${outcome}`,
            html`${why}`,
          ]),
        ),
  metrics: ({ metrics }) =>
    table(
      headings.metrics,
      [columns.measure, columns.value],
      metrics.map((metric) => [
        html`${metric.label}`,
        html`<span class="${metricClass(metric.state)}">${metricText(metric)}</span>`,
      ]),
    ),
  transcript: ({ zone }) => html`<p class="quiet">${words.postmortem.transcript(zone)}</p>`,
};

export function metricClass(state: Postmortem['metrics'][number]['state']): string {
  if (state === 'recorded') return 'exact';
  return state === 'invalid' ? 'wrong vague' : 'missing vague';
}

function missing(text: string): Markup {
  return html`<span class="missing">${text}</span>`;
}

function when(at: number | null, zone: string): Markup {
  return at === null
    ? missing(words.terms.notRecorded)
    : html`<time datetime="${iso(at) ?? ''}">${stamp(at, zone)}</time>`;
}

function said(text: string | null): Markup {
  return text === null
    ? html`<p>${missing(words.terms.notRecorded)}</p>`
    : html`<p class="said" dir="auto">${prose(text)}</p>`;
}

/** The first cell of each row names it. A wide table scrolls by itself, also from the keyboard. */
function table(name: string, heads: readonly string[], rows: readonly (readonly Markup[])[]): Markup {
  const body = rows.map(
    ([first, ...rest]) =>
      html`<tr><th scope="row">${first ?? ''}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
  );
  return html`<div class="scroll" role="group" aria-label="${name}" tabindex="0"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${body}</tbody>
</table></div>`;
}

function timeline({ timeline: rows, zone }: Postmortem): Markup {
  if (rows.length === 0) return html`<p>${words.postmortem.nothingRecorded}</p>`;
  const days = [...Map.groupBy(rows, ({ at }) => day(at, zone))];
  return html`${days.map(
    ([name, ofDay]) => html`<h3>${name}</h3>
<ol class="moments">
${ofDay.map((row) => momentItem(row, zone))}</ol>
`,
  )}`;
}

function playbook({ playbook: view, zone }: Postmortem): Markup {
  if (view === null) return html`<p>${words.postmortem.noPlaybook}</p>`;
  const steps = view.steps.map(({ text, role, doneBy, doneAt }) => {
    const by = doneAt === null ? missing(words.postmortem.notTicked) : html`${doneBy ?? ''}, ${when(doneAt, zone)}`;
    const forRole = role === null ? '' : ` (${words.terms.roles[role]})`;
    return html`<li class="${doneAt === null ? 'open' : 'done'}">${text}${forRole} <span class="from">${by}</span></li>
`;
  });
  const links = view.links.map(({ title, url }) => html` · ${anchor(title, url)}`);
  return html`<p><strong>${view.name}</strong>${links}</p>
<ul class="steps">
${steps}</ul>`;
}

function tasks(name: string, rows: readonly TaskRow[], { zone }: Postmortem): Markup {
  if (rows.length === 0) return html`<p>${words.postmortem.none}</p>`;
  return table(
    name,
    [columns.number, columns.what, columns.owner, columns.state],
    rows.map((task) => [
      html`${task.number}`,
      html`${task.text}`,
      task.owner === null ? missing(words.terms.nobody) : html`${task.owner}`,
      html`${taskState(task, zone)}`,
    ]),
  );
}
