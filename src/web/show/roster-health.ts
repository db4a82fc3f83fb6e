import type { FindingGroup } from '../../domain/lint/group-findings.ts';
import { html, type Markup, nothing } from '../../domain/markup.ts';
import { words } from '../../words/words.ts';

/** What is wrong with the roster, by schedule and person; nothing while it is well. */
export function rosterHealth(groups: readonly FindingGroup[]): Markup {
  if (groups.length === 0) return nothing;
  const cards = groups.map(
    ({ about, lines }) => html`<li class="card plain"><article aria-label="${about}"><h3>${about}</h3>
<ul class="persons">${lines.map(line)}</ul>
</article></li>
`,
  );
  return html`<section aria-labelledby="findings"><h2 id="findings">${words.lint.title}</h2>
<ul class="cards two">${cards}</ul></section>`;
}

function line({ level, message, more }: FindingGroup['lines'][number]): Markup {
  const mark =
    level === 'error'
      ? html`<span class="bad"><span aria-hidden="true">!</span> ${words.lint.error}</span>`
      : html`<span class="warn">${words.lint.warning}</span>`;
  const rest = more > 0 ? html`<span class="quiet block">${words.lint.more(more)}</span>` : nothing;
  return html`<li>${mark} ${message}${rest}</li>`;
}
