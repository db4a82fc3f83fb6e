import { alarmRow } from '../domain/alarm-row.ts';
import { type Ctx, decided, type NewOutbox, remove, upsert } from '../domain/decision.ts';
import { priority } from '../domain/outbox.ts';
import type { Roster } from '../domain/roster.ts';
import {
  type CanaryReceipt,
  canaryFact,
  newsOf,
  type ToldTroubles,
  type Trouble,
  type TroubleKind,
  type TroubleNews,
  toldTroublesFact,
} from '../domain/self-watch.ts';
import { adminRows } from '../domain/watch-note.ts';
import { commit } from '../store/commit.ts';
import { currentRoster } from '../store/directory.ts';
import { fact } from '../store/facts.ts';
import { isCanaryUnderway, troublesInRows } from '../store/self-watch.ts';
import type { Deps } from '../usecases/perform.ts';
import { words } from '../words/words.ts';

const everyMs = 60_000;
/** One late test page is a busy minute; three in a row are a trouble. */
const missedMax = 3;
/** Told when two looks in a row see it: what has stood behind a page of later leaves a moment after that. */
const passing: ReadonlySet<TroubleKind> = new Set(['outbox_late', 'escalations_late', 'inbox_late']);

export interface SelfWatch {
  /** Looks, when a minute is over; returns when it wants to look again. */
  look(): Promise<number>;
  /** How many test pages in a row have not come through. */
  readonly missed: number;
  /** Why nobody should rely on this process; `null` = the test pages arrive. */
  whyNotTrusted(): string | null;
}

/**
 * Every minute a test page is written down, and sent like any page, to nobody; its receipt is what the next look asks
 * for. It also counts what should have been done and was not, and tells the admins and the operator, each trouble once.
 * What happened in the time in which the process did not run (a machine that slept) counts for nothing.
 */
export function createSelfWatch(
  deps: Deps,
  { makeCtx, pingsLost }: { makeCtx: () => Ctx; pingsLost: () => number },
): SelfWatch {
  const { db, log } = deps;
  let lookedAt = makeCtx().now;
  let isExpected = false;
  let missed = 0;
  let seenBefore: ReadonlySet<TroubleKind> = new Set();

  const countMissed = async () => {
    const text = await fact(db, canaryFact);
    const receipt = text === null ? null : (JSON.parse(text) as CanaryReceipt);
    const hasArrived = receipt !== null && receipt.arrivedAt >= lookedAt;
    missed = hasArrived || !isExpected ? 0 : missed + 1;
  };

  const inRows = async (ctx: Ctx): Promise<Trouble[]> => {
    const found = await troublesInRows(db, ctx.now);
    const lasting = found.filter(({ kind }) => !passing.has(kind) || seenBefore.has(kind));
    seenBefore = new Set(found.map(({ kind }) => kind));
    return lasting;
  };

  const troubles = async (ctx: Ctx): Promise<Trouble[]> => [
    ...(await inRows(ctx)),
    ...(missed >= missedMax ? [{ kind: 'canary_lost' as const, count: missed }] : []),
    ...(pingsLost() >= missedMax ? [{ kind: 'operator_silent' as const, count: pingsLost() }] : []),
  ];

  const look = async (ctx: Ctx) => {
    await countMissed();
    const text = await fact(db, toldTroublesFact);
    const before = text === null ? {} : (JSON.parse(text) as ToldTroubles);
    const { news, told } = newsOf(await troubles(ctx), before, ctx.now);
    for (const { kind, isOver, count } of news) log.error({ kind, isOver, count }, 'what Muster found out of itself');
    const { roster } = await currentRoster(db);
    const value = JSON.stringify(told);
    const changes = [
      // What has arrived is kept by its receipt alone: a row a minute would fill the table.
      remove('outbox', { kind: ['canary.send', 'operator.ping'], state: ['done', 'failed', 'dropped'] }),
      ...(value === (text ?? '{}') ? [] : [upsert('facts', { name: toldTroublesFact, value }, ['name'])]),
    ];
    const outbox = news.flatMap((one) => newsRows(one, roster, ctx));
    // One at a time: while the last is stuck, another one would only stand behind it.
    if (!(await isCanaryUnderway(db))) outbox.push(canaryRow(ctx));
    await commit(db, decided(null, { changes, outbox }), ctx);
    isExpected = true;
  };

  return {
    look: async () => {
      const ctx = makeCtx();
      if (Math.abs(ctx.now - lookedAt) < everyMs) return lookedAt + everyMs;
      try {
        await look(ctx);
      } finally {
        lookedAt = ctx.now;
      }
      deps.wake();
      return lookedAt + everyMs;
    },
    get missed() {
      return missed;
    },
    whyNotTrusted: () => (missed >= missedMax ? words.watch.notTrusted(missed) : null),
  };
}

/** Of several processes on one database one writes it: the key is the same within a minute. */
function canaryRow({ now }: Ctx): NewOutbox {
  const key = `canary:${Math.floor(now / everyMs)}`;
  return { key, kind: 'canary.send', priority: priority.page, payload: { writtenAt: now } };
}

function newsRows(news: TroubleNews, roster: Roster, { now }: Ctx): NewOutbox[] {
  const { kind, isOver, since, count } = news;
  const key = `trouble:${kind}:${Math.floor(since / everyMs)}:${isOver ? 'over' : count}`;
  const { title, what } = words.watch.troubles[kind];
  const report = {
    type: isOver ? `${kind}_over` : kind,
    incident: null,
    title: isOver ? words.watch.over(title) : title,
    text: isOver ? words.watch.overSince(new Date(since).toISOString()) : what(count),
    at: now,
  };
  return [alarmRow(key, report), ...adminRows(key, roster, { what: 'trouble', kind, isOver, since, count })];
}
