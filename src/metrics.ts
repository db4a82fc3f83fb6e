import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Slack } from './ports.ts';
import type { Db } from './store/db.ts';
import { inboxBacklog } from './store/inbox.ts';
import { openIncidents } from './store/incidents.ts';
import { outboxBacklog } from './store/outbox.ts';

export interface Metrics {
  /** Counts the calls that go through this Slack. */
  watch(slack: Slack): Slack;
  render(): Promise<string>;
}

/** Prometheus metrics; what can be read from rows is read when it is asked for. */
export function createMetrics(db: Db, now: () => number): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  const calls = new Counter({
    name: 'muster_slack_calls_total',
    help: 'Calls to the Slack Web API by method and outcome',
    labelNames: ['method', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'muster_slack_call_seconds',
    help: 'How long Slack took to answer',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const open = new Gauge({
    name: 'muster_open_incidents',
    help: 'Open incidents by severity',
    labelNames: ['severity'],
    registers,
  });
  const overdue = new Gauge({ name: 'muster_outbox_overdue', help: 'Things that should have left', registers });
  const oldest = new Gauge({ name: 'muster_outbox_oldest_seconds', help: 'How late the oldest of them is', registers });
  const failed = new Gauge({
    name: 'muster_outbox_failed',
    help: 'Things that Slack refused and a person has to mend',
    registers,
  });
  const inbox = new Gauge({
    name: 'muster_inbox_waiting',
    help: 'Deliveries from Slack that are not handled yet',
    registers,
  });
  const poisoned = new Gauge({
    name: 'muster_inbox_poisoned',
    help: 'Deliveries from Slack that could not be handled',
    registers,
  });

  return {
    watch: (slack) => ({
      ...slack,
      call: async (method, args, options) => {
        const end = seconds.startTimer();
        const answer = await slack.call(method, args, options);
        end();
        calls.inc({ method, outcome: answer.kind === 'refused' ? answer.error : answer.kind });
        return answer;
      },
    }),
    render: async () => {
      open.reset();
      for (const { severity } of await openIncidents(db, 10_000)) open.inc({ severity });
      const waiting = await outboxBacklog(db, now());
      overdue.set(waiting.overdue);
      oldest.set(waiting.oldestDueAt === null ? 0 : (now() - waiting.oldestDueAt) / 1000);
      failed.set(waiting.failed);
      const received = await inboxBacklog(db);
      inbox.set(received.waiting);
      poisoned.set(received.poisoned);
      return registry.metrics();
    },
  };
}
