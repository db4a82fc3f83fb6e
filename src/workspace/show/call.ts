import { html, type Markup, nothing } from '../../domain/markup.ts';
import type { CallEnd, Phone, PhoneCall } from '../../simulator/carriers/phone.ts';
import type { User } from '../../simulator/store/entities.ts';
import { glyph } from './glyph.ts';
import type { Reader } from './reader.ts';
import { timeOf, timeWithSeconds } from './when.ts';

const shownMax = 4;

const keys = [
  { key: '4', does: 'Acknowledge' },
  { key: '6', does: 'Resolve' },
  { key: '9', does: "I can't" },
];

const ends: Readonly<Record<CallEnd, string>> = {
  answered: 'Answered',
  'no key': 'Answered, no key pressed',
  voicemail: 'Missed: voicemail took it, and acknowledged nothing',
  declined: 'Declined',
  unreachable: 'Did not ring: no signal',
};

/** A call that rings, or that somebody is in: what the voice says as words, and keys to press. */
export function callScreen(call: PhoneCall, user: User, { zone }: Reader): Markup {
  const from = html`<p class="call-from">${glyph('telephone_receiver')}<strong>Muster</strong><span>${call.item.from}</span></p>`;
  if (call.state === 'ringing') {
    return html`<div class="call ringing" id="call-${call.item.sid}" role="alert"><p class="call-state">Incoming call</p>${from}<div class="call-buttons"><button type="button" class="button take" data-do="answer-call">Answer</button><button type="button" class="button danger" data-do="hang-up">Decline</button></div><p class="call-hint">Let it ring, and voicemail takes it at ${timeWithSeconds(call.until, zone)}.</p></div>`;
  }
  const pad = keys.map(
    ({ key, does }) =>
      html`<button type="button" class="key" data-do="press-key" data-key="${key}"><b>${key}</b> <span>${does}</span></button>`,
  );
  const keypad = call.asksForKey ? html`<div class="keypad" role="group" aria-label="Keys">${pad}</div>` : nothing;
  return html`<div class="call talking" id="call-${call.item.sid}" data-keys="4 6 9"><p class="call-state">On the phone with ${user.realName}</p>${from}${transcript(call, true)}${keypad}<button type="button" class="button danger hang-up" data-do="hang-up">Hang up</button></div>`;
}

/** Calls that are over, the newest first, with what was said. */
export function calls(device: Phone, { zone }: Reader): Markup {
  const list = device.calls
    .filter(({ state }) => state === 'over')
    .slice(-shownMax)
    .reverse();
  return html`<ul class="call-list">${list.map((call) => html`<li id="over-${call.item.sid}"><p class="call-line ${call.end === 'answered' ? 'good' : 'bad'}"><span>${ends[call.end ?? 'answered']}</span><time>${timeOf(call.at, zone)}</time></p>${transcript(call, false)}</li>`)}</ul>`;
}

function transcript({ heard, keys: pressed }: PhoneCall, isLive: boolean): Markup {
  if (heard.length === 0) return nothing;
  const own = pressed.length === 0 ? nothing : html`<p class="pressed">Pressed ${pressed.join(', ')}</p>`;
  return html`<div class="heard"${isLive ? html` role="status"` : nothing}>${heard.map((text) => html`<p>“${text}”</p>`)}${own}</div>`;
}
