import { isOpen } from '../../domain/incident.ts';
import { html, type Markup, nothing } from '../../domain/markup.ts';
import { anchor, prose } from '../../domain/postmortem/html-text.ts';
import { type Metric, metricText } from '../../domain/postmortem/metric.ts';
import { words } from '../../words/words.ts';
import type { IncidentPage } from '../read/incident-page.ts';
import { followUps, pages, people, playbook, tasks } from './incident-parts.ts';
import type { Content, Frame } from './layout.ts';
import { minutesOf, moment } from './moment.ts';
import { attentionText, drillTag, dueText, fact, hint, missing, severityLabel } from './parts.ts';
import { timeline } from './timeline.ts';

/** The page of one incident. */
export function incident(page: IncidentPage, frame: Frame): Content {
  const { record } = page;
  const open = isOpen(page.incident);
  const order = open ? html` <span class="quiet">(${words.dashboard.newestFirst})</span>` : nothing;
  const main = html`${head(page, frame)}
<div class="columns">
<div class="wide">
${open ? nothing : postmortem(page)}
${section('updates', words.dashboard.updates, updates(page, frame))}
${section('timeline', words.dashboard.timeline, timeline(record.timeline, open, frame.zone), order)}
${section('pages', words.dashboard.pages, pages(page, frame))}
</div>
<div class="narrow">
${section('standing', words.dashboard.standing, html`<dl class="facts">${facts(page, frame)}</dl>`)}
${section('playbook', words.dashboard.playbook, playbook(page))}
${section('tasks', words.dashboard.tasks, tasks(page, frame))}
${record.followUps.length === 0 ? nothing : section('follow-ups', words.dashboard.followUps, followUps(page, frame))}
${section('people', words.dashboard.people, people(page))}
${page.links.length === 0 ? nothing : section('links', words.dashboard.links, links(page))}
${open ? postmortem(page) : nothing}
</div>
</div>`;
  return { title: `${record.number} ${record.title}`, at: 'incidents', everySeconds: open ? 5 : 30, main };
}

function section(id: string, title: string, body: Markup, beside: Markup = nothing): Markup {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}${beside}</h2>
${body}</section>`;
}

function head(
  { number, record, severity, incident: { status, isDrill }, attention, next, mergedInto }: IncidentPage,
  { zone }: Frame,
): Markup {
  const isOver = !['investigating', 'identified', 'monitoring'].includes(status);
  const merged = status === 'merged' ? mergedLink(mergedInto) : nothing;
  const nextPage =
    next === null || isOver
      ? nothing
      : html` <span class="quiet">${words.dashboard.nextPage(next.who)}, ${moment(next.at, zone)}</span>`;
  return html`<div class="head rank-${Math.min(severity.rank, 3)}">
<p class="crumb"><a href="/incidents">${words.dashboard.back}</a></p>
<p class="over">${severityLabel(severity)}<span class="number">INC-${number}</span>${drillTag(isDrill)}<span class="tag">${words.terms.statuses[status]}</span></p>
<h1 dir="auto">${record.title}</h1>
${isDrill ? html`<p class="quiet">${words.dashboard.drillNote}</p>` : nothing}
${isOver ? merged : html`<p class="attention">${attentionText(attention, zone)}${nextPage}</p>`}
</div>`;
}

function mergedLink(number: number | null): Markup {
  const text = `${words.terms.statuses.merged} ${words.dashboard.mergedInto(number)}`;
  return html`<p class="attention">${number === null ? html`${text}` : html`<a href="/incidents/${number}">${text}</a>`}</p>`;
}

function facts({ incident, record, zoomUrl }: IncidentPage, { now, zone }: Frame): Markup[] {
  const open = isOpen(incident);
  const at = (key: string) => record.times.find((time) => time.key === key)?.at ?? null;
  const when = (value: number | null) => (value === null ? missing(words.terms.notRecorded) : moment(value, zone));
  const declaredBy = record.people.find(({ key }) => key === 'declared')?.names[0] ?? words.terms.nobody;
  const measured = (key: string) => record.metrics.find((metric) => metric.key === key);
  const rows: (Markup | null)[] = [
    fact(words.dashboard.status, html`${words.terms.statuses[incident.status]}`),
    fact(words.dashboard.service, record.service === null ? missing(words.terms.notRecorded) : html`${record.service}`),
    record.impact === null
      ? null
      : fact(words.dashboard.impact, html`<span class="said" dir="auto">${prose(record.impact)}</span>`),
    fact(
      words.dashboard.declared,
      html`${when(at('declared'))} <span class="quiet">${words.dashboard.declaredBy(declaredBy)}</span>`,
    ),
    fact(words.dashboard.started, when(at('started'))),
    open ? fact(words.dashboard.age, html`${minutesOf(now - incident.declaredAt)}`) : null,
    open ? fact(words.dashboard.nextUpdate, dueText(incident.updateDueAt, now, zone)) : null,
    fact(words.dashboard.toAcknowledge, metric(measured('time_to_acknowledge'))),
    open ? null : fact(words.dashboard.toResolve, metric(measured('time_to_resolve'))),
    open ? null : fact(words.dashboard.duration, metric(measured('duration'))),
    record.channel === null ? null : fact(words.dashboard.channel, anchor(record.channel.name, record.channel.url)),
    open && zoomUrl !== null ? fact(words.dashboard.call, anchor(words.dashboard.joinCall, zoomUrl)) : null,
  ];
  return rows.filter((row) => row !== null);
}

function metric(figure: Metric | undefined): Markup {
  if (figure === undefined || figure.state === 'not_recorded') return missing(words.terms.notRecorded);
  return figure.state === 'recorded' ? html`${metricText(figure)}` : missing(metricText(figure));
}

function updates({ lastUpdate, record, incident }: IncidentPage, { zone }: Frame): Markup {
  const told = record.timeline.filter((row) => row.kind === 'entry' && row.what === 'update');
  if (lastUpdate === null)
    return isOpen(incident)
      ? hint(words.dashboard.noUpdates, words.dashboard.updateCommand)
      : html`<p class="empty">${words.dashboard.noneSaid}</p>`;
  const rows = told.toReversed().slice(0, 20);
  return html`<ol class="updates">${rows.map(
    (row) => html`<li>${moment(row.at, zone)}<p class="said" dir="auto">${prose(row.text ?? '')}</p></li>
`,
  )}</ol>`;
}

function links({ links: all }: IncidentPage): Markup {
  return html`<ul class="links">${all.map(({ title, url }) => html`<li>${anchor(title, url)}</li>`)}</ul>`;
}

/** What the document says in short, and the document. */
function postmortem({ number, record }: IncidentPage): Markup {
  const address = `/incidents/${number}/postmortem`;
  const fixed =
    record.resolution === null
      ? nothing
      : html`<h3>${words.dashboard.resolution}</h3><p class="said" dir="auto">${prose(record.resolution)}</p>`;
  const summary = record.isDraft
    ? html`<p class="quiet">${words.dashboard.draft}</p>`
    : html`<p dir="auto">${record.summary.join(' ')}</p>`;
  return section(
    'postmortem',
    words.dashboard.postmortem,
    html`${summary}${fixed}<p class="more"><a class="button primary" href="${address}">${record.isDraft ? words.dashboard.readDraft : words.dashboard.readPostmortem}</a><a class="button" href="${address}.md" aria-label="${words.dashboard.download}: ${words.dashboard.markdown}">${words.dashboard.markdown}</a><a class="button" href="${address}.json" aria-label="${words.dashboard.download}: ${words.dashboard.json}">${words.dashboard.json}</a></p>`,
  );
}
