import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RosterNote } from '../../../src/domain/roster-note.ts';
import { rosterNote } from '../../../src/slack/view/roster-note.ts';
import { at, channelId, id, list, name, number, orNull, text, user } from './arbitrary-view.ts';
import { messageFaults } from './faults-of.ts';

const carried = fc.record({
  open: list(fc.record({ number, title: text(300), channelId: orNull(channelId), snoozedUntil: orNull(at) }), 10),
  muted: list(name, 60),
});
const line = fc.oneof(
  fc.record({ what: fc.constant('ahead' as const), schedule: name, startsAt: at }),
  fc.record({ what: fc.constant('begun' as const), schedule: name, startsAt: at, isLate: fc.boolean() }),
  fc.record({ what: fc.constant('over' as const), schedule: name, incoming: list(user, 30) }),
);
const count = fc.nat(99);
const note: fc.Arbitrary<RosterNote> = fc.oneof(
  fc.record({
    what: fc.constant('shifts' as const),
    key: fc.constant(`over:1795532400000:${'U'.repeat(20)}`),
    lines: list(line, 60).filter((lines) => lines.length > 0),
    notices: list(id, 60),
    carried: orNull(carried),
  }),
  fc.record({
    what: fc.constant('shifts_changed' as const),
    changes: list(fc.record({ schedule: name, incoming: list(user, 30), outgoing: list(user, 30) }), 60).filter(
      (changes) => changes.length > 0,
    ),
    carried,
  }),
  fc.record({
    what: fc.constant('unconfirmed' as const),
    shifts: list(fc.record({ who: user, schedule: name, startsAt: at }), 60).filter((shifts) => shifts.length > 0),
  }),
  fc.record({
    what: fc.constant('group_trouble' as const),
    handle: name,
    trouble: fc.oneof(fc.constantFrom('nobody', 'missing', 'invalid_users'), text(300)),
    people: list(name, 60),
  }),
  fc.record({
    what: fc.constant('week' as const),
    news: fc.record({
      teams: list(name, 40),
      from: at,
      until: at,
      incidents: fc.record({
        count,
        open: count,
        bySeverity: list(fc.record({ name, count }), 20),
        acknowledgedMs: orNull(count),
        resolvedMs: orNull(count),
        listed: list(fc.record({ number, title: text(300) }), 10),
      }),
      pages: list(fc.record({ name, count, atNight: count }), 60),
      covers: list(fc.record({ name, instead: orNull(name), schedule: name, from: at, to: at }), 60),
      shifts: list(fc.record({ schedule: name, turns: list(fc.record({ name, from: at, to: at }), 60) }), 60),
      holes: list(fc.record({ schedule: name, from: at, to: at }), 60),
    }),
  }),
);

test('whatever it is filled with, Slack takes a message about the roster', () => {
  fc.assert(
    fc.property(note, (one) => {
      expect(messageFaults(rosterNote(one))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
