import { html, type Markup, nothing } from '../../domain/markup.ts';
import { labels } from '../labels.ts';
import type { OnCallRow, OnCallTeam } from '../read/on-call-rows.ts';
import type { Content, Frame } from './layout.ts';
import { moment } from './moment.ts';
import { hint } from './parts.ts';

/** Who is on call now, why and until when, and who is next. */
export function onCall(teams: readonly OnCallTeam[], frame: Frame): Content {
  const isGrouped = teams.some(({ name }) => name !== null);
  const body =
    teams.length === 0
      ? hint(labels.noSchedules, labels.applyCommand)
      : html`${teams.map((team, index) => section(team, index, isGrouped, frame))}`;
  const main = html`<div class="head"><h1>${labels.onCallNow}</h1></div>
${body}`;
  return { title: labels.onCall, at: 'on-call', everySeconds: 30, main };
}

function section({ name, schedules }: OnCallTeam, index: number, isGrouped: boolean, frame: Frame): Markup {
  const cards = html`<ul class="cards two">${schedules.map((row) => card(row, frame))}</ul>`;
  if (!isGrouped) return cards;
  return html`<section aria-labelledby="team-${index}"><h2 id="team-${index}">${name ?? labels.otherSchedules}</h2>
${cards}</section>`;
}

function card({ name, now, vacant, next }: OnCallRow, { zone }: Frame): Markup {
  const people = now.map(
    (one) =>
      html`<li><strong class="person">${one.name}</strong><span class="block">${one.until === null ? nothing : html`${labels.until} ${moment(one.until, zone)}`}</span><span class="quiet block">${reason(one.why)}</span></li>`,
  );
  const nobody = labels.isPlanned(vacant)
    ? html`<p class="quiet">${labels.vacancy(vacant)}</p>`
    : html`<p class="bad"><span aria-hidden="true">!</span> ${labels.vacancy(vacant)}</p>`;
  const then = next.map(
    (one) =>
      html`<li>${one.name}<span class="quiet block">${one.from === null ? nothing : html`${labels.from} ${moment(one.from, zone)}`}</span></li>`,
  );
  return html`<li class="card plain"><article aria-label="${name}"><h3>${name}</h3>
${now.length === 0 ? nobody : html`<ul class="persons">${people}</ul>`}
<h4>${labels.next}</h4>${next.length === 0 ? html`<p class="quiet">${labels.nothingNext}</p>` : html`<ul class="persons">${then}</ul>`}
</article></li>
`;
}

/** Why this person, in words. */
function reason({ layer, override, isCover, insteadOf }: OnCallRow['now'][number]['why']): string {
  const how = isCover
    ? labels.cover
    : override !== null
      ? labels.override(override)
      : layer === null
        ? ''
        : labels.layer(layer);
  return insteadOf === null ? how : `${how}, ${labels.insteadOf(insteadOf)}`;
}
