import { describe, expect, test } from 'vitest';
import { fileOf, rosterOf } from './read-file.ts';

describe('what a file does not say', () => {
  test('settings and severities', () => {
    const roster = rosterOf('people: []');
    expect(roster).toMatchObject({
      timezone: 'UTC',
      slack: { announce: null, prefix: 'inc', admins: [] },
      incidents: { closeAfterMs: null, archiveAfterMs: null, updateEveryMs: {}, ackBy: 'channel' },
    });
    expect(roster.severities.map(({ id, name, page }) => [id, name, page])).toEqual([
      ['sev1', 'SEV1', 'high'],
      ['sev2', 'SEV2', 'high'],
      ['sev3', 'SEV3', 'low'],
      ['sev4', 'SEV4', 'none'],
    ]);
    expect(rosterOf('severities: []').severities).toEqual(roster.severities);
    expect(rosterOf('severities: [{ id: a, name: A }]').severities).toEqual([
      { id: 'a', name: 'A', means: null, page: 'high' },
    ]);
  });

  test('a policy', () => {
    const { policies } = rosterOf('policies: [{ id: p, steps: [{ notify: ["channel:#ops"] }] }]');
    const notify = [{ kind: 'channel', name: 'ops' }];
    const step = { waitMs: 300_000, notify, mode: 'everyone', whenEmpty: 'skip' };
    expect(policies).toEqual([{ id: 'p', repeat: 0, untilAck: false, steps: [step], final: null }]);
  });

  test('a service', () => {
    expect(rosterOf('services: [{ id: a, name: A }]').services).toEqual([
      {
        id: 'a',
        name: 'A',
        team: null,
        policy: null,
        tier: null,
        business: [],
        dependsOn: [],
        playbook: null,
        routingKey: null,
        ackTimeoutMs: null,
        autoResolveMs: null,
        severityMap: {},
        grouping: null,
        supportHours: null,
      },
    ]);
  });

  test('a schedule and its layer', () => {
    const [schedule] = rosterOf(fileOf.rotating('start: 2026-01-05T09:00, turn: 1 week')).schedules;
    expect(schedule).toMatchObject({ team: null, coverage: 'none', overrides: [] });
    expect(schedule?.layers).toEqual([
      {
        id: 'w',
        kind: 'rotating',
        mode: 'exclusive',
        precedence: 0,
        timezone: null,
        windows: [],
        calendar: null,
        start: '2026-01-05T09:00',
        turn: { n: 1, unit: 'week' },
        advance: 'time',
        shiftsPerMember: 1,
        people: ['ana'],
      },
    ]);
  });

  test.each([
    ['', 'time'],
    ['windows: [],', 'time'],
    ['windows: [{ from: 09:00, to: 17:00 }],', 'occurrence'],
    ['calendar: cme,', 'occurrence'],
    ['advance: time, calendar: cme,', 'time'],
    ['advance: occurrence,', 'occurrence'],
  ])('a rotation with %s advances by %s', (keys, advance) => {
    const text = `calendars: [{ id: cme }]\n${fileOf.rotating(`${keys} start: 2026-01-05T09:00, turn: 1 day`)}`;
    expect(rosterOf(text).schedules[0]?.layers).toMatchObject([{ advance }]);
  });

  test('the zone of a schedule and a calendar is the file’s, unless they name one', () => {
    const roster = rosterOf(
      [
        'timezone: Europe/London',
        'calendars: [{ id: a }, { id: b, timezone: UTC }]',
        'schedules: [{ id: a, name: A, layers: [] }, { id: b, name: B, timezone: UTC, layers: [] }]',
      ].join('\n'),
    );
    expect(roster.calendars.map(({ timezone }) => timezone)).toEqual(['Europe/London', 'UTC']);
    expect(roster.schedules.map(({ timezone }) => timezone)).toEqual(['Europe/London', 'UTC']);
  });

  test('a rule, a window without days, support hours and a match', () => {
    const roster = rosterOf(
      [
        'people: [{ id: ana, name: Ana, slack: U01ANA, rules: { high: [{ by: voice }], low: [] } }]',
        'services: [{ id: a, name: A, support_hours: { windows: [{ from: 09:00, length: 8h }] } }]',
        'playbooks: [{ id: a, name: A, steps: [{ text: x, if: sev1 }], match: { title: Orders } }]',
      ].join('\n'),
    );
    expect(roster.people[0]?.rules).toEqual({ high: [{ afterMs: 0, by: 'voice' }], low: [] });
    expect(roster.services[0]?.supportHours).toEqual({
      windows: [{ days: null, from: '09:00', end: { lengthMs: 28_800_000 } }],
      timezone: null,
      outside: 'low',
    });
    expect(roster.playbooks[0]).toMatchObject({
      match: { services: [], severities: [], title: 'Orders' },
      steps: [{ text: 'x', role: null, afterMs: null, if: ['sev1'] }],
      zoom: null,
      links: [],
      notify: [],
    });
  });

  test.each([
    ['off', 'off'],
    ['false', 'off'],
    ['{}', { windowMs: null, fields: [], neverWith: [] }],
    [
      '{ window: 5m, fields: [host, rack], never_with: [b] }',
      { windowMs: 300_000, fields: ['host', 'rack'], neverWith: ['b'] },
    ],
  ])('grouping %s', (written, grouping) => {
    expect(
      rosterOf(`services: [{ id: a, name: A, grouping: ${written} }, { id: b, name: B }]`).services[0],
    ).toMatchObject({ grouping });
  });
});
