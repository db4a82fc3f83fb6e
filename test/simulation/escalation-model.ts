import { advanceEscalation, isDue, startEscalation } from '../../src/domain/advance-escalation.ts';
import type { Chosen, TargetResolver } from '../../src/domain/directory.ts';
import type { Escalation } from '../../src/domain/escalation.ts';
import type { Person, Policy, Target } from '../../src/domain/roster.ts';

const minute = 60_000;

/** A page: its row, the outbox row that carries it, and how often it rang. */
export interface ModelPage {
  step: number;
  isCancelled: boolean;
  outbox: 'due' | 'sending' | 'done';
  owner: number | null;
  rings: number;
}

/** One process: what it has read and decided but not written yet, or the page that it is sending. */
export type Worker =
  | { does: 'nothing' }
  | { does: 'deciding'; version: number; after: Escalation; paged: number[]; alarms: number }
  | { does: 'sending'; page: number; hasRung: boolean };

export interface Model {
  now: number;
  escalation: Escalation;
  version: number;
  isAcknowledged: boolean;
  pages: ModelPage[];
  workers: Worker[];
  crashes: number;
  alarms: number;
  /** A page rang though somebody had acknowledged before it was looked at. */
  rangAfterAck: boolean;
}

const resolver: TargetResolver = {
  everyone: (targets: readonly Target[]) => ({
    people: targets.flatMap((each) =>
      each.kind === 'person' ? [{ person: { id: each.id } as Person, why: { by: 'person' } } satisfies Chosen] : [],
    ),
    channels: [],
  }),
  pool: () => [],
};

export function start(policy: Policy): Model {
  return {
    now: 0,
    escalation: startEscalation('i1', policy, 'high', 0),
    version: 1,
    isAcknowledged: false,
    pages: [],
    workers: [{ does: 'nothing' }, { does: 'nothing' }],
    crashes: 0,
    alarms: 0,
    rangAfterAck: false,
  };
}

/** Every state that one action of anybody leads to: a worker, the person who acknowledges, the clock, a crash. */
export function successors(model: Model, crashesMax: number): Model[] {
  const next: Model[] = [];
  const branch = (change: (copy: Model) => void) => {
    const copy = structuredClone(model);
    change(copy);
    next.push(copy);
  };
  for (const [index, worker] of model.workers.entries()) {
    if (worker.does === 'nothing') {
      if (isDue(model.escalation, model.now)) branch((copy) => decide(copy, index));
      for (const [page, { outbox }] of model.pages.entries())
        if (outbox === 'due') branch((copy) => claim(copy, index, page));
    } else {
      branch((copy) => (worker.does === 'deciding' ? write(copy, index) : send(copy, index)));
      if (model.crashes < crashesMax) branch((copy) => crash(copy, index));
    }
  }
  if (!model.isAcknowledged && model.escalation.state === 'paging' && model.pages.some(({ rings }) => rings > 0))
    branch(acknowledge);
  const { dueAt } = model.escalation;
  if (dueAt !== null && dueAt > model.now) branch((copy) => Object.assign(copy, { now: dueAt }));
  return next;
}

/** Reads the rows and decides; nothing is written yet. */
function decide(model: Model, index: number): void {
  const advance = advanceEscalation(model.escalation, { now: model.now, resolver, pointerOf: () => 0 });
  const paged = advance.events.flatMap((event) =>
    event.kind === 'step' ? [event.step] : event.kind === 'final' ? [-1] : [],
  );
  const alarms = advance.events.filter(({ kind }) => kind === 'alarm').length;
  model.workers[index] = { does: 'deciding', version: model.version, after: advance.escalation, paged, alarms };
}

/** One transaction: everything, or nothing when somebody else wrote meanwhile. */
function write(model: Model, index: number): void {
  const worker = model.workers[index];
  model.workers[index] = { does: 'nothing' };
  if (worker?.does !== 'deciding' || worker.version !== model.version) return;
  model.version += 1;
  model.escalation = worker.after;
  model.alarms += worker.alarms;
  for (const step of worker.paged) model.pages.push({ step, isCancelled: false, outbox: 'due', owner: null, rings: 0 });
}

function claim(model: Model, index: number, page: number): void {
  Object.assign(model.pages[page] ?? {}, { outbox: 'sending', owner: index });
  model.workers[index] = { does: 'sending', page, hasRung: false };
}

/** First the row is looked at and the page rings, then what came of it is written down. */
function send(model: Model, index: number): void {
  const worker = model.workers[index];
  const page = worker?.does === 'sending' ? model.pages[worker.page] : undefined;
  if (worker?.does !== 'sending' || page === undefined) return;
  if (worker.hasRung || page.isCancelled) {
    model.workers[index] = { does: 'nothing' };
    Object.assign(page, { outbox: 'done', owner: null });
    return;
  }
  page.rings += 1;
  model.rangAfterAck ||= model.isAcknowledged;
  worker.hasRung = true;
}

/** The process ends; its lease runs out, and another may take over what it was sending. */
function crash(model: Model, index: number): void {
  model.crashes += 1;
  model.workers[index] = { does: 'nothing' };
  for (const page of model.pages) if (page.owner === index) Object.assign(page, { outbox: 'due', owner: null });
}

/** As the use case does it: the acknowledgement, the end of the steps and of every page not sent, in one transaction. */
function acknowledge(model: Model): void {
  model.version += 1;
  model.isAcknowledged = true;
  model.escalation = { ...model.escalation, state: 'acknowledged', dueAt: null };
  // A page counts as sent only once that is written down.
  for (const page of model.pages) if (page.outbox !== 'done') page.isCancelled = true;
}

export const twoSteps: Policy = {
  id: 'p',
  repeat: 0,
  untilAck: false,
  steps: ['ana', 'bo'].map((id) => ({
    waitMs: 5 * minute,
    notify: [{ kind: 'person', id }],
    mode: 'everyone',
    whenEmpty: 'skip',
  })),
  final: { notify: [{ kind: 'person', id: 'cy' }] },
};
