import { html, type Markup, nothing } from '../../domain/markup.ts';
import { listed } from '../../domain/postmortem/phrase.ts';
import { words } from '../../words/words.ts';
import type { Attention } from '../read/incident-rows.ts';
import type { SeverityMark } from '../read/named.ts';
import { minutesOf, moment } from './moment.ts';

const ranksMax = 4;

/** The severity as a word, with a mark for the eye. */
export function severityLabel({ name, rank }: SeverityMark): Markup {
  return html`<span class="severity rank-${Math.min(rank, ranksMax - 1)}"><span class="dot" aria-hidden="true"></span>${name}</span>`;
}

export function drillTag(isDrill: boolean): Markup {
  return isDrill ? html`<span class="tag drill">${words.dashboard.drill}</span>` : nothing;
}

/** What is missing, or not known. */
export function missing(words: string): Markup {
  return html`<span class="missing">${words}</span>`;
}

export function personOr(name: string | null): Markup {
  return name === null ? missing(words.terms.nobody) : html`${name}`;
}

/** One line of facts: what it is and what it says. */
export function fact(label: string, value: Markup): Markup {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
}

/** What there is to do where nothing is shown. */
export function hint(text: string, command: string): Markup {
  return html`<p class="empty">${text} <code>${command}</code></p>`;
}

/** Who has it, or whom it waits for. What asks for action has a sign and not only a colour. */
export function attentionText(attention: Attention, zone: string): Markup {
  switch (attention.kind) {
    case 'acknowledged':
      return html`<span class="good"><span aria-hidden="true">✓</span> ${words.dashboard.acknowledgedBy} ${attention.by}</span>`;
    case 'snoozed': {
      const until =
        attention.until === null ? nothing : html` ${words.dashboard.until} ${moment(attention.until, zone)}`;
      return html`<span class="warn">${words.dashboard.snoozed}${until}</span>`;
    }
    case 'waiting':
      return alarming(words.dashboard.waitingFor(listed(attention.names)));
    case 'exhausted':
      return alarming(words.dashboard.exhausted);
    case 'nobody_paged':
      return html`<span class="warn">${words.dashboard.nobodyPaged}</span>`;
  }
}

function alarming(text: string): Markup {
  return html`<span class="bad"><span aria-hidden="true">!</span> ${text}</span>`;
}

/** When the next update is due, and whether it is late. */
export function dueText(dueAt: number | null, now: number, zone: string): Markup {
  if (dueAt === null) return html`${words.dashboard.none}`;
  const left = dueAt - now;
  const when =
    left >= 0
      ? html`<span class="quiet">${words.dashboard.dueIn(minutesOf(left))}</span>`
      : alarming(words.dashboard.overdue(minutesOf(-left)));
  return html`${moment(dueAt, zone)} ${when}`;
}

/** A table that scrolls by itself where it is too wide; the first cell of each row names it. */
export function table(name: string, heads: readonly string[], rows: readonly (readonly Markup[])[]): Markup {
  const body = rows.map(
    ([first, ...rest]) =>
      html`<tr><th scope="row">${first ?? nothing}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>\n`,
  );
  return html`<div class="scroll" role="group" aria-label="${name}" tabindex="0"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${body}</tbody></table></div>`;
}
