import { describe, expect, test } from 'vitest';
import { readRoster } from '../../src/roster/read-roster.ts';
import { harbourText, rosterOf } from './read-file.ts';

const roster = rosterOf(harbourText);
const byId = <T extends { id: string }>(all: readonly T[], id: string) => all.find((one) => one.id === id);
const MINUTE_MS = 60_000;

describe('the example file', () => {
  test('loads without a note', () => {
    expect(readRoster(harbourText)).toMatchObject({ ok: true, notes: [] });
  });

  test.each([
    ['timezone', roster.timezone, 'America/Chicago'],
    ['slack', roster.slack, { announce: 'incidents', prefix: 'inc', admins: ['U01ANA', 'U08GIL'] }],
    [
      'incidents',
      roster.incidents,
      {
        closeAfterMs: 30 * MINUTE_MS,
        archiveAfterMs: 7 * 1_440 * MINUTE_MS,
        updateEveryMs: { sev1: 30 * MINUTE_MS, sev2: 60 * MINUTE_MS },
        ackBy: 'channel',
      },
    ],
    [
      'how loud',
      roster.severities.map(({ id, page }) => `${id} ${page}`),
      ['sev1 high', 'sev2 high', 'sev3 low', 'sev4 none'],
    ],
    ['people', roster.people.map(({ id }) => id), ['ana', 'bo', 'cy', 'dee', 'eli', 'fay', 'gil', 'hana', 'ivo']],
    ['teams', roster.teams.map(({ id }) => id), ['sre', 'market-data', 'managers']],
    [
      'schedules',
      roster.schedules.map(({ id }) => id),
      ['sre-primary', 'sre-secondary', 'market-data-desk', 'managers-sun'],
    ],
    ['services', roster.services.length, 11],
    ['policies', roster.policies.map(({ id }) => id), ['sre', 'market-data']],
    ['playbooks', roster.playbooks.map(({ id }) => id), ['trading-outage', 'default']],
    ['business services', roster.businessServices.map(({ owner }) => owner), ['gil', 'hana']],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test('a person with rules, one with waking hours, one with neither', () => {
    expect(byId(roster.people, 'ana')).toEqual({
      id: 'ana',
      name: 'Ana Ruiz',
      slack: 'U01ANA',
      timezone: 'America/Chicago',
      email: 'ana@harbour.example',
      phone: '+13125550101',
      webhook: null,
      waking: null,
      manager: 'gil',
      rules: {
        high: [
          { afterMs: 0, by: 'slack' },
          { afterMs: 30_000, by: 'sms' },
          { afterMs: 2 * MINUTE_MS, by: 'voice' },
        ],
        low: [{ afterMs: 0, by: 'email' }],
      },
    });
    expect(byId(roster.people, 'gil')?.waking).toEqual({ from: '06:30', to: '22:30' });
    expect(byId(roster.people, 'bo')?.rules).toEqual({ high: null, low: null });
  });

  test('teams and the calendar', () => {
    expect(byId(roster.teams, 'sre')).toEqual({
      id: 'sre',
      name: 'SRE and Observability',
      members: ['ana', 'bo', 'cy', 'dee'],
      managers: ['gil'],
      usergroup: 'oncall-sre',
      channel: 'sre',
    });
    expect(byId(roster.teams, 'managers')).toMatchObject({ managers: [], usergroup: null, channel: null });
    expect(roster.calendars).toEqual([
      {
        id: 'cme',
        timezone: 'America/Chicago',
        closed: ['2026-12-25', '2027-01-01'],
        half: [
          { date: '2026-11-27', to: '12:15' },
          { date: '2026-12-24', to: '12:15' },
        ],
      },
    ]);
  });

  test('a rotating and an additive layer, and an override', () => {
    expect(byId(roster.schedules, 'sre-primary')).toEqual({
      id: 'sre-primary',
      name: 'SRE primary',
      team: 'sre',
      timezone: 'America/Chicago',
      coverage: 'always',
      layers: [
        {
          id: 'weekly',
          kind: 'rotating',
          timezone: null,
          precedence: 0,
          mode: 'exclusive',
          windows: [],
          calendar: null,
          start: '2026-01-05T09:00',
          turn: { n: 1, unit: 'week' },
          advance: 'time',
          shiftsPerMember: 1,
          people: ['ana', 'bo', 'cy', 'dee'],
        },
        {
          id: 'close',
          kind: 'every',
          timezone: 'America/New_York',
          precedence: 0,
          mode: 'additive',
          windows: [{ days: ['fri'], from: '14:00', end: { to: '15:30' } }],
          calendar: null,
          people: ['dee'],
        },
      ],
      overrides: [
        {
          id: 'thanksgiving',
          kind: 'replace',
          from: '2026-11-26T09:00',
          to: '2026-11-27T09:00',
          out: 'cy',
          in: 'bo',
          layer: 'weekly',
        },
      ],
    });
  });

  test('sessions by occurrence, and the baton', () => {
    const window = {
      days: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri'],
      from: '17:00',
      end: { lengthMs: 1_200 * MINUTE_MS },
    };
    expect(byId(roster.schedules, 'market-data-desk')).toMatchObject({
      coverage: { windows: [window], calendar: 'cme' },
      layers: [
        {
          turn: { n: 1, unit: 'day' },
          advance: 'occurrence',
          windows: [window],
          calendar: 'cme',
          people: ['eli', 'fay'],
        },
      ],
    });
    expect(byId(roster.schedules, 'managers-sun')).toMatchObject({
      timezone: 'UTC',
      layers: [
        {
          kind: 'baton',
          starts: [
            { who: { person: 'hana' }, at: '07:00', timezone: 'Europe/London', days: null },
            { who: { person: 'gil' }, at: '07:00', timezone: 'America/Chicago', days: null },
            { who: { person: 'ivo' }, at: '07:00', timezone: 'Australia/Sydney', days: null },
          ],
        },
      ],
    });
  });

  test('a policy', () => {
    const step = { mode: 'everyone', whenEmpty: 'skip' };
    expect(byId(roster.policies, 'market-data')).toEqual({
      id: 'market-data',
      repeat: 2,
      untilAck: true,
      steps: [
        { ...step, waitMs: 3 * MINUTE_MS, notify: [{ kind: 'schedule', id: 'market-data-desk' }] },
        { ...step, waitMs: 5 * MINUTE_MS, notify: [{ kind: 'schedule', id: 'sre-primary' }] },
        { ...step, waitMs: 10 * MINUTE_MS, notify: [{ kind: 'schedule', id: 'managers-sun' }] },
      ],
      final: { notify: [{ kind: 'awake_manager', id: 'managers' }] },
    });
    expect(byId(roster.policies, 'sre')?.final?.notify.at(-1)).toEqual({ kind: 'channel', name: 'incidents' });
  });

  test('a service with everything, and one with little', () => {
    expect(byId(roster.services, 'blotter')).toEqual({
      id: 'blotter',
      name: 'Trade blotter',
      team: 'sre',
      policy: 'sre',
      tier: 3,
      business: [],
      dependsOn: ['positions-db', 'auth'],
      playbook: 'default',
      routingKey: 'R0BLOTTER0000000000000000000000K',
      ackTimeoutMs: null,
      autoResolveMs: null,
      severityMap: { critical: 'sev3' },
      grouping: null,
      supportHours: {
        windows: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '07:00', end: { to: '18:00' } }],
        timezone: 'America/Chicago',
        outside: 'low',
      },
    });
    expect(byId(roster.services, 'auth')).toMatchObject({
      dependsOn: [],
      playbook: null,
      severityMap: {},
      supportHours: null,
    });
  });

  test('a playbook and the maintenance', () => {
    const playbook = byId(roster.playbooks, 'trading-outage');
    expect(playbook).toMatchObject({
      match: { services: [], severities: ['sev1', 'sev2'], title: null },
      zoom: 'https://harbour.zoom.us/j/5551230001',
      links: [{ title: 'Kill-switch runbook', url: 'https://wiki.harbour.example/kill-switch' }],
      notify: [{ kind: 'person', id: 'gil' }],
    });
    expect(playbook?.steps[2]).toEqual({
      text: 'Decide on the kill switch within five minutes',
      role: 'commander',
      afterMs: 5 * MINUTE_MS,
      if: [],
    });
    expect(roster.maintenance).toEqual([
      {
        services: ['storage', 'positions-db'],
        from: '2026-12-05T18:00',
        to: '2026-12-05T22:00',
        reason: 'Firmware on the storage array',
      },
    ]);
  });
});
