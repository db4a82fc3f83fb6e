import {
  type Advance,
  advanceEscalation,
  declineStep,
  type PagingEvent,
  startEscalation,
} from '../../src/domain/advance-escalation.ts';
import type { Chosen, TargetResolver } from '../../src/domain/directory.ts';
import type { Escalation } from '../../src/domain/escalation.ts';
import type { Person, Policy, PolicyStep, Target } from '../../src/domain/roster.ts';

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** `person:ana`, `schedule:primary`, `channel:#incidents`. */
function target(text: string): Target {
  const [kind = '', name = ''] = text.split(':');
  if (kind === 'channel') return { kind, name: name.replace('#', '') };
  return { kind: kind as 'person', id: name };
}

/** A step with a wait in milliseconds. */
export function step(notify: string | string[], waitMs: number, part: Partial<PolicyStep> = {}): PolicyStep {
  return { waitMs, notify: [notify].flat().map(target), mode: 'everyone', whenEmpty: 'skip', ...part };
}

export function policy(steps: PolicyStep[], part: Partial<Policy> = {}): Policy {
  return { id: 'p', repeat: 0, untilAck: false, steps, final: null, ...part };
}

export function final(...notify: string[]): Policy['final'] {
  return { notify: notify.map(target) };
}

/** Whom schedules stand for now, and who takes turns in them; everybody in `pools` when nobody says who is on call. */
export interface Staff {
  onCall: Record<string, string[]>;
  pools: Record<string, string[]>;
}

function resolverOf({ onCall, pools }: Staff): TargetResolver {
  const of = (all: string[]): Chosen[] =>
    [...new Set(all)].map((id) => ({ person: { id } as Person, why: { by: 'person' } }));
  const named = (targets: readonly Target[], lists: Record<string, string[]>) =>
    of(
      targets.flatMap((each) =>
        each.kind === 'channel' ? [] : each.kind === 'person' ? [each.id] : (lists[each.id] ?? []),
      ),
    );
  return {
    everyone: (targets) => ({
      people: named(targets, onCall),
      channels: targets.flatMap((each) => (each.kind === 'channel' ? [each.name] : [])),
    }),
    pool: (targets) => named(targets, pools),
  };
}

/** The paging of one incident, followed in time. Starts at 0 and is looked at whenever something is due. */
export class PagingLine {
  escalation: Escalation;
  now = 0;
  readonly staff: Staff = { onCall: {}, pools: {} };
  readonly pointers = new Map<number, number>();
  readonly log: { at: number; event: PagingEvent }[] = [];

  constructor(of: Policy, staff: Partial<Staff> = {}) {
    Object.assign(this.staff, structuredClone(staff));
    this.escalation = startEscalation('i1', of, 'high', 0);
    this.look();
  }

  /** Runs what is due now, as the engine does. */
  look(): Advance {
    const advance = advanceEscalation(this.escalation, {
      now: this.now,
      resolver: resolverOf(this.staff),
      pointerOf: (position) => this.pointers.get(position) ?? 0,
    });
    this.escalation = advance.escalation;
    for (const [position, pointer] of advance.pointers) this.pointers.set(position, pointer);
    this.log.push(...advance.events.map((event) => ({ at: this.now, event })));
    return advance;
  }

  /** Lets time pass to `at`; everything due on the way happens at its time. */
  to(at: number): this {
    for (let due = this.escalation.dueAt; due !== null && due <= at; due = this.escalation.dueAt) {
      this.now = Math.max(this.now, due);
      this.look();
    }
    this.now = at;
    return this;
  }

  /** Nothing runs until `at`; then Muster is back. */
  outageTo(at: number): this {
    this.now = at;
    this.look();
    return this;
  }

  /** The last page of this person is declined now. */
  decline(person: string): this {
    const shown = this.log.findLast(
      ({ event }) =>
        (event.kind === 'step' || event.kind === 'final') && event.people.some((one) => one.person.id === person),
    )?.event;
    const page =
      shown?.kind === 'step' ? { round: shown.round, step: shown.step } : { round: this.escalation.round, step: -1 };
    return this.declinePage({ person, ...page });
  }

  declinePage(page: { person: string; round: number; step: number | null; epoch?: number }): this {
    this.escalation = declineStep(this.escalation, { epoch: this.escalation.epoch, ...page }, this.now);
    this.look();
    return this;
  }

  /** Somebody has it; the acknowledgement holds for so long, or for ever. */
  acknowledge(holdsMs: number | null = null): this {
    this.escalation = {
      ...this.escalation,
      state: 'acknowledged',
      dueAt: holdsMs === null ? null : this.now + holdsMs,
    };
    return this;
  }

  /** Who was paged when, in seconds: `0 ana`, `300 bo+cy`. */
  get pages(): string[] {
    return this.log.flatMap(({ at, event }) =>
      (event.kind === 'step' || event.kind === 'final') && event.people.length > 0
        ? [`${at / second} ${event.people.map(({ person }) => person.id).join('+')}`]
        : [],
    );
  }

  /** Everything that happened, in seconds: `0 ana`, `0 nobody`, `300 final gil`, `300 alarm nobody_acknowledged, ends`. */
  get story(): string[] {
    return this.log.map(({ at, event }) => `${at / second} ${told(event)}`);
  }
}

function told(event: PagingEvent): string {
  if (event.kind === 'step' || event.kind === 'final') {
    const names = [...event.people.map(({ person }) => person.id), ...event.channels.map((name) => `#${name}`)];
    return `${event.kind === 'final' ? 'final ' : ''}${names.join('+')}`;
  }
  if (event.kind === 'nobody') return 'nobody';
  if (event.kind === 'alarm') return `alarm ${event.reason}, ${event.goesOn ? 'goes on' : 'ends'}`;
  if (event.kind === 'ack_timed_out') return `ack timed out, epoch ${event.epoch}`;
  return event.kind === 'missed' ? `missed ${event.steps}` : event.kind;
}
