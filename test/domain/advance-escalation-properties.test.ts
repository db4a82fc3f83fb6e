import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PagingEvent } from '../../src/domain/advance-escalation.ts';
import type { Policy } from '../../src/domain/roster.ts';
import { day, final, minute, PagingLine, policy, type Staff, second, step } from './paging-line.ts';

const people = ['ana', 'bo', 'cy'];
const waits = [0, 1, 999, second, 30 * second, minute, 5 * minute, day];

const arbitraryStep = fc
  .record({
    notify: fc.array(fc.constantFrom('schedule:a', 'schedule:b', 'person:ana', 'channel:#sre'), {
      minLength: 1,
      maxLength: 3,
    }),
    waitMs: fc.constantFrom(...waits),
    mode: fc.constantFrom('everyone' as const, 'round_robin' as const),
    whenEmpty: fc.constantFrom('skip' as const, 'wait' as const),
  })
  .map(({ notify, waitMs, mode, whenEmpty }) => step(notify, waitMs, { mode, whenEmpty }));

const arbitraryPolicy = fc
  .record({
    steps: fc.array(arbitraryStep, { minLength: 1, maxLength: 4 }),
    repeat: fc.integer({ min: 0, max: 3 }),
    untilAck: fc.boolean(),
    final: fc.constantFrom(null, final('person:bo'), final('schedule:a', 'channel:#incidents')),
  })
  .map(({ steps, ...part }) => policy(steps, part));

const somebody = fc.subarray(people);
const arbitraryStaff: fc.Arbitrary<Staff> = fc.record({
  onCall: fc.record({ a: somebody, b: somebody }),
  pools: fc.record({ a: somebody, b: somebody }),
});

/** What happens to an escalation: time passes to the next thing due and a bit, somebody declines, people change. */
type Move =
  | { kind: 'due'; lateMs: number }
  | { kind: 'decline'; person: string; afterMs: number }
  | { kind: 'staff'; onCall: Record<string, string[]> }
  | { kind: 'acknowledge'; holdsMs: number };

const due = (lateMs: fc.Arbitrary<number>) => fc.record({ kind: fc.constant('due' as const), lateMs });
const decline = fc.record({
  kind: fc.constant('decline' as const),
  person: fc.constantFrom(...people),
  afterMs: fc.constantFrom(0, 1, 500, 20 * second),
});
const staff = fc.record({ kind: fc.constant('staff' as const), onCall: fc.record({ a: somebody, b: somebody }) });
const acknowledge = fc.record({
  kind: fc.constant('acknowledge' as const),
  holdsMs: fc.constantFrom(0, minute, day),
});
const onTime = due(fc.constantFrom(0, 0, 1, 400, 5 * second, 59 * second));
const ill = due(fc.constantFrom(0, 3 * minute, 3 * day));

const life = (of: Policy, world: Staff, moves: readonly Move[], look: (line: PagingLine) => void): PagingLine => {
  const line = new PagingLine(of, world);
  look(line);
  for (const move of moves) {
    play(line, move);
    look(line);
  }
  return line;
};

function play(line: PagingLine, move: Move): void {
  if (move.kind === 'due') line.outageTo(Math.max(line.now, line.escalation.dueAt ?? line.now) + move.lateMs);
  else if (move.kind === 'decline') {
    line.now += move.afterMs;
    line.look();
    line.decline(move.person);
  } else if (move.kind === 'staff') line.staff.onCall = move.onCall;
  else if (line.escalation.state === 'paging') line.acknowledge(move.holdsMs);
}

const anyMove = fc.oneof(onTime, ill, decline, staff, acknowledge);
const moves = (of: fc.Arbitrary<Move>) => fc.array(of, { maxLength: 30 });

test('is never stuck: it pages on, waits for an acknowledgement to end, or has ended', () => {
  fc.assert(
    fc.property(arbitraryPolicy, arbitraryStaff, moves(anyMove), (of, world, all) => {
      life(of, world, all, ({ escalation, now }) => {
        if (escalation.state === 'paging') expect(escalation.dueAt).toBeGreaterThan(now);
        if (escalation.state === 'ended') expect(escalation.dueAt).toBeNull();
      });
    }),
  );
});

test('left alone it comes to an end without until_ack, after at most the rounds of the policy, with one alarm', () => {
  fc.assert(
    fc.property(arbitraryPolicy, arbitraryStaff, moves(fc.oneof(onTime, ill, staff)), (of, world, all) => {
      const bounded = { ...of, untilAck: false };
      const line = life(bounded, world, all, () => undefined);
      line.to(line.now + 100 * day);
      const kinds = line.log.map(({ event }) => event.kind);
      expect(line.escalation.state).toBe('ended');
      expect(kinds.filter((kind) => kind === 'alarm' || kind === 'ended')).toEqual(['alarm', 'ended']);
      expect(kinds.filter((kind) => kind === 'final').length).toBe(of.final === null ? 0 : 1);
      expect(kinds.filter((kind) => kind === 'step').length).toBeLessThanOrEqual(of.steps.length * (of.repeat + 1));
      expect(line.escalation.round).toBeLessThanOrEqual(of.repeat);
    }),
  );
});

test('with until_ack it never ends by itself, and runs final once', () => {
  fc.assert(
    fc.property(arbitraryPolicy, arbitraryStaff, moves(fc.oneof(onTime, ill, decline, staff)), (of, world, all) => {
      const line = life({ ...of, untilAck: true }, world, all, ({ escalation }) => {
        expect(escalation.state).toBe('paging');
      });
      expect(line.log.filter(({ event }) => event.kind === 'final').length).toBeLessThanOrEqual(1);
    }),
  );
});

test('nobody who declined is paged again in that round', () => {
  fc.assert(
    fc.property(arbitraryPolicy, arbitraryStaff, moves(fc.oneof(onTime, ill, decline, staff)), (of, world, all) => {
      const line = new PagingLine(of, world);
      const declined = new Map<number, Set<string>>();
      for (const move of all) {
        const seen = line.log.length;
        let round = line.escalation.round;
        if (move.kind === 'decline') declineOf(declined, line, move.person);
        play(line, move);
        for (const { event } of line.log.slice(seen)) {
          if (event.kind === 'step' || event.kind === 'nobody') round = event.round;
          for (const person of pagedBy(event)) expect(declined.get(round)?.has(person) ?? false).toBe(false);
        }
      }
    }),
  );
});

/** Notes a decline, if it is one of a page of the round that runs. */
function declineOf(declined: Map<number, Set<string>>, line: PagingLine, person: string): void {
  const { escalation, log, now } = line;
  // What falls due before the click is seen may begin another round.
  if (escalation.state !== 'paging' || (escalation.dueAt ?? 0) <= now + 20 * second) return;
  const last = log.findLast(({ event }) => pagedBy(event).includes(person))?.event;
  if (last?.kind !== 'step' || last.round !== escalation.round) return;
  const round = declined.get(last.round) ?? new Set();
  declined.set(last.round, round.add(person));
}

function pagedBy(event: PagingEvent): string[] {
  return event.kind === 'step' || event.kind === 'final' ? event.people.map(({ person }) => person.id) : [];
}

test('a round starts at least a minute after one that had nobody or waited less than a second', () => {
  fc.assert(
    fc.property(arbitraryPolicy, arbitraryStaff, moves(fc.oneof(onTime, staff)), (of, world, all) => {
      const line = life(of, world, all, () => undefined);
      const rounds = [...Map.groupBy(line.log.filter(isStep), ({ event }) => event.round).values()];
      for (const [index, round] of rounds.entries()) {
        const [first, next] = [round[0], rounds[index + 1]?.[0]];
        if (first === undefined || next === undefined || next.at - first.at >= minute) continue;
        expect(round.some(({ event }) => event.kind === 'step' && event.people.length > 0)).toBe(true);
        expect(next.at - first.at).toBeGreaterThanOrEqual(second);
      }
    }),
  );
});

type Step = { at: number; event: Extract<PagingEvent, { kind: 'step' | 'nobody' }> };

function isStep(entry: { at: number; event: PagingEvent }): entry is Step {
  return entry.event.kind === 'step' || entry.event.kind === 'nobody';
}

test('the same rows and the same time give the same pages, and nothing given is changed', () => {
  fc.assert(
    fc.property(arbitraryPolicy, arbitraryStaff, moves(anyMove), (of, world, all) => {
      const before = structuredClone({ of, world });
      const [one, two] = [life(of, world, all, () => undefined), life(of, world, all, () => undefined)];
      expect(one.log).toEqual(two.log);
      expect([one.escalation, [...one.pointers]]).toEqual([two.escalation, [...two.pointers]]);
      expect({ of, world }).toEqual(before);
    }),
  );
});

test('each person at most once a step, and a round-robin step pages one', () => {
  fc.assert(
    fc.property(arbitraryPolicy, arbitraryStaff, moves(anyMove), (of, world, all) => {
      const line = life(of, world, all, () => undefined);
      for (const { event } of line.log) {
        const ids = pagedBy(event);
        expect(new Set(ids).size).toBe(ids.length);
        if (event.kind === 'step' && of.steps[event.step]?.mode === 'round_robin')
          expect(ids.length).toBeLessThanOrEqual(1);
      }
    }),
  );
});
