import { describe, expect, test } from 'vitest';
import { insert } from '../../src/domain/decision.ts';
import { lastConfirmed, shiftNoticesById } from '../../src/store/shift-notices.ts';
import { weekRecords } from '../../src/store/week-records.ts';
import { engines } from '../world/database.ts';
import { sample } from './sample.ts';
import { useStore } from './use-store.ts';

const monday = 1_781_000_000_000;
const week = { start: monday, end: monday + 7 * 86_400_000 };

describe.each(engines)('what happened in a week, from %s', (engine) => {
  const store = useStore(engine);

  test('incidents declared and pages sent in it, half-open; nothing private, no drills, nothing withdrawn', async () => {
    const first = sample.incidents({ declaredAt: week.start });
    const old = sample.incidents({ declaredAt: week.start - 1 });
    const hidden = [
      sample.incidents({ declaredAt: week.end }),
      sample.incidents({ declaredAt: week.start, isPrivate: true }),
      sample.incidents({ declaredAt: week.start, isDrill: true }),
      sample.incidents({ declaredAt: week.start, status: 'cancelled' }),
      sample.incidents({ declaredAt: week.start, status: 'merged' }),
    ];
    for (const incident of [first, old, ...hidden]) await store.write(insert('incidents', incident));
    const page = (incidentId: string, sentAt: number | null) => sample.pages({ incidentId, sentAt });
    const [sent, late] = [page(old.id, week.start), page(first.id, week.end - 1)];
    const others = [page(first.id, null), page(first.id, week.end), page(hidden[1]?.id ?? '', week.start)];
    for (const one of [sent, late, ...others]) await store.write(insert('pages', one));
    const found = await weekRecords(store.db, week);
    expect(found.incidents.map(({ id }) => id)).toEqual([first.id]);
    expect(found.pages).toEqual([sent, late]);
  });

  test('shifts by their ids, and when each schedule was last confirmed', async () => {
    const notice = (id: string, scheduleId: string, startsAt: number, confirmedAt: number | null) =>
      sample.shiftNotices({ id, scheduleId, startsAt, confirmedAt });
    const own = notice('n1', 'primary', 2_000, monday);
    await store.write(
      insert('shiftNotices', own),
      insert('shiftNotices', notice('n2', 'primary', 1_000, monday - 1)),
      insert('shiftNotices', notice('n3', 'secondary', 1_000, null)),
    );
    expect(await lastConfirmed(store.db)).toEqual(new Map([['primary', monday]]));
    expect(await shiftNoticesById(store.db, ['n1', 'nobody'])).toEqual([own]);
    expect(await shiftNoticesById(store.db, [])).toEqual([]);
  });
});
