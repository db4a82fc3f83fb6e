import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText } from '../../../src/domain/text.ts';
import { message, section, sections, textSize } from '../../../src/slack/view/block.ts';
import { bold, clipped, escaped, link, listed, quote, span, time } from '../../../src/slack/view/mrkdwn.ts';
import { text } from './arbitrary-view.ts';

/** As somebody reads it in Slack. */
const asRead = (markup: string) => plainText(markup, { user: () => undefined });

describe('plain text as markup', () => {
  test('three characters are escaped, also where they look escaped already', () => {
    expect(escaped('<!channel> & <@U1> &lt;b&gt;')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt; &amp;lt;b&amp;gt;');
  });

  test('nothing is lost by it', () => {
    fc.assert(
      fc.property(text(), (any) => {
        expect(asRead(escaped(any))).toBe(any);
      }),
    );
  });

  test('cut, it is never too long, whole in characters and entities, and says that it was cut', () => {
    fc.assert(
      fc.property(text(), fc.integer({ min: 1, max: 400 }), (any, max) => {
        const cut = clipped(any, max);
        expect(cut.length).toBeLessThanOrEqual(Math.max(max, 1));
        expect(cut.isWellFormed()).toBe(true);
        expect(cut.replace(/&(?:amp|lt|gt);/g, '')).not.toMatch(/[<>&]/);
        const isWhole = escaped(any).length <= max;
        expect(cut === escaped(any)).toBe(isWhole);
        if (!isWhole) expect(any.startsWith(asRead(cut.slice(0, -1)))).toBe(true);
        expect(isWhole || cut.endsWith('…')).toBe(true);
      }),
    );
  });

  test('bold stays bold whatever stands in it', () => {
    expect(bold('2 * 3 * 4')).toBe('*2 ∗ 3 ∗ 4*');
  });

  test('a quotation marks every line', () => {
    expect(quote('one\n> two\n\n<three>')).toBe('>one\n>&gt; two\n>\n>&lt;three&gt;');
  });

  test('an address cannot end its own link', () => {
    expect(link('https://a.example/?x=<1>|2', 'a <label>')).toBe('<https://a.example/?x=%3C1%3E%7C2|a &lt;label&gt;>');
  });

  test('of many names the first, and how many more', () => {
    expect(listed(['Ana', '<Bo>'])).toBe('Ana, &lt;Bo&gt;');
    expect(listed(Array.from({ length: 15 }, (_, index) => `p${index}`))).toBe(
      'p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11 and 3 more',
    );
  });
});

test.each([
  [-5, '0 s'],
  [0, '0 s'],
  [48_400, '48 s'],
  [59_499, '59 s'],
  [59_500, '1 min'],
  [12 * 60_000 + 59_000, '12 min'],
  [60 * 60_000, '1 h'],
  [185 * 60_000, '3 h 05 min'],
  [24 * 3_600_000, '1 d'],
  [52 * 3_600_000 + 30 * 60_000, '2 d 4 h'],
])('%i ms is %s', (ms, words) => {
  expect(span(ms)).toBe(words);
});

test("a time is shown in the reader's zone, in UTC where it cannot be", () => {
  const at = Date.UTC(2026, 10, 24, 15, 4, 30, 999);
  expect(time(at)).toBe('<!date^1795532670^{time}|15:04 UTC>');
  expect(time(at, '{date_short_pretty} {time}')).toBe(
    '<!date^1795532670^{date_short_pretty} {time}|2026-11-24 15:04 UTC>',
  );
});

describe('within the limits of a message', () => {
  test('fifty blocks are fifty; of more the last one says how many are left out', () => {
    const of = (count: number) =>
      message({ text: 'x', blocks: Array.from({ length: count }, (_, n) => section(`line ${n}`)) });
    expect(of(50).blocks).toHaveLength(50);
    expect(of(51).blocks).toHaveLength(50);
    expect(JSON.stringify(of(60).blocks.at(-1))).toContain('… 11 more not shown');
  });

  test('too much text: whole blocks are left out, from the end', () => {
    const shown = message({ text: 'x', blocks: Array.from({ length: 6 }, (_, n) => section(`${n}`.repeat(2_900))) });
    expect(shown.blocks).toHaveLength(5);
    expect(JSON.stringify(shown.blocks.at(-1))).toContain('… 2 more not shown');
    expect(textSize(shown.blocks)).toBeLessThan(13_100);
  });

  test('a long text is cut, but never inside a mention, an entity or a character', () => {
    const cut = (markup: string) => (section(markup).text as { text: string }).text;
    const room = 'x'.repeat(2_995);
    expect(cut(`${room}<@U01ANA>`)).toBe(`${room}…`);
    expect(cut(`${room}&amp;&amp;`)).toBe(`${room}…`);
    expect(cut(`${room}xxx🔥🔥`)).toBe(`${room}xxx…`);
    expect(cut('x'.repeat(3_000))).toHaveLength(3_000);
    expect(cut('x'.repeat(3_001))).toBe(`${'x'.repeat(2_999)}…`);
  });

  test('lines go into as few sections as hold them, all of them, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2_999 }), { maxLength: 30 }), (lengths) => {
        const lines = lengths.map((length, index) => `${index}:`.padEnd(length, 'x').slice(0, Math.max(length, 4)));
        const texts = sections(lines).map((block) => (block.text as { text: string }).text);
        expect(texts.join('\n')).toBe(lines.join('\n'));
        for (const [index, one] of texts.entries()) {
          expect(one.length).toBeLessThanOrEqual(3_000);
          const next = texts[index + 1]?.split('\n')[0];
          if (next !== undefined) expect(one.length + 1 + next.length).toBeGreaterThan(3_000);
        }
      }),
    );
  });
});
