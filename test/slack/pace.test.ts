import { describe, expect, test } from 'vitest';
import { createPace } from '../../src/slack/pace.ts';

const post = 'chat.postMessage';

describe('after a 429', () => {
  test('nothing is slowed down before the first', () => {
    const pace = createPace();
    expect(pace.restsUntil('conversations.create', null, 0)).toBeNull();
    expect(pace.restsUntil(post, 'C1', 0)).toBeNull();
  });

  test('the method rests until then, and no other', () => {
    const pace = createPace();
    pace.limited('conversations.create', null, 5_000, 0);
    expect(pace.restsUntil('conversations.create', null, 4_999)).toBe(5_000);
    expect(pace.restsUntil('conversations.create', null, 5_000)).toBeNull();
    expect(pace.restsUntil('conversations.invite', null, 0)).toBeNull();
    expect(pace.restsUntil(post, 'C1', 0)).toBeNull();
  });

  test('methods whose names begin alike are not mixed up', () => {
    const pace = createPace();
    pace.limited('chat.post', null, 5_000, 0);
    expect(pace.restsUntil('chat.postMessage', null, 0)).toBeNull();
    expect(pace.restsUntil('chat.postMessage', 'C1', 0)).toBeNull();
  });

  test('a method that is not a post rests for every channel', () => {
    const pace = createPace();
    pace.limited('conversations.history', 'C1', 5_000, 0);
    expect(pace.restsUntil('conversations.history', 'C2', 0)).toBe(5_000);
    expect(pace.restsUntil('conversations.history', null, 0)).toBe(5_000);
  });

  test('a later answer never shortens a rest', () => {
    const pace = createPace();
    pace.limited('chat.update', null, 9_000, 0);
    pace.limited('chat.update', null, 3_000, 1);
    expect(pace.restsUntil('chat.update', null, 2)).toBe(9_000);
  });
});

describe.each([post, 'chat.postEphemeral'])('%s', (method) => {
  test('one channel rests, the others go on', () => {
    const pace = createPace();
    pace.limited(method, 'C1', 5_000, 0);
    expect(pace.restsUntil(method, 'C1', 0)).toBe(5_000);
    expect(pace.restsUntil(method, 'C2', 0)).toBeNull();
    expect(pace.restsUntil(method, null, 0)).toBeNull();
  });

  test('the same channel twice is still one channel', () => {
    const pace = createPace();
    pace.limited(method, 'C1', 5_000, 0);
    pace.limited(method, 'C1', 7_000, 1_000);
    expect(pace.restsUntil(method, 'C1', 2_000)).toBe(7_000);
    expect(pace.restsUntil(method, 'C2', 2_000)).toBeNull();
  });

  test('two channels at the same time: all posts rest', () => {
    const pace = createPace();
    pace.limited(method, 'C1', 5_000, 0);
    pace.limited(method, 'C2', 8_000, 4_999);
    expect(pace.restsUntil(method, 'C3', 4_999)).toBe(8_000);
    expect(pace.restsUntil(method, null, 4_999)).toBe(8_000);
    expect(pace.restsUntil(method, 'C1', 6_000)).toBe(8_000);
    expect(pace.restsUntil(method, 'C3', 8_000)).toBeNull();
  });

  test('two channels one after the other: each for itself', () => {
    const pace = createPace();
    pace.limited(method, 'C1', 5_000, 0);
    pace.limited(method, 'C2', 8_000, 5_000);
    expect(pace.restsUntil(method, 'C3', 5_000)).toBeNull();
    expect(pace.restsUntil(method, 'C1', 5_000)).toBeNull();
    expect(pace.restsUntil(method, 'C2', 5_000)).toBe(8_000);
  });
});

test('a limited channel of one kind of post says nothing about the other kind', () => {
  const pace = createPace();
  pace.limited(post, 'C1', 5_000, 0);
  expect(pace.restsUntil('chat.postEphemeral', 'C1', 0)).toBeNull();
  pace.limited('chat.postEphemeral', 'C2', 5_000, 0);
  expect(pace.restsUntil(post, 'C3', 0)).toBeNull();
});
