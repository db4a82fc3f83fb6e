import { html, type Markup, nothing } from '../../domain/markup.ts';
import { anchor, prose } from '../../domain/postmortem/html-text.ts';
import { listed } from '../../domain/postmortem/phrase.ts';
import type { TimelineRow } from '../../domain/postmortem/timeline-row.ts';
import { words } from '../../words/words.ts';
import { clockTime, dayOf, moment } from './moment.ts';

const shownMax = 200;

/** What happened, by day. While the incident is open the newest comes first: that is what people look for. */
export function timeline(all: readonly TimelineRow[], isOpen: boolean, zone: string): Markup {
  if (all.length === 0) return html`<p class="empty">${words.dashboard.noTimeline}</p>`;
  const latest = all.slice(-shownMax);
  const rows = isOpen ? latest.toReversed() : latest;
  const cut =
    latest.length < all.length
      ? html`<p class="quiet">${words.dashboard.onlyLatest(latest.length, all.length)}</p>`
      : nothing;
  const days = [...Map.groupBy(rows, ({ at }) => dayOf(at, zone))];
  return html`${cut}${days.map(
    ([day, ofDay]) => html`<h3>${day}</h3>
<ol class="moments">
${ofDay.map((row) => line(row, zone))}</ol>
`,
  )}`;
}

function line(row: TimelineRow, zone: string): Markup {
  return html`<li>${clockTime(row.at, zone)}<div>${row.kind === 'entry' ? entry(row, zone) : captured(row)}</div></li>
`;
}

function entry({ text, writtenAt }: Extract<TimelineRow, { kind: 'entry' }>, zone: string): Markup {
  const late =
    writtenAt === null
      ? nothing
      : html` <span class="quiet">${words.dashboard.writtenDown} ${moment(writtenAt, zone)}</span>`;
  return html`<span class="said" dir="auto">${prose(text)}</span>${late}`;
}

/** A message that somebody put on the timeline. */
function captured(row: Extract<TimelineRow, { kind: 'message' }>): Markup {
  const { author, text, files, isDeleted, isEdited, capturedBy, permalink } = row;
  const head = html`<strong>${author}:</strong>`;
  if (isDeleted)
    return html`<div class="message">${head} <span class="missing">${words.dashboard.deleted}</span></div>`;
  const attached = files.map(({ name, url }) => html` <span>(${words.dashboard.file}: ${anchor(name, url)})</span>`);
  const edited = isEdited ? html` <span class="quiet">(${words.dashboard.edited})</span>` : nothing;
  const link = permalink === null ? nothing : html` · ${anchor(words.dashboard.captured, permalink)}`;
  return html`<div class="message">${head} <span class="said" dir="auto">${prose(text ?? '')}</span>${attached}${edited}<span class="quiet block">${words.dashboard.capturedBy(listed(capturedBy))}${link}</span></div>`;
}
