import { html, type Markup, nothing } from '../../domain/markup.ts';
import { currentCall } from '../../simulator/carriers/phone.ts';
import type { Desk, Ground, Moment } from '../ground.ts';
import { addressOf } from '../place.ts';
import { type SwitchBoard, switches } from '../switches.ts';
import { glyph } from './glyph.ts';
import { journey } from './journey.ts';
import { waitingOn } from './phones.ts';
import type { Reader } from './reader.ts';
import { shortDay, timeOf } from './when.ts';

/** The bar above the workspace: its clock, what can go wrong, the script, and what stands at the side. */
export function topBar(reader: Reader, ground: Ground, board: SwitchBoard): Markup {
  return html`<header class="top-bar" role="banner"><a class="brand" data-go href="${addressOf(reader.place)}"><span class="avatar bot small" aria-hidden="true"></span><span>Muster</span></a>${clock(reader, ground)}<div class="more-controls"><button type="button" class="button ghost" data-do="controls" aria-expanded="false" aria-controls="controls">Controls</button><div class="controls" id="controls">${faultSwitches(board)}${scenes(ground)}</div></div>${sides(reader, ground)}</header>`;
}

function clock({ now, zone }: Reader, ground: Ground): Markup {
  const desk = ground.desk();
  const step = (ms: number, label: string, spoken: string) =>
    html`<button type="button" class="button ghost step" data-do="advance" data-ms="${ms}" title="Move the clock on by ${spoken}">${label}</button>`;
  const page = desk.nextPage();
  const direct =
    page === null
      ? nothing
      : html`<button type="button" class="button ghost next-page" id="next-page" data-do="next-page" title="${page.what}, ${timeOf(page.at, zone)}">Next page</button>`;
  return html`<div class="clock" role="group" aria-label="Clock"><time class="now" id="now" data-now="${now}" data-zone="${zone}">${shortDay(now, zone)} <b>${timeOf(now, zone)}</b></time>${step(60_000, '+1 min', 'one minute')}${step(300_000, '+5 min', 'five minutes')}${step(3_600_000, '+1 h', 'one hour')}${direct}${skipMenu(desk, zone)}</div>`;
}

/** Every moment that one may want to be at. */
function skipMenu(desk: Desk, zone: string): Markup {
  const item = (act: string, { id, at, what }: Moment, label: string) =>
    html`<button type="button" role="menuitem" data-do="${act}" data-schedule="${id}"><span class="skip-what"><b>${label}</b> ${what}</span><time>${shortDay(at, zone)} ${timeOf(at, zone)}</time></button>`;
  const page = desk.nextPage();
  const items = [
    ...(page === null ? [] : [item('next-page', page, 'Next page')]),
    ...desk.handOffs().map((each) => item('hand-off', each, 'Hand-off')),
  ];
  if (items.length === 0) return nothing;
  return html`<details class="menu skip-menu" id="skip-menu"><summary class="button ghost" role="button" aria-haspopup="menu" title="Move the clock on to something that will happen">Skip to…</summary><div class="menu-list" role="menu">${items}</div></details>`;
}

function faultSwitches(board: SwitchBoard): Markup {
  const each = switches.map(
    ({ id, label, says }) =>
      html`<button type="button" class="switch" role="switch" aria-checked="${board.isOn(id) ? 'true' : 'false'}" data-do="switch" data-id="${id}" title="${says}"><span class="knob" aria-hidden="true"></span>${label}</button>`,
  );
  return html`<div class="switches" role="group" aria-label="Bad days">${each}</div>`;
}

function scenes(ground: Ground): Markup {
  const isPlaying = ground.narration() !== null;
  const play =
    ground.script === null
      ? nothing
      : isPlaying
        ? html`<button type="button" class="button ghost" data-do="stop-script">■ Stop</button>`
        : html`<button type="button" class="button ghost" data-do="play-script">▶ Show me</button>`;
  const again = html`<button type="button" class="button ghost" data-do="restart" data-ask="Start over?" data-ask-text="The workspace begins anew; everything in it is gone." data-ask-yes="Start over" data-ask-no="Keep it" data-ask-style="danger">Start over</button>`;
  return html`<div class="scenes">${play}${again}</div>`;
}

function sides({ place }: Reader, ground: Ground): Markup {
  const dashboard = ground.dashboardUrl();
  const outside =
    dashboard === null
      ? nothing
      : html`<a class="button ghost" href="${dashboard}" target="_blank" rel="noopener" title="Incidents, post-mortems and who is on call, as web pages">Dashboard</a>`;
  const waiting = waitingOn(ground.desk().phones.all());
  const badge =
    waiting === 0 ? nothing : html`<span class="badge">${waiting}</span><span class="sr"> waiting on phones</span>`;
  const tab = (side: 'phones' | 'inspector', label: Markup) => {
    const isOn = place.side === side || (side === 'phones' && place.side === 'phone');
    return html`<a class="button ghost" role="button" data-go href="${addressOf(place, { side: isOn ? 'none' : side, thread: place.thread })}" aria-pressed="${isOn ? 'true' : 'false'}">${label}</a>`;
  };
  return html`<nav class="sides" aria-label="Beside the workspace">${tab('phones', html`Phones${badge}`)}${tab('inspector', html`Inspector`)}${outside}</nav>`;
}

/** What is wrong with Slack now, what the script is telling and what the clock brought: over the whole width. */
export function banners(reader: Reader, ground: Ground, board: SwitchBoard): Markup {
  const wrong = switches.filter(({ id }) => board.isOn(id));
  const trouble =
    wrong.length === 0
      ? nothing
      : html`<p class="banner trouble" role="status">${glyph('warning')} ${wrong.map(({ says }) => says).join('. ')}.</p>`;
  const told = ground.narration();
  const narration =
    told === null
      ? nothing
      : html`<div class="banner narration" role="status"><strong>${told.chapter}</strong><span>${told.caption}</span><button type="button" class="button ghost" data-do="stop-script">Stop</button></div>`;
  return html`${trouble}${narration}${ringing(reader, ground)}${journey(reader, ground)}`;
}

/** A phone rings and is not in sight. */
function ringing({ place, ws }: Reader, ground: Ground): Markup {
  const { phones } = ground.desk();
  const owners = phones.all().filter((phone) => currentCall(phone)?.state === 'ringing');
  const hidden = owners.filter(
    ({ owner }) => place.side !== 'phones' && !(place.side === 'phone' && owner === place.as.id),
  );
  if (hidden.length === 0) return nothing;
  const names = hidden.map(({ owner }) => ws.users.get(owner)?.realName ?? owner).join(', ');
  return html`<p class="banner ringing" role="status">${glyph('telephone_receiver')} ${names}: the phone is ringing. <a data-go href="${addressOf(place, { side: 'phones', thread: place.thread })}">Show phones</a></p>`;
}
