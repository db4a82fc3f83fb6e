import { html, type Markup, nothing } from '../../domain/markup.ts';
import { span } from '../../domain/postmortem/span.ts';
import { words } from '../../words/words.ts';
import type { ListQuery } from '../query.ts';
import type { IncidentRow, IncidentRows } from '../read/incident-rows.ts';
import type { Content, Frame } from './layout.ts';
import { minutesOf } from './moment.ts';
import { attentionText, drillTag, dueText, fact, missing, personOr, severityLabel, table } from './parts.ts';

/** The list of incidents: what is open, then what was closed. */
export function incidentList(rows: IncidentRows, query: ListQuery, frame: Frame): Content {
  const { counts } = rows;
  const main = html`<div class="head"><h1>${words.dashboard.incidents}</h1><p class="lead">${words.dashboard.counts(counts.open, counts.unacknowledged, counts.drills)}</p></div>
${filter(query)}
${query.status === 'closed' || (query.status === 'all' && query.before !== null) ? nothing : openSection(rows, query, frame)}
${query.status === 'open' ? nothing : closedSection(rows, query)}`;
  return { title: words.dashboard.titleWithCount(counts.open), at: 'incidents', everySeconds: 5, main };
}

function filter({ status }: ListQuery): Markup {
  const entry = (value: ListQuery['status'], label: string) =>
    html`<li><a href="/incidents?status=${value}"${value === status ? html` aria-current="true"` : nothing}>${label}</a></li>`;
  return html`<nav class="filter" aria-label="${words.dashboard.filter}"><ul>${entry('all', words.dashboard.all)}${entry('open', words.dashboard.open)}${entry('closed', words.dashboard.closed)}</ul></nav>`;
}

function openSection({ open, olderOpen }: IncidentRows, query: ListQuery, frame: Frame): Markup {
  const body =
    open.length > 0
      ? html`<ol class="cards">${open.map((row) => card(row, frame))}</ol>`
      : query.before === null
        ? html`<div class="calm"><p>${words.dashboard.nothingOpen}</p><p>${words.dashboard.declare} <code>${words.dashboard.declareCommand}</code></p></div>`
        : html`<p class="empty">${words.dashboard.nothingOlder}</p>`;
  return html`<section aria-labelledby="open"><h2 id="open">${words.dashboard.open}</h2>
${body}${more('open', olderOpen, query)}</section>`;
}

function card(row: IncidentRow, { now, zone }: Frame): Markup {
  const address = `/incidents/${row.number}`;
  return html`<li class="card rank-${Math.min(row.severity.rank, 3)}"><article aria-labelledby="inc-${row.number}">
<p class="over">${severityLabel(row.severity)}<span class="number">INC-${row.number}</span>${drillTag(row.isDrill)}<span class="tag">${words.terms.statuses[row.status]}</span></p>
<h3 id="inc-${row.number}" dir="auto"><a href="${address}">${row.title}</a></h3>
<p class="attention">${attentionText(row.attention, zone)}</p>
<dl class="row">${fact(words.dashboard.service, row.service === null ? missing(words.dashboard.none) : html`${row.service}`)}${fact(words.dashboard.commander, personOr(row.commander))}${fact(words.dashboard.age, html`${minutesOf(now - row.declaredAt)}`)}${fact(words.dashboard.nextUpdate, dueText(row.updateDueAt, now, zone))}</dl>
</article></li>
`;
}

function closedSection({ closed, olderClosed }: IncidentRows, query: ListQuery): Markup {
  const empty = query.before === null ? words.dashboard.nothingClosed : words.dashboard.nothingOlder;
  const body =
    closed.length === 0
      ? html`<p class="empty">${empty}</p>`
      : table(
          words.dashboard.closed,
          [
            words.dashboard.incident,
            words.dashboard.severity,
            words.dashboard.title,
            words.dashboard.status,
            words.dashboard.duration,
            words.dashboard.toAcknowledge,
            words.dashboard.toResolve,
          ],
          closed.map(closedCells),
        );
  return html`<section aria-labelledby="closed"><h2 id="closed">${words.dashboard.closedTitle}</h2>
${body}${more(query.status, olderClosed, query)}</section>`;
}

function closedCells(row: IncidentRow): Markup[] {
  const address = `/incidents/${row.number}`;
  const merged = row.status === 'merged' ? html` ${words.dashboard.mergedInto(row.mergedInto)}` : nothing;
  return [
    html`<a href="${address}">INC-${row.number}</a>`,
    severityLabel(row.severity),
    html`<span class="cell-title" dir="auto">${row.title}</span> ${drillTag(row.isDrill)}${row.service === null ? nothing : html`<span class="quiet">${row.service}</span>`}`,
    html`${words.terms.statuses[row.status]}${merged}`,
    figure(row.durationMs),
    figure(row.toAcknowledgeMs),
    figure(row.toResolveMs),
  ];
}

function figure(ms: number | null): Markup {
  return ms === null ? missing(words.dashboard.none) : html`${span(ms)}`;
}

/** The way to older ones, and back. */
function more(status: ListQuery['status'], before: number | null, query: ListQuery): Markup {
  const older =
    before === null
      ? nothing
      : html`<a class="button" href="/incidents?status=${status}&amp;before=${before}">${words.dashboard.older}</a>`;
  const newest =
    query.before === null
      ? nothing
      : html`<a class="button" href="/incidents?status=${query.status}">${words.dashboard.newest}</a>`;
  return older === nothing && newest === nothing ? nothing : html`<p class="more">${newest}${older}</p>`;
}
