import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { html } from '../../../src/domain/markup.ts';
import { createHtml } from '../../../src/domain/postmortem/html.ts';
import { type Palette, palettes } from '../../../src/domain/postmortem/html-style.ts';
import { prose } from '../../../src/domain/postmortem/html-text.ts';
import { parts } from '../../../src/domain/postmortem/parts.ts';
import { castIds } from './cast.ts';
import { hostileIncident } from './hostile-text.ts';
import { orderGateway, written } from './order-gateway.ts';

const document = written(createHtml(), orderGateway());

const elements = new Set(
  'html head meta title style body header nav main section footer h1 h2 h3 p ul ol li dl dt dd div span strong code a time table thead tbody tr th td'.split(
    ' ',
  ),
);
const attributes = new Set(
  'lang charset name content http-equiv class id dir href rel role aria-label aria-labelledby tabindex scope datetime'.split(
    ' ',
  ),
);

/** Walks the tags: each is one of ours, well formed, and closed by its own end. Returns the text between them. */
function textOf(page: string): string {
  const open: string[] = [];
  const body = page.replace(/^<!doctype html>/, '').replace(/<style>[\s\S]*?<\/style>/, '');
  const text = body.replace(/<([^>]*)>/g, (_, inner: string) => {
    const match = /^(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)$/.exec(inner);
    expect(match, inner).not.toBeNull();
    const [, end, name = '', rest = ''] = match ?? [];
    expect(elements).toContain(name);
    for (const [, attribute = '', value = ''] of rest.matchAll(/ ([a-z-]+)="([^"]*)"/g)) {
      expect(attributes).toContain(attribute);
      if (attribute === 'href') expect(value).toMatch(/^(#[a-z-]+$|https?:\/\/)/i);
    }
    if (end === '/') expect(open.pop()).toBe(name);
    else if (name !== 'meta') open.push(name);
    return '\u0001';
  });
  expect(open).toEqual([]);
  expect(text).not.toMatch(/[<>]/);
  return text;
}

test('is one page that loads nothing and says what it is', () => {
  expect(document).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(document).toContain('<title>Post-mortem INC-42: Orders rejected on CME</title>');
  expect(document).toContain('name="viewport"');
  expect(document).not.toMatch(/<(script|link|img|iframe)|url\(|@import|src=/);
});

test('has every section under a heading of its own', () => {
  for (const { key, heading } of parts.slice(1)) expect(document).toContain(`<h2 id="${key}-heading">${heading}</h2>`);
  expect(document.match(/<h1/g)).toHaveLength(1);
});

test('tables name their columns and rows', () => {
  expect(document).toContain('<thead><tr><th scope="col">What</th>');
  expect(document).toContain(
    '<tr><th scope="row">Mitigated</th><td><span class="missing">not recorded</span></td><td></td></tr>',
  );
  expect(document.match(/<table>/g)?.length).toBe(document.match(/<thead>/g)?.length);
});

test('shows messages by name, with times for machines, replies and edits marked', () => {
  expect(document).toContain(
    '<li class="reply"><time datetime="2026-03-12T14:10:44.000Z">14:10:44</time><div>↳ <span class="aside">Reply by </span><strong>Cy Okafor:</strong>',
  );
  expect(document).toContain('Checking</span> <span class="quiet">(edited)</span>');
  expect(document).toContain('<strong>Gil Tanaka:</strong> <span class="missing">message deleted</span>');
  expect(document).toContain('<code class="block">35=8|39=8|58=Unknown SenderSubID\n  session: HBR_PROD_3</code>');
  expect(document).not.toContain('<strong>Muster:</strong>');
});

test('shows what people wrote, and where nobody has written', () => {
  expect(document).toContain('<div class="written said" dir="auto">The config was built from the test sessions.');
  expect(document).toContain(
    '<h2 id="lessons-heading">What did we learn?</h2>\n\n<p class="missing">Not written yet.</p>',
  );
});

test('without messages the page is whole', () => {
  const page = written(
    createHtml(),
    orderGateway({ timeline: [], messages: [], pages: [], tasks: [], playbook: null }),
    [],
  );
  const text = textOf(page);
  for (const words of [
    'Nothing was recorded.',
    'Nobody was paged.',
    'No playbook was used.',
    'No messages were kept.',
  ]) {
    expect(text).toContain(words);
  }
});

describe('user text', () => {
  it('is text', () => {
    expect(html`<p title="${'"><x>'}">${"<b>&'"}</p>`.markup).toBe(
      '<p title="&quot;&gt;&lt;x&gt;">&lt;b&gt;&amp;&#39;</p>',
    );
    expect(prose('see https://a.example/?q="x"&y').markup).toBe(
      'see <a href="https://a.example/?q=" rel="noopener noreferrer">https://a.example/?q=</a>&quot;x&quot;&amp;y',
    );
  });

  it('cannot become markup, and shows no Slack id', () => {
    fc.assert(
      fc.property(hostileIncident, ({ source, messages }) => {
        const page = written(createHtml(), source, messages);
        const text = textOf(page);
        for (const id of [...castIds, 'U0STRANGER9']) expect(text).not.toContain(id);
        const shown = page.replace(/href="[^"]*"/g, '').replace(/<style>[\s\S]*?<\/style>/, '');
        for (const id of castIds) expect(shown).not.toContain(id);
        expect(text).not.toContain('secret');
        expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0]/);
      }),
    );
  });
});

/** Source: w3.org/TR/WCAG22, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((from) => Number.parseInt(colour.slice(from, from + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('contrast', () => {
  const inks: (keyof Palette)[] = ['ink', 'quiet', 'accent', 'alarm'];
  const grounds: (keyof Palette)[] = ['ground', 'raised'];
  const pairs = inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const));
  it.each(
    Object.entries(palettes).flatMap(([name, palette]) =>
      pairs.map(([ink, ground]) => ({ name, palette, ink, ground })),
    ),
  )('$name: $ink on $ground', ({ palette, ink, ground }) => {
    expect(contrast(palette[ink], palette[ground])).toBeGreaterThanOrEqual(4.5);
  });
});
