import { html, type Markup } from '../../domain/markup.ts';
import emoji from '../../simulator/facts/emoji.json' with { type: 'json' };
import { emojiOf } from './emoji.ts';

const circle = (colour: string) => `<circle cx="10" cy="10" r="8" fill="${colour}" stroke="#0003"/>`;
const line = (path: string) =>
  `<path d="${path}" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/>`;

/** Drawn here, so that they look the same on a machine without an emoji font. By Slack's names, on 20 × 20. */
const drawings: Readonly<Record<string, string>> = {
  red_circle: circle('#dd2e44'),
  large_orange_circle: circle('#f4900c'),
  large_yellow_circle: circle('#fdcb58'),
  large_green_circle: circle('#78b159'),
  large_blue_circle: circle('#55acee'),
  white_circle: circle('#e6e7e8'),
  black_circle: circle('#31373d'),
  warning:
    '<path d="M10 2 19 18H1Z" fill="#ffcc4d" stroke="#c28a00" stroke-linejoin="round"/><path d="M10 7.5v5M10 15v.6" stroke="#231f20" stroke-width="2" stroke-linecap="round"/>',
  white_check_mark:
    '<rect x="1.5" y="1.5" width="17" height="17" rx="3" fill="#4a9a45"/><path d="m5.5 10.5 3 3.2 6-7.4" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>',
  ballot_box_with_check:
    '<rect x="1.5" y="1.5" width="17" height="17" rx="3" fill="#3b88c3"/><path d="m5.5 10.5 3 3.2 6-7.4" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>',
  pushpin:
    '<path d="m11.5 2 6.5 6.5-2.2.6-3.2 3.2-.7 3.9-3.9-3.9-3.9-3.9 3.9-.7 3.2-3.2Z" fill="#dd2e44"/><path d="M7.4 12.6 2 18" stroke="#8a99a6" stroke-width="1.6" stroke-linecap="round"/>',
  book: '<path d="M10 5C8 3 4.500 2.500 1.500 3v12.500c3-.5 6.500 0 8.500 2 2-2 5.500-2.500 8.500-2V3C15.500 2.500 12 3 10 5Z" fill="#5b8fb9"/><path d="M10 5v12.500M4 7c1.500 0 3 .3 4 1M12 8c1-.7 2.500-1 4-1M4 10.500c1.500 0 3 .3 4 1M12 11.500c1-.7 2.500-1 4-1" fill="none" stroke="#fff" stroke-width="1.1"/>',
  memo: '<path d="M3 2h10l3 3v13H3Z" fill="#ccd6dd"/><path d="M5.500 7h7M5.500 10h7M5.500 13h4" stroke="#66757f" stroke-width="1.200"/><path d="m10.500 15.500 6-7 2 1.700-6 7-2.700.9Z" fill="#f4900c"/>',
  mega: '<path d="M2 8.500 14 3v14L2 12Z" fill="#dd2e44"/><path d="M5 13v4h3v-3M16.500 7.500c1.500 1 1.500 4 0 5" fill="none" stroke="#8a99a6" stroke-width="1.700" stroke-linecap="round"/>',
  rotating_light:
    '<path d="M4.500 15V9.500a5.500 5.500 0 0 1 11 0V15Z" fill="#dd2e44"/><rect x="2.500" y="14.500" width="15" height="3.500" rx="1.200" fill="#66757f"/><path d="M10 7v4" stroke="#fff" stroke-width="2" stroke-linecap="round"/>',
  repeat:
    '<rect x="1" y="1" width="18" height="18" rx="3" fill="#3b88c3"/><path d="M5 9V7.500h9L12 5.500M15 11v1.500H6l2 2" fill="none" stroke="#fff" stroke-width="1.700" stroke-linecap="round" stroke-linejoin="round"/>',
  wave: '<path d="M5 11 3.500 7.500m3 1.500L5 4.500m4 3.500L7.500 3.500M12 9l-1.500-5M5 11c0 4 3 7 6.500 7s5.500-3 5.500-6.500V7" fill="none" stroke="#ef9645" stroke-width="2.200" stroke-linecap="round"/>',
  raised_hand:
    '<path d="M5.500 11V6m3 4V3m3 7V3m3 8V5M5.500 11l-2-1.500M5.500 11c0 4.500 2 7 5 7s4-2.500 4-7" fill="none" stroke="#ef9645" stroke-width="2.200" stroke-linecap="round"/>',
  alarm_clock:
    '<circle cx="10" cy="11" r="7" fill="#fff" stroke="#dd2e44" stroke-width="2"/><path d="M10 7v4.500l3 1.500M3 4.500 5.500 2M17 4.500 14.500 2" fill="none" stroke="#66757f" stroke-width="1.700" stroke-linecap="round"/>',
  hourglass_flowing_sand:
    '<path d="M5 2h10v3l-4 5 4 5v3H5v-3l4-5-4-5Z" fill="#ffe8b6" stroke="#9e6b1f" stroke-width="1.500" stroke-linejoin="round"/>',
  lock_closed:
    '<rect x="3.500" y="8.500" width="13" height="9.500" rx="2" fill="#ffac33"/><path d="M6.500 8.500V6a3.500 3.500 0 0 1 7 0v2.500" fill="none" stroke="#8a99a6" stroke-width="2"/>',
  unlock:
    '<rect x="3.500" y="8.500" width="13" height="9.500" rx="2" fill="#ffac33"/><path d="M6.500 8.500V5a3.500 3.500 0 0 1 6.700-1.400" fill="none" stroke="#8a99a6" stroke-width="2" stroke-linecap="round"/>',
  pager:
    '<rect x="1.500" y="4" width="17" height="12.500" rx="2.500" fill="#31373d"/><rect x="4" y="6.500" width="12" height="4" rx="1" fill="#a6d388"/><path d="M4.500 13.500h3M10 13.500h5.500" stroke="#99aab5" stroke-width="1.700" stroke-linecap="round"/>',
  sleeping:
    '<circle cx="9" cy="11.500" r="7" fill="#ffcc4d"/><path d="M5 11.500c1 1 2.200 1 3 0M10.500 11.500c1 1 2.200 1 3 0M8 15.500h2.500" fill="none" stroke="#664500" stroke-width="1.300" stroke-linecap="round"/><path d="M13.500 2h4.500l-4.500 5h4.500" fill="none" stroke="#3b88c3" stroke-width="1.700" stroke-linecap="round" stroke-linejoin="round"/>',
  date: '<rect x="2" y="3.500" width="16" height="14.500" rx="2" fill="#fff" stroke="#8a99a6" stroke-width="1.300"/><path d="M2 8V5.500a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2V8Z" fill="#dd2e44"/><path d="M6 1.500V5M14 1.500V5M5.500 11.500h2M9 11.500h2M12.500 11.500h2M5.500 14.800h2M9 14.800h2" fill="none" stroke="#66757f" stroke-width="1.600" stroke-linecap="round"/>',
  incoming_envelope:
    '<rect x="5" y="4" width="14" height="12" rx="1.500" fill="#ccd6dd" stroke="#66757f"/><path d="m5.500 5 6.500 6 6.500-6" fill="none" stroke="#66757f" stroke-width="1.300"/><path d="M1 7.500h3M.500 10h3.500M1 12.500h3" stroke="#3b88c3" stroke-width="1.500" stroke-linecap="round"/>',
  broom:
    '<path d="M17.500 2.500 10 10" stroke="#9e6b1f" stroke-width="2.200" stroke-linecap="round"/><path d="m8 8.500 3.500 3.500c-.5 3-3 5.500-7 6.500L2 16c.8-4 3-7 6-7.500Z" fill="#ffcc4d" stroke="#c28a00" stroke-linejoin="round"/><path d="m4 15.500 3-2.500M6.500 17l2.500-3" fill="none" stroke="#9e6b1f" stroke-width="1.100" stroke-linecap="round"/>',
  earth_africa:
    '<circle cx="10" cy="10" r="8.300" fill="#55acee"/><path d="M8.500 4.500c2.500-.8 5 .2 5.500 2s-1 2.200-.5 3.700-1 4.800-2.500 5.300-2-2.500-2.300-4.300S6 9.500 6 7.700s1-2.600 2.500-3.200Z" fill="#5c913b"/>',
  no_bell:
    '<path d="M4 15c1.500-1.500 1.500-3 1.500-6a4.500 4.500 0 0 1 9 0c0 3 0 4.500 1.500 6ZM8 16.500a2 2 0 0 0 4 0Z" fill="#ffcc4d" stroke="#c28a00" stroke-linejoin="round"/><path d="M2.500 3 17.500 18" stroke="#dd2e44" stroke-width="2" stroke-linecap="round"/>',
  bell: '<path d="M4 15c1.500-1.500 1.500-3 1.500-6a4.500 4.500 0 0 1 9 0c0 3 0 4.500 1.500 6ZM8 16.500a2 2 0 0 0 4 0Z" fill="#ffcc4d" stroke="#c28a00" stroke-linejoin="round"/>',
  information_source:
    '<rect x="1.500" y="1.500" width="17" height="17" rx="3" fill="#3b88c3"/><path d="M10 9v5.500M10 5.500v.6" stroke="#fff" stroke-width="2.400" stroke-linecap="round"/>',
  arrows_counterclockwise:
    '<rect x="1.500" y="1.500" width="17" height="17" rx="3" fill="#3b88c3"/><path d="M5.500 8a5 5 0 0 1 8.500-1.500L15 8M15 5v3h-3M14.500 12a5 5 0 0 1-8.500 1.500L5 12M5 15v-3h3" fill="none" stroke="#fff" stroke-width="1.600" stroke-linecap="round" stroke-linejoin="round"/>',
  spiral_calendar_pad:
    '<rect x="2" y="3.500" width="16" height="14.500" rx="2" fill="#fff" stroke="#8a99a6" stroke-width="1.300"/><path d="M2 8h16" stroke="#8a99a6" stroke-width="1.300"/><path d="M5.500 1.500V5M10 1.500V5M14.500 1.500V5" stroke="#66757f" stroke-width="1.600" stroke-linecap="round"/><path d="M6 11.500h8M6 14.500h5" stroke="#3b88c3" stroke-width="1.600" stroke-linecap="round"/>',
  x: '<path d="m4 4 12 12M16 4 4 16" stroke="#dd2e44" stroke-width="3.200" stroke-linecap="round"/>',
  package:
    '<path d="M2.500 6 10 2.500 17.500 6v8.500L10 18l-7.500-3.500Z" fill="#c1694f"/><path d="M2.500 6 10 9.500 17.500 6M10 9.500V18" fill="none" stroke="#662113" stroke-width="1.300" stroke-linejoin="round"/>',
  test_tube:
    '<path d="m12 2 6 6-9 9a3 3 0 0 1-5-1 3 3 0 0 1-1-4Z" fill="#c5e3d0" stroke="#3e8e5a" stroke-width="1.500" stroke-linejoin="round"/>',
  link: line('m8.500 11.500 3-3M7 9 4.500 11.500a3 3 0 0 0 4 4L11 13M9 7l2.500-2.500a3 3 0 0 1 4 4L13 11'),
  telephone_receiver: line('M4 3h3l1.500 4-2 1.500a9 9 0 0 0 5 5l1.500-2 4 1.500v3c-7 1.500-14.500-6-13-13Z'),
  eyes: '<ellipse cx="6" cy="10" rx="4" ry="6" fill="#f5f8fa" stroke="#66757f"/><ellipse cx="14" cy="10" rx="4" ry="6" fill="#f5f8fa" stroke="#66757f"/><circle cx="7" cy="11" r="2" fill="#292f33"/><circle cx="15" cy="11" r="2" fill="#292f33"/>',
  people: line(
    'M7 9.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM1.500 17c0-3.500 2.500-5 5.500-5s5.500 1.500 5.500 5M13 4a3 3 0 0 1 0 5.500M15 12.300c2 .6 3.500 2 3.500 4.700',
  ),
  eye: line(
    'M1.500 10C4 5.500 7 4 10 4s6 1.500 8.500 6c-2.500 4.500-5.500 6-8.500 6s-6-1.500-8.500-6ZM10 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z',
  ),
  file: line('M4 1.500h8l4 4v13H4ZM12 1.500v4h4M7 10h6M7 13.500h6'),
  reply: line('M2.500 3h15v11H9l-4 3.500V14H2.500Z'),
  smile: line(
    'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM6.500 12c1.500 2.500 5.500 2.500 7 0M7.500 7.500v.500M12.500 7.500v.500',
  ),
  bolt: line('M11 1.500 4 11.500h5l-1 7 7-10h-5Z'),
  lock: line('M4.500 9h11v8.500h-11ZM6.500 9V6a3.500 3.500 0 0 1 7 0v3'),
  picture: line('M2 3h16v14H2ZM2 14l4.500-5 4 4.500 2.500-2.500 5 5'),
  send: line('M2.500 10 17.500 3l-4 14-4-5.500ZM9.500 11.500 17.500 3'),
};

const named: Record<string, string> = {
  ...emoji,
  '📖': 'book',
  '🔁': 'repeat',
  '✋': 'raised_hand',
  '⏱': 'alarm_clock',
  '⏱️': 'alarm_clock',
  '⏳': 'hourglass_flowing_sand',
  '🔒': 'lock_closed',
  '😴': 'sleeping',
  '📦': 'package',
  '📨': 'incoming_envelope',
  ℹ: 'information_source',
  '🔄': 'arrows_counterclockwise',
  '🔔': 'bell',
  '🗓': 'spiral_calendar_pad',
  '🧹': 'broom',
  '📅': 'date',
  '🌍': 'earth_africa',
  '🔕': 'no_bell',
};
const CHARACTERS = new RegExp(
  `(${Object.keys(named)
    .filter((character) => Object.hasOwn(drawings, named[character] ?? ''))
    .sort((a, b) => b.length - a.length)
    .join('|')})\uFE0F?`,
  'gu',
);

/** Every drawing once, for the page to refer to. */
export const drawnGlyphs: Markup = {
  markup: `<svg hidden id="glyphs">${Object.entries(drawings)
    .map(([name, drawing]) => `<symbol id="g-${name}" viewBox="0 0 20 20">${drawing}</symbol>`)
    .join('')}</svg>`,
};

/** A drawing that only decorates: the words beside it say the same. */
export function glyph(name: string): Markup {
  return html`<svg class="glyph" aria-hidden="true"><use href="#g-${name}"/></svg>`;
}

/** An emoji by Slack's name: drawn where there is a drawing, as a character otherwise. */
export function emojiMark(name: string): Markup {
  if (!Object.hasOwn(drawings, name)) return html`${emojiOf(name)}`;
  return html`<svg class="glyph" role="img" aria-label="${name.replaceAll('_', ' ')}"><use href="#g-${name}"/></svg>`;
}

/** Plain text; the emoji in it are drawn. */
export function textWithGlyphs(text: string): Markup {
  return html`${text.split(CHARACTERS).map((part, index) => (index % 2 === 1 ? emojiMark(named[part] ?? part) : html`${part}`))}`;
}
