import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { channelName } from '../../src/domain/channel-name.ts';

test.each([
  ['Orders rejected', 'inc-42-orders-rejected'],
  ['  Orders -- REJECTED!! ', 'inc-42-orders-rejected'],
  ['p99 > 250ms', 'inc-42-p99-250ms'],
  ['Café über Straße', 'inc-42-cafe-uber-strasse'],
  ['Łódź, Ærø & Þingvellir', 'inc-42-lodz-aero-thingvellir'],
  ['İstanbul ısı', 'inc-42-istanbul-isi'],
  ['ﬁx ② orders', 'inc-42-fix-2-orders'],
  ['order_gateway', 'inc-42-order-gateway'],
  ['订单被拒绝', 'inc-42'],
  ['???', 'inc-42'],
  ['', 'inc-42'],
])('“%s” becomes %s', (title, name) => {
  expect(channelName('inc', 42, title)).toBe(name);
});

test('the prefix is made fit too; one of which nothing is left is inc', () => {
  expect(channelName('Störung', 7, 'Orders')).toBe('storung-7-orders');
  expect(channelName('事故', 7, 'Orders')).toBe('inc-7-orders');
});

test('a name that is taken gets a number at its end, also where the title had to be cut', () => {
  expect(channelName('inc', 42, 'Orders rejected', 2)).toBe('inc-42-orders-rejected-2');
  expect(channelName('inc', 42, '订单', 3)).toBe('inc-42-3');
  expect(channelName('inc', 42, 'word '.repeat(40), 12)).toMatch(/^inc-42(-word)+-12$/);
});

describe('what is too long', () => {
  it('is cut at a word, and a word that just fits stays', () => {
    const room = 80 - 'inc-42-'.length;
    const fits = `${'a'.repeat(room - 4)} bcd`;
    expect(channelName('inc', 42, fits)).toBe(`inc-42-${'a'.repeat(room - 4)}-bcd`);
    expect(channelName('inc', 42, `${fits}e`)).toBe(`inc-42-${'a'.repeat(room - 4)}`);
    expect(channelName('inc', 42, `${fits} more`)).toBe(`inc-42-${'a'.repeat(room - 4)}-bcd`);
  });

  it('is cut in the middle of a word that is longer than the name', () => {
    expect(channelName('inc', 42, 'x'.repeat(200))).toBe(`inc-42-${'x'.repeat(73)}`);
  });
});

/** As Slack takes it: docs.slack.dev/reference/methods/conversations.create. */
const slackName = /^[a-z0-9][a-z0-9-]{0,79}$/;

test('Slack takes every name, whatever the title; the same incident has a name of its own for each attempt', () => {
  const title = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
  );
  const number = fc.integer({ min: 1, max: 999_999 });
  const prefix = fc.string({ maxLength: 20 });
  fc.assert(
    fc.property(prefix, number, title, fc.integer({ min: 1, max: 99 }), (head, nth, text, attempt) => {
      const name = channelName(head, nth, text, attempt);
      expect(name).toMatch(slackName);
      expect(name).not.toMatch(/--|-$/);
      expect(name.split('-')).toContain(String(nth));
      expect(channelName(head, nth, text, attempt + 1)).not.toBe(name);
    }),
    { numRuns: 300 },
  );
});
