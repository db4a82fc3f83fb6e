import { describe, expect, test } from 'vitest';
import { insert, update } from '../../src/domain/decision.ts';
import { engines } from '../world/database.ts';
import { useStore } from './use-store.ts';

const feed = (digest: string) =>
  insert('calendarFeeds', { digest, kind: 'person', subject: 'ana', createdAt: 1, revokedAt: null });
const wrong = update('calendarFeeds', { digest: 'nobody' }, { revokedAt: 2 }, 1);

describe.each(engines)('on %s', (engine) => {
  const store = useStore(engine);

  test('of commits at the same moment each holds or is undone by itself', async () => {
    const outcomes = await Promise.allSettled([
      store.write(feed('a')),
      store.write(feed('b'), wrong),
      store.write(feed('c')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await store.all('calendarFeeds')).map(({ digest }) => digest).sort()).toEqual(['a', 'c']);
    await expect(store.write(feed('a'))).rejects.toThrow();
  });
});
