import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { mentionedUsers, oneLine, plainText, truncate } from '../../src/domain/text.ts';

const names = {
  user: (id: string) => ({ U01ANA: 'Ana Ruiz' })[id],
  channel: (id: string) => ({ C01: 'incidents' })[id],
};

/** The forms: docs.slack.dev/messaging/formatting-message-text. */
describe('Slack’s markup as plain text', () => {
  it.each([
    ['<@U01ANA> look', '@Ana Ruiz look'],
    ['<@U01ANA|ana.r> look', '@Ana Ruiz look'],
    ['<@U99|zoe> look', '@zoe look'],
    ['<@U99> look', '@somebody look'],
    ['in <#C01>', 'in #incidents'],
    ['in <#C01|old-name>', 'in #old-name'],
    ['in <#C99>', 'in #a-channel'],
    ['in <#C01|>', 'in #incidents'],
    ['<!here> <!channel> <!everyone|everyone>', '@here @channel @everyone'],
    ['<!subteam^S1|@sre> <!subteam^S1|sre> <!subteam^S1>', '@sre @sre @a-group'],
    ['<!date^1700000000^{time}|22:13 UTC>', '22:13 UTC'],
    ['<https://acme.example/x>', 'https://acme.example/x'],
    ['<https://acme.example/x|the graph>', 'the graph (https://acme.example/x)'],
    ['<https://acme.example|https://acme.example>', 'https://acme.example'],
    ['<mailto:a@acme.example|a@acme.example> <mailto:b@acme.example>', 'a@acme.example b@acme.example'],
    ['p99 &gt; 250 &amp; rising &lt;fast&gt;', 'p99 > 250 & rising <fast>'],
    ['&amp;lt;@U01ANA&amp;gt;', '&lt;@U01ANA&gt;'],
    ['no markup', 'no markup'],
    ['', ''],
  ])('%s', (markup, text) => {
    expect(plainText(markup, names)).toBe(text);
  });

  it('gives back what a person typed, as Slack escapes it', () => {
    const asSlackEscapes = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(plainText(asSlackEscapes(text), names)).toBe(text);
      }),
    );
  });
});

test('who is mentioned, each once, in order; groups, channels and typed ids are nobody', () => {
  expect(mentionedUsers('<@U02BO|bo> and <@W01X>, <@U02BO>: see <#C01> <!subteam^S1> U03CY &lt;@U04&gt;')).toEqual([
    'U02BO',
    'W01X',
  ]);
  expect(mentionedUsers('')).toEqual([]);
});

describe('truncated', () => {
  it.each([
    ['what fits stays', 'Orders', 6, 'Orders'],
    ['the cut is visible', 'Orders rejected', 8, 'Orders…'],
    ['a space before the cut goes', 'Orders rejected', 9, 'Orders r…'],
    ['a family is not torn', '👨‍👩‍👧‍👦 home', 8, '…'],
    ['an accent stays on its letter', 'cafe\u0301 noir', 6, 'cafe\u0301…'],
    ['a flag is not halved', 'ab🇨🇭🇨🇭', 8, 'ab🇨🇭…'],
  ])('%s', (_, text, max, cut) => {
    expect(truncate(text, max)).toBe(cut);
  });

  it('never is longer than allowed, is the beginning, and is whole characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (text, max) => {
        const cut = truncate(text, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut.isWellFormed()).toBe(true);
        if (text.length <= max) expect(cut).toBe(text);
        else {
          expect(cut.endsWith('…')).toBe(true);
          expect(text.startsWith(cut.slice(0, -1))).toBe(true);
        }
      }),
    );
  });
});

test('one line: no run of white space, no control character, whatever it was', () => {
  expect(oneLine('  Orders\r\n\trejected\u0000\u2028again\u00a0 now ')).toBe('Orders rejected again now');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const line = oneLine(text);
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]|\s\s|^\s|\s$/u);
      expect(oneLine(line)).toBe(line);
    }),
  );
});
