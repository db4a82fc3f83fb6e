import type { FindingGroup } from '../../domain/lint/group-findings.ts';
import { html, type Markup, nothing } from '../../domain/markup.ts';
import { words } from '../../words/words.ts';
import type { OnCallRow, OnCallTeam } from '../read/on-call-rows.ts';
import type { Content, Frame } from './layout.ts';
import { moment } from './moment.ts';
import { hint } from './parts.ts';
import { rosterHealth } from './roster-health.ts';

/** Who is on call now, why and until when, and who is next; and what is wrong with the roster. */
export function onCall(teams: readonly OnCallTeam[], frame: Frame, findings: readonly FindingGroup[] = []): Content {
  const isGrouped = teams.some(({ name }) => name !== null);
  const body =
    teams.length === 0
      ? hint(words.dashboard.noSchedules, words.dashboard.applyCommand)
      : html`${teams.map((team, index) => section(team, index, isGrouped, frame))}`;
  const main = html`<div class="head"><h1>${words.dashboard.onCallNow}</h1></div>
${body}
${rosterHealth(findings)}`;
  return { title: words.dashboard.onCall, at: 'on-call', everySeconds: 30, main };
}

function section({ name, schedules }: OnCallTeam, index: number, isGrouped: boolean, frame: Frame): Markup {
  const cards = html`<ul class="cards two">${schedules.map((row) => card(row, frame))}</ul>`;
  if (!isGrouped) return cards;
  return html`<section aria-labelledby="team-${index}"><h2 id="team-${index}">${name ?? words.dashboard.otherSchedules}</h2>
${cards}</section>`;
}

function card({ name, now, vacant, next }: OnCallRow, { zone }: Frame): Markup {
  const people = now.map(
    (one) =>
      html`<li><strong class="person">${one.name}</strong><span class="block">${one.until === null ? nothing : html`${words.dashboard.until} ${moment(one.until, zone)}`}</span><span class="quiet block">${reason(one.why)}</span></li>`,
  );
  const nobody =
    vacant === 'outside_coverage'
      ? html`<p class="quiet">${words.dashboard.vacancy(vacant)}</p>`
      : html`<p class="bad"><span aria-hidden="true">!</span> ${words.dashboard.vacancy(vacant)}</p>`;
  const then = next.map(
    (one) =>
      html`<li>${one.name}<span class="quiet block">${one.from === null ? nothing : html`${words.dashboard.from} ${moment(one.from, zone)}`}</span></li>`,
  );
  return html`<li class="card plain"><article aria-label="${name}"><h3>${name}</h3>
${now.length === 0 ? nobody : html`<ul class="persons">${people}</ul>`}
<h4>${words.dashboard.next}</h4>${next.length === 0 ? html`<p class="quiet">${words.dashboard.nothingNext}</p>` : html`<ul class="persons">${then}</ul>`}
</article></li>
`;
}

/** Why this person, in words. */
function reason({ layer, override, isCover, insteadOf }: OnCallRow['now'][number]['why']): string {
  const how = isCover
    ? words.dashboard.cover
    : override !== null
      ? words.dashboard.override(override)
      : layer === null
        ? ''
        : words.dashboard.layer(layer);
  return insteadOf === null ? how : `${how}, ${words.dashboard.insteadOf(insteadOf)}`;
}
