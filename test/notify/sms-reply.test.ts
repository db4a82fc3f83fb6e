import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readKey, readSmsReply } from '../../src/domain/sms-reply.ts';

describe('an SMS from somebody who was paged', () => {
  test.each([
    ['ack', 'acknowledge', null],
    [' Ack. ', 'acknowledge', null],
    ['A', 'acknowledge', null],
    ['yes!', 'acknowledge', null],
    ['4', 'acknowledge', null],
    ['ack 42', 'acknowledge', 42],
    ['4 42', 'acknowledge', 42],
    ['ACK  INC-42', 'acknowledge', 42],
    ['ack #42', 'acknowledge', 42],
    ['no', 'decline', null],
    ["can't", 'decline', null],
    ['Can’t', 'decline', null],
    ['cant 7', 'decline', 7],
    ["I can't", 'decline', null],
    ['resolve', 'resolve', null],
    ['6', 'resolve', null],
    ['resolve 42', 'resolve', 42],
  ])('%j', (text, verb, number) => expect(readSmsReply(text)).toEqual({ kind: 'act', verb, number }));

  test.each(['STOP', 'stop', 'Unsubscribe', 'quit', ' end '])('ends SMS: %j', (text) =>
    expect(readSmsReply(text)).toEqual({ kind: 'stop' }),
  );

  test.each(['', '42', 'acknowledge it please', 'ack forty two', 'no 4 5', 'ack 9999999999999'])(
    'is unclear: %j',
    (text) => expect(readSmsReply(text)).toEqual({ kind: 'unclear' }),
  );

  test('whatever is written, nothing breaks, and spaces and case change nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readSmsReply(`  ${text.toUpperCase().toLowerCase()} `)).toEqual(readSmsReply(text.toUpperCase()));
      }),
    );
  });
});

test.each([
  ['4', 'acknowledge'],
  ['6', 'resolve'],
  ['9', 'decline'],
  ['1', null],
  ['', null],
  ['44', null],
])('the key %j', (digits, verb) => expect(readKey(digits)).toBe(verb));
