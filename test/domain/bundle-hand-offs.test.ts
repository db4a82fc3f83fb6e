import { expect, it } from 'vitest';
import { bundleHandOffs } from '../../src/domain/bundle-hand-offs.ts';
import { planHandOff } from '../../src/domain/plan-hand-off.ts';
import { readRoster } from '../../src/roster/read-roster.ts';

/** The desk opens twice a day; Ana has both halves on Tuesday, Bo the evening of Monday. */
const read = readRoster(`
timezone: America/Chicago
people:
  - { id: ana, name: Ana, slack: U01ANA }
  - { id: bo, name: Bo, slack: U02BO, timezone: Asia/Tokyo }
teams: [{ id: sre, name: SRE, members: [ana, bo], channel: sre }]
schedules:
  - id: morning
    name: Morning
    team: sre
    layers: [{ id: a, kind: fixed, people: [ana], windows: [{ days: [tue], from: "08:00", length: 4h }] }]
  - id: evening
    name: Evening
    team: sre
    layers: [{ id: b, kind: fixed, people: [ana], windows: [{ days: [tue], from: "18:00", length: 4h }] }]
  - id: night
    name: Night
    layers: [{ id: c, kind: fixed, people: [ana], windows: [{ days: [wed], from: "01:00", length: 4h }] }]
`);
if (!read.ok) throw new Error('the roster is wrong');
const directory = { version: 1, roster: read.roster, inactive: new Set<string>() };

function at(time: string) {
  const now = Date.parse(time);
  const due = read.ok
    ? read.roster.schedules.flatMap((schedule) =>
        planHandOff(schedule, directory, [], now).steps.map((step) => ({ schedule, step })),
      )
    : [];
  const { personal, channels } = bundleHandOffs(due, directory);
  return {
    personal: personal.map(({ person, tells, over }) => [
      person.id,
      tells.map(({ schedule, step }) => `${step.stage} ${schedule.id}`),
      over?.parts.map(({ schedule }) => schedule.id) ?? [],
    ]),
    channels: channels.map(({ channel, parts }) => [channel, parts.map(({ schedule }) => schedule.id)]),
  };
}

it.each([
  ['a minute before the day before', '2026-11-23T13:59:00Z', [], []],
  [
    'the day before, of all shifts of that day and no other',
    '2026-11-23T14:00:00Z',
    [['ana', ['day morning', 'day evening'], []]],
    [],
  ],
  ['a quarter of an hour before', '2026-11-24T13:45:00Z', [['ana', ['soon morning'], []]], []],
  ['at the change', '2026-11-24T14:00:00Z', [['ana', ['change morning'], []]], [['sre', ['morning']]]],
  ['when it is over', '2026-11-24T18:00:00Z', [['ana', [], ['morning']]], [['sre', ['morning']]]],
])('%s', (_, time, personal, channels) => {
  expect(at(time)).toEqual({ personal, channels });
});
