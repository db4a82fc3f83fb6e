import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CoverPlan } from '../../../src/domain/cover.ts';
import type { ChangedStretch } from '../../../src/domain/cover-effect.ts';
import type { CoverWarning } from '../../../src/domain/cover-warnings.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import type { LintFinding } from '../../../src/domain/lint/lint-finding.ts';
import type { Person } from '../../../src/domain/roster.ts';
import { emptyRoster } from '../../../src/domain/roster-lookup.ts';
import type { SwapHalf, SwapPlan } from '../../../src/domain/swap.ts';
import { asMessages, validateView } from '../../../src/simulator/local-slack.ts';
import { calendarAddress, calendarForm, calendarRefused } from '../../../src/slack/view/calendar-link.ts';
import { coverForm, coverPreview, coverRefused } from '../../../src/slack/view/cover.ts';
import { doctor } from '../../../src/slack/view/doctor.ts';
import { findingsModal } from '../../../src/slack/view/findings.ts';
import { type HomeContent, home } from '../../../src/slack/view/home.ts';
import type { ShownOffer } from '../../../src/slack/view/home-shifts.ts';
import { type OnCallView, onCallModal } from '../../../src/slack/view/on-call.ts';
import { rotationForm, rotationPreview } from '../../../src/slack/view/rotation.ts';
import { type ShiftChoice, swapForm, swapPreview } from '../../../src/slack/view/swap.ts';
import { at, incident, list, name, orNull, tasks, text, user, view } from './arbitrary-view.ts';
import { formFaults, messageFaults } from './faults-of.ts';

const runs = { numRuns: 60 };

const listed = list(
  fc.tuple(incident, view).map(([one, { severity }]) => ({ incident: one, severity })),
  60,
);
const lintFinding: fc.Arbitrary<LintFinding> = fc.record({
  level: fc.constantFrom('error' as const, 'warning' as const),
  rule: fc.constantFrom('hole' as const, 'unverified' as const),
  where: fc.constantFrom('schedule:primary', 'person:ana', 'policy:sre'),
  message: text(600),
});
const offer: fc.Arbitrary<ShownOffer> = fc.record({
  id: fc.uuid(),
  other: user,
  schedule: name,
  from: at,
  to: at,
  swap: orNull(list(fc.record({ who: user, schedule: name, from: at, to: at }), 3)),
});
const content: fc.Arbitrary<HomeContent> = fc.record({
  onCall: orNull(list(fc.record({ schedule: name, until: orNull(at) }), 40)),
  findings: orNull(list(lintFinding, 200)),
  waiting: listed,
  open: listed,
  shifts: orNull(
    fc.record({
      shifts: list(fc.record({ ref: fc.uuid(), schedule: name, start: orNull(at), end: at, canSwap: fc.boolean() }), 8),
      offers: list(offer, 8),
      asked: list(offer, 8),
      covers: list(
        fc.record({
          ids: fc.uuid(),
          schedule: name,
          out: orNull(name),
          in: name,
          from: at,
          to: at,
          canUndo: fc.boolean(),
        }),
        8,
      ),
      canEdit: fc.boolean(),
    }),
  ),
  tasks: fc.tuple(incident, tasks).map(([one, all]) => all.map((task) => ({ incident: one, task }))),
  contacts: fc.array(fc.record({ kind: fc.constantFrom('phone', 'email'), isVerified: fc.boolean() }), {
    maxLength: 1,
  }),
});

const person: fc.Arbitrary<Person> = fc.record({
  id: fc.uuid(),
  name,
  slack: user,
  timezone: orNull(fc.constantFrom('Europe/London', 'Asia/Kolkata')),
  email: fc.constant(null),
  phone: fc.constant(null),
  webhook: fc.constant(null),
  waking: fc.constant(null),
  manager: fc.constant(null),
  rules: fc.constant({ high: null, low: null }),
});
const schedule = name.map((shown) => ({
  id: 'primary',
  name: shown,
  team: null,
  timezone: 'America/Chicago',
  coverage: 'none' as const,
  layers: [],
  overrides: [],
}));
const effect: fc.Arbitrary<ChangedStretch[]> = list(
  fc.record({ schedule, start: at, end: at, before: list(person, 5), after: list(person, 5) }),
  20,
);
const warnings: fc.Arbitrary<CoverWarning[]> = list(
  fc.oneof(
    fc.record({ what: fc.constantFrom('elsewhere' as const, 'both_steps' as const), person, schedule, at }),
    fc.record({ what: fc.constant('asleep' as const), person, ms: fc.nat() }),
    fc.record({ what: fc.constant('slack_only' as const), person }),
    fc.record({ what: fc.constant('partly_past' as const), since: at }),
  ),
  12,
);
const half: fc.Arbitrary<SwapHalf> = fc.record({
  schedule,
  layer: fc.constant('weekly'),
  turn: orNull(fc.integer()),
  out: person,
  in: person,
  start: at,
  end: at,
});
const swap: fc.Arbitrary<SwapPlan> = fc.record({ halves: fc.tuple(half, half), effect, warnings });
const choice: fc.Arbitrary<ShiftChoice> = fc.record({
  schedule: fc.uuid(),
  person: fc.uuid(),
  start: at,
  end: at,
  who: name,
  scheduleName: name,
});
const plan: fc.Arbitrary<CoverPlan> = fc.record({
  schedule,
  incoming: person,
  outgoing: list(person, 40),
  from: at,
  to: at,
  overrides: fc.constant([]),
  effect,
  warnings,
});
const onCallView: fc.Arbitrary<OnCallView> = fc.record({
  schedule: fc.uuid(),
  name,
  now: fc.array(fc.record({ name, slack: user, until: orNull(at), override: orNull(name) }), { maxLength: 4 }),
  vacant: orNull(fc.constantFrom('outside_coverage', 'empty_slot')),
  next: fc.array(fc.record({ name, from: orNull(at) }), { maxLength: 5 }),
});
const finding: fc.Arbitrary<Finding> = fc.record({
  level: fc.constantFrom('ok' as const, 'warning' as const, 'error' as const),
  what: fc.constantFrom('slack', 'scope', 'paging'),
  detail: text(3_000),
});

describe('whatever it is filled with, Slack takes', () => {
  test('the home tab, which always has its buttons', () => {
    fc.assert(
      fc.property(content, (value) => {
        const shown = home(value);
        expect(asMessages(validateView(shown, 'home'))).toEqual([]);
        expect(formFaults({ ...shown, type: 'modal', title: { type: 'plain_text', text: 'Home' } })).toEqual([]);
        expect(JSON.stringify(shown.blocks[0])).toContain('Declare incident');
      }),
      runs,
    );
  });

  test('the windows of a cover', () => {
    const schedules = list(fc.record({ id: fc.uuid(), name }), 150).filter((all) => all.length > 0);
    fc.assert(
      fc.property(
        schedules,
        user,
        fc.integer({ min: 1_700_000_000_000, max: 4_000_000_000_000 }),
        plan,
        (all, who, from, planned) => {
          const unique = all.map((one, index) => ({ ...one, id: `${one.id}-${index}` }));
          const form = coverForm({ schedules: unique, schedule: null, user: who, instead: null, from, to: from + 1 });
          expect(formFaults(form)).toEqual([]);
          expect(formFaults(coverPreview(planned, '{}'))).toEqual([]);
          expect(formFaults(coverRefused('no'))).toEqual([]);
        },
      ),
      runs,
    );
  });

  test('what lint found', () => {
    fc.assert(
      fc.property(list(lintFinding, 400), (findings) => {
        expect(formFaults(findingsModal(findings, emptyRoster))).toEqual([]);
      }),
      runs,
    );
  });

  test('the windows of a swap', () => {
    const some = list(choice, 150)
      .filter((all) => all.length > 0)
      .map((all) => all.map((one, index) => ({ ...one, start: one.start + index })));
    fc.assert(
      fc.property(some, some, swap, (mine, theirs, planned) => {
        const [first = null] = mine;
        expect(formFaults(swapForm({ mine, theirs, chosen: first, zone: 'Europe/London' }))).toEqual([]);
        expect(formFaults(swapPreview(planned, ''))).toEqual([]);
      }),
      runs,
    );
  });

  test('the windows of a rotation', () => {
    const rotations = list(fc.record({ value: fc.uuid(), schedule: name, layer: name }), 150)
      .filter((all) => all.length > 0)
      .map((all) => all.map((one, index) => ({ ...one, value: `${one.value} ${index}` })));
    const lines = list(
      text(700).map((line) => `• ${line}`),
      60,
    );
    const level = fc.constantFrom('error' as const, 'warning' as const);
    const shownFinding = fc.record({ level, where: name, message: text(700) });
    fc.assert(
      fc.property(
        rotations,
        text(4_000),
        lines,
        list(shownFinding, 60),
        fc.boolean(),
        (all, order, moves, findings, atOnce) => {
          const [first] = all;
          expect(formFaults(rotationForm({ rotations: all, chosen: first?.value ?? '', order }))).toEqual([]);
          const shown = { schedule: first?.schedule ?? '', layer: 'weekly', atOnce, moves, findings };
          expect(formFaults(rotationPreview(shown, ''))).toEqual([]);
        },
      ),
      runs,
    );
  });

  test('who is on call', () => {
    const shown = (views: OnCallView[]) => formFaults(onCallModal(views));
    fc.assert(
      fc.property(list(onCallView, 40), (views) => {
        expect(shown(views)).toEqual([]);
      }),
      runs,
    );
  });

  test('a calendar of one’s own', () => {
    fc.assert(
      fc.property(orNull(at), fc.webUrl(), (since, url) => {
        for (const shown of [calendarForm(since), calendarAddress(url), calendarRefused('no')])
          expect(formFaults(shown)).toEqual([]);
      }),
      runs,
    );
  });

  test('what the doctor found', () => {
    fc.assert(
      fc.property(list(finding, 60), (found) => {
        expect(messageFaults(doctor(found))).toEqual([]);
      }),
      runs,
    );
  });
});
