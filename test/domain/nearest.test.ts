import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest } from '../../src/domain/nearest.ts';

const verbs = ['new', 'ack', 'resolve', 'close', 'page', 'status', 'note'];
const keys = ['routing_key', 'depends_on', 'mon', 'tue', 'ack_timeout'];

test.each([
  ['reslove', verbs, 'resolve'],
  ['Resolve', verbs, 'resolve'],
  ['resolved', verbs, 'resolve'],
  ['clsoe', verbs, 'close'],
  ['nwe', verbs, null],
  ['nw', verbs, 'new'],
  ['sttaus', verbs, 'status'],
  ['routingKey', keys, 'routing_key'],
  ['Routing-Key', keys, 'routing_key'],
  ['routing key', keys, 'routing_key'],
  ['monday', keys, 'mon'],
  ['ackTimeout', keys, 'ack_timeout'],
  ['Orders rejected', verbs, null],
  ['xyz', verbs, null],
  ['', verbs, null],
  ['resolve'.repeat(10), verbs, null],
])('for “%s” of %j it is %s', (word, valid, meant) => {
  expect(nearest(word, valid)).toBe(meant);
});

test('of equally near words it is the first of the list', () => {
  expect(nearest('note', ['nota', 'nots'])).toBe('nota');
  expect(nearest('note', ['nots', 'nota'])).toBe('nots');
});

const word = fc.stringMatching(/^[a-z]{4,12}$/);

test('a word of the list is found as itself, and with one letter too many it is still found or something as near', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), (list, pick, place) => {
      const wanted = list[pick % list.length] ?? '';
      expect(nearest(wanted.toUpperCase(), [wanted])).toBe(wanted);
      const slip = `${wanted.slice(0, place % wanted.length)}q${wanted.slice(place % wanted.length)}`;
      expect(nearest(slip, [wanted])).toBe(wanted);
      expect(list).toContain(nearest(slip, list));
    }),
  );
});
