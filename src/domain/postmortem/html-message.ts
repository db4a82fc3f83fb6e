import { words } from '../../words/words.ts';
import { html, type Markup, nothing } from '../markup.ts';
import { anchor, prose } from './html-text.ts';
import { clock, iso, stamp } from './moment.ts';
import { listed } from './phrase.ts';
import type { Said } from './said.ts';
import type { TimelineRow } from './timeline-row.ts';

/** One line of the timeline. */
export function momentItem(row: TimelineRow, zone: string): Markup {
  if (row.kind === 'entry') {
    const written =
      row.writtenAt === null
        ? nothing
        : html` <span class="from">${words.postmortem.writtenDownAt(stamp(row.writtenAt, zone))}</span>`;
    return html`<li>${time(row.at, zone)}<div><span class="said" dir="auto">${prose(row.text)}</span>${written}</div></li>
`;
  }
  const link =
    row.permalink === null || row.isDeleted
      ? nothing
      : html` · ${anchor(words.postmortem.messageInSlack, row.permalink)}`;
  return html`<li>${time(row.at, zone)}<div class="message">${message(row)}<span class="from">${words.postmortem.capturedBy(listed(row.capturedBy))}${link}</span></div></li>
`;
}

/** One message of the transcript. */
export function transcriptItem(said: Said, zone: string): Markup {
  return html`<li class="${said.threadTs === null ? 'top' : 'reply'}">${time(said.at, zone)}<div>${message(said)}</div></li>
`;
}

function message({ author, threadTs, text, files, isDeleted, isEdited, isBackfilled }: Said): Markup {
  const arrow = threadTs === null ? nothing : html`↳ <span class="aside">${words.postmortem.replyBy} </span>`;
  const head = html`${arrow}<strong>${author}:</strong> `;
  if (isDeleted) return html`${head}<span class="missing">${words.postmortem.messageDeleted}</span>`;
  const { fileBefore, fileAfter, unnamedFile } = words.postmortem;
  const attached = files.map(
    ({ name, url }) => html` <span>${fileBefore}${anchor(name || unnamedFile, url)}${fileAfter}</span>`,
  );
  const edited = isEdited ? html` <span class="quiet">${words.postmortem.edited}</span>` : nothing;
  const late = isBackfilled ? html` <span class="quiet">${words.postmortem.backFilled}</span>` : nothing;
  return html`${head}<span class="said" dir="auto">${prose(text ?? '')}</span>${attached}${edited}${late}`;
}

function time(at: number, zone: string): Markup {
  return html`<time datetime="${iso(at) ?? ''}">${clock(at, zone)}</time>`;
}
