import { html, type Markup, nothing } from '../../domain/markup.ts';
import type { Ground, JourneyLine } from '../ground.ts';
import { mrkdwn } from './mrkdwn.ts';
import type { Reader } from './reader.ts';
import { shortDay, timeOf } from './when.ts';

/** What happened when the clock was last moved, in order, with the days between. */
export function journey(reader: Reader, ground: Ground): Markup {
  const made = ground.desk().journey();
  if (made === null || ground.narration() !== null) return nothing;
  const { from, to, lines } = made;
  const { zone } = reader;
  const isOneDay = shortDay(from, zone) === shortDay(to, zone);
  const moment = (at: number) => (isOneDay ? timeOf(at, zone) : `${shortDay(at, zone)} ${timeOf(at, zone)}`);
  const row = ({ at, place, text }: JourneyLine) =>
    html`<time>${moment(at)}</time><b>${place}</b><span>${mrkdwn(text, reader)}</span>`;
  const away = html`<button type="button" class="icon" data-do="forget-journey" aria-label="Put away what happened">✕</button>`;
  const [first] = lines;
  const isOne = lines.length === 1 && first !== undefined;
  const head = isOne
    ? html`<p class="journey-line" role="status">${row(first)}</p>`
    : html`<strong>${moment(from)} to ${moment(to)}</strong><span class="journey-count" role="status">${lines.length} things happened</span>`;
  const list = isOne
    ? nothing
    : html`<ol tabindex="0" id="journey-${to}" aria-label="In order">${lines.map((each) => html`<li class="journey-line">${row(each)}</li>`)}</ol>`;
  return html`<section class="banner journey" id="journey" aria-label="What happened meanwhile"><header>${head}${away}</header>${list}</section>`;
}
