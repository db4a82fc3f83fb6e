import type { Registry } from 'prom-client';
import { type CanaryReceipt, canaryFact } from './domain/self-watch.ts';
import type { Slack } from './ports.ts';
import type { Db } from './store/db.ts';
import { fact } from './store/facts.ts';
import { inboxBacklog } from './store/inbox.ts';
import { openIncidents } from './store/incidents.ts';
import { outboxBacklog } from './store/outbox.ts';

export interface Metrics {
  /** Counts the calls that go through this Slack. */
  watch(slack: Slack): Slack;
  render(): Promise<string>;
}

interface CallCount {
  method: string;
  outcome: string;
  calls: number;
  seconds: number;
}

/**
 * Prometheus metrics, put together when they are asked for: most are read from rows, and what is counted meanwhile is
 * a few numbers. The library is loaded then too; a Muster that nobody scrapes does without its memory.
 */
export function createMetrics(db: Db, now: () => number): Metrics {
  const counts = new Map<string, CallCount>();
  const count = (method: string, outcome: string, ms: number) => {
    const key = `${method} ${outcome}`;
    const known = counts.get(key) ?? { method, outcome, calls: 0, seconds: 0 };
    counts.set(key, { ...known, calls: known.calls + 1, seconds: known.seconds + ms / 1000 });
  };
  return {
    watch: (slack) => ({
      ...slack,
      call: async (method, args, options) => {
        const startedAt = performance.now();
        const answer = await slack.call(method, args, options);
        count(method, answer.kind === 'refused' ? answer.error : answer.kind, performance.now() - startedAt);
        return answer;
      },
    }),
    render: async () => {
      const { Counter, Gauge, Registry: NewRegistry } = await import('prom-client');
      const registry: Registry = new NewRegistry();
      const gauge = (name: string, help: string, value: number) =>
        new Gauge({ name, help, registers: [registry] }).set(value);
      const labelNames = ['method', 'outcome'];
      const calls = new Counter({
        name: 'muster_slack_calls_total',
        help: 'Calls to the Slack Web API',
        labelNames,
        registers: [registry],
      });
      const seconds = new Counter({
        name: 'muster_slack_seconds_total',
        help: 'Time that Slack took to answer them',
        labelNames,
        registers: [registry],
      });
      for (const { method, outcome, calls: made, seconds: took } of counts.values()) {
        calls.inc({ method, outcome }, made);
        seconds.inc({ method, outcome }, took);
      }
      const open = new Gauge({
        name: 'muster_open_incidents',
        help: 'Open incidents',
        labelNames: ['severity'],
        registers: [registry],
      });
      // An exercise counts nowhere.
      for (const { severity, isDrill } of await openIncidents(db, 10_000)) if (!isDrill) open.inc({ severity });
      const waiting = await outboxBacklog(db, now());
      const lateMs = waiting.oldestDueAt === null ? 0 : now() - waiting.oldestDueAt;
      gauge('muster_outbox_overdue', 'Things that should have left', waiting.overdue);
      gauge('muster_outbox_oldest_seconds', 'How late the oldest of them is', lateMs / 1000);
      gauge('muster_outbox_failed', 'Things that Slack refused and a person has to mend', waiting.failed);
      const canary = await fact(db, canaryFact);
      if (canary !== null) {
        const { arrivedAt } = JSON.parse(canary) as CanaryReceipt;
        gauge('muster_canary_age_seconds', 'How long ago the last test page came through', (now() - arrivedAt) / 1000);
      }
      const received = await inboxBacklog(db);
      gauge('muster_inbox_waiting', 'Deliveries from Slack that are not handled yet', received.waiting);
      gauge('muster_inbox_poisoned', 'Deliveries from Slack that could not be handled', received.poisoned);
      return registry.metrics();
    },
  };
}
