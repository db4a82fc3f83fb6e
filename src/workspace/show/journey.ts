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
    html`<li><time>${moment(at)}</time><b>${place}</b><span>${mrkdwn(text, reader)}</span></li>`;
  const count = `${lines.length} ${lines.length === 1 ? 'thing' : 'things'} reached people`;
  return html`<section class="banner journey" id="journey" aria-label="What happened meanwhile"><header><strong>${moment(from)} to ${moment(to)}</strong><span role="status">${count}</span><button type="button" class="icon" data-do="forget-journey" aria-label="Put away what happened">✕</button></header><ol tabindex="0" aria-label="In order">${lines.map(row)}</ol></section>`;
}
