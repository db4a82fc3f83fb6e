import { describe, expect, test } from 'vitest';
import { insert } from '../../src/domain/decision.ts';
import { emptyRoster } from '../../src/domain/roster-lookup.ts';
import { coverOfferById, openCoverOffers } from '../../src/store/cover-offers.ts';
import { overridesById, standingOverrides } from '../../src/store/overrides.ts';
import { lastFromFile, slackEdits } from '../../src/store/roster-edits.ts';
import { engines } from '../world/database.ts';
import { sample } from './sample.ts';
import { useStore } from './use-store.ts';

describe.each(engines)('covers, swaps and edits of the roster on %s', (engine) => {
  const store = useStore(engine);

  test('a row of a swap names all of it, and nothing of others', async () => {
    const made = (id: string, swapId: string | null, cancelledAt: number | null = null) =>
      insert('overrides', sample.overrides({ id, swapId, cancelledAt, turn: swapId === null ? null : -3 }));
    await store.write(made('a1', 's'), made('a2', 's', 5), made('a3', 's'), made('b', null), made('c', 't'));
    const ids = async (...named: string[]) => (await overridesById(store.db, named)).map(({ id }) => id);
    expect(await ids('a2')).toEqual(['a1', 'a2', 'a3']);
    expect(await ids('b')).toEqual(['b']);
    expect(await ids()).toEqual([]);
    expect((await standingOverrides(store.db)).map(({ id, turn }) => [id, turn])).toEqual([
      ['a1', -3],
      ['a3', -3],
      ['b', null],
      ['c', -3],
    ]);
  });

  test('offers that wait for an answer, the earliest first, until they are over', async () => {
    const offer = (id: string, own: object) => insert('coverOffers', sample.coverOffers({ id, ...own }));
    await store.write(
      offer('late', { startsAt: 30, endsAt: 40 }),
      offer('soon', { startsAt: 20, endsAt: 40 }),
      offer('over', { startsAt: 1, endsAt: 10 }),
      offer('said', { startsAt: 20, endsAt: 40, state: 'declined' }),
    );
    expect((await openCoverOffers(store.db, 10)).map(({ id }) => id)).toEqual(['soon', 'late']);
    expect((await coverOfferById(store.db, 'said'))?.state).toBe('declined');
  });

  test('what was edited in Slack since a file was applied, and what that file said', async () => {
    expect([await slackEdits(store.db), await lastFromFile(store.db)]).toEqual([[], null]);
    const version = (number: number, appliedBy: string, timezone: string) =>
      insert('rosterVersions', { version: number, appliedAt: number, appliedBy, roster: { ...emptyRoster, timezone } });
    await store.write(version(1, 'cli', 'Europe/London'), version(2, 'U03CY', 'UTC'), version(3, 'W0BO', 'UTC'));
    expect(await slackEdits(store.db)).toEqual([
      { appliedAt: 3, appliedBy: 'W0BO' },
      { appliedAt: 2, appliedBy: 'U03CY' },
    ]);
    expect((await lastFromFile(store.db))?.timezone).toBe('Europe/London');
    await store.write(version(4, './muster.yml', 'UTC'));
    expect(await slackEdits(store.db)).toEqual([]);
  });
});
